/// What is known of a network at a glance, before anything is compiled or trained.
namespace HybHanas.Core.Searching

open HybHanas.Core.Networks

/// What is known of a genome at no cost worth mentioning.
type Sketch =
    {
        /// One for each known objective, in their order: its exact value, or None where it must be worked out; the same ones for every genome.
        Exact: float option list
        /// Numbers of order one, always as many, that what must be worked out is nearly linear in.
        Regressors: float[]
    }

/// Sketches of networks.
[<RequireQualifiedAccess>]
module Sketch =

    /// With the exact values of the known objectives, in their order, as the network gives them; of a genome that is not legal nothing is known.
    val internal ofDecoded: exact: (Architecture -> float option list) -> space: Space -> genome: Genome -> Sketch

    /// For log10 time and log10 parameters, in this order; of a genome that is not legal nothing is known.
    val ofNetwork: space: Space -> genome: Genome -> Sketch
