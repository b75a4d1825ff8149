/// What is known at a glance of the objectives of a search.
namespace HybHanas.Core.Searching

/// Sketches for the objectives of a specification.
[<RequireQualifiedAccess>]
module QuantitySketch =

    /// For the scores of the known objectives, in their order: those that the architecture decides are exact; of a genome that is not legal
    /// nothing is known.
    val ofGenome: known: Quantity list -> space: Space -> genome: Genome -> Sketch
