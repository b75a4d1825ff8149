/// What is known of a network at a glance, before anything is compiled or trained.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

/// What is known of a genome at no cost worth mentioning.
type Sketch =
    {
        /// One for each known objective, in their order: its exact value, or None where it must be worked out; the same ones for every genome.
        Exact: float option list
        /// Numbers of order one, always as many, that what must be worked out is nearly linear in.
        Regressors: float[]
    }

[<RequireQualifiedAccess>]
module Sketch =

    /// Largest number of pairs of a pattern that share a qubit: layers of gates that one entangling layer takes at least.
    let private layers (pairs: (LogicalQubit * LogicalQubit) list) =
        pairs
        |> List.collect (fun (a, b) -> [ a; b ])
        |> List.countBy id
        |> List.fold (fun most (_, count) -> max most count) 0

    let private regressors = 7

    /// What the time on hardware depends on, by the terms of the cost model: ln of the evaluations and of the layers in sequence, and linearly (in the
    /// exponent of the success probability) gates of either kind and qubits.
    let private quantum (ansatz: Ansatz) : float[] =
        let qubits, depth = ansatz.Qubits, ansatz.Depth

        let rotations, pairs, gate =
            match ansatz.Layer with
            | LayerForm.Patterned(rotations, entanglement, gate) ->
                (Rotations.axes rotations).Length, Entanglement.pairs qubits entanglement, gate
            | LayerForm.StronglyEntangling -> 3, Entanglement.pairs qubits Entanglement.Circular, EntanglingGate.Cnot

        let twoQubit = float (depth * pairs.Length) / 100.0
        let isCz = gate.IsCz

        [|
            log10 (float (1 + 2 * Ansatz.weights ansatz))
            log10 (float depth)
            log10 (float (max 1 (layers pairs)))
            (if isCz then 0.0 else twoQubit)
            (if isCz then twoQubit else 0.0)
            float (depth * qubits * rotations) / 100.0
            float qubits / 10.0
        |]

    /// For log10 time and log10 parameters, in this order; of a genome that is not legal nothing is known.
    let ofNetwork (space: Space) (genome: Genome) : Sketch =
        match Space.decode genome space with
        | Error _ ->
            {
                Exact = []
                Regressors = Array.zeroCreate regressors
            }
        | Ok network ->
            {
                Exact = [ None; Some(log10 (float (Parameters.count network).Total)) ]
                Regressors = quantum network.Ansatz
            }
