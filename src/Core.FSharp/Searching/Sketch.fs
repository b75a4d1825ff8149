/// What is known of a network at a glance, before anything is compiled or trained.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

type Sketch =
    {
        Exact: float option list
        Regressors: float[]
    }

[<RequireQualifiedAccess>]
module Sketch =

    /// Largest number of pairs that share a qubit: layers of gates that the pairs take at least.
    let private layers (pairs: (LogicalQubit * LogicalQubit) list) =
        pairs
        |> List.collect (fun (a, b) -> [ a; b ])
        |> List.countBy id
        |> List.fold (fun most (_, count) -> max most count) 0

    /// Two-qubit gates of the whole circuit, the layers that those of an entangling layer take, whether they are CZ.
    let private entangling (ansatz: Ansatz) : struct (int * int * bool) =
        let qubits = ansatz.Qubits

        match ansatz.Layer with
        | LayerForm.Patterned(_, entanglement, gate) ->
            let pairs = Entanglement.pairs qubits entanglement
            struct (ansatz.Depth * pairs.Length, layers pairs, gate.IsCz)
        | LayerForm.StronglyEntangling -> struct (ansatz.Depth * qubits, 2, false)
        | LayerForm.Ranged ranged ->
            let each = ranged |> Seq.map (RangedLayer.pairs qubits) |> List.ofSeq
            struct (List.sumBy List.length each, each |> List.map layers |> List.max, false)

    let private regressors = 8

    /// What the time on hardware depends on, by the terms of the cost model, and the network's size: log10 of the evaluations and of the layers in sequence, and linearly (in the
    /// exponent of the success probability) gates of either kind and qubits; log10 of all parameters.
    let private sizes (network: Architecture) : float[] =
        let ansatz = network.Ansatz
        let struct (gates, layers, isCz) = entangling ansatz
        let gates = float gates / 100.0
        let weights = Ansatz.weights ansatz

        [|
            log10 (float (1 + 2 * weights))
            log10 (float ansatz.Depth)
            log10 (float (max 1 layers))
            (if isCz then 0.0 else gates)
            (if isCz then gates else 0.0)
            float weights / 100.0
            float ansatz.Qubits / 10.0
            log10 (float (Parameters.count network).Total)
        |]

    let ofDecoded (exact: Architecture -> float option list) (space: Space) (genome: Genome) : Sketch =
        match Space.decode genome space with
        | Error _ ->
            {
                Exact = []
                Regressors = Array.zeroCreate regressors
            }
        | Ok network ->
            {
                Exact = exact network
                Regressors = sizes network
            }

    let ofNetwork (space: Space) (genome: Genome) : Sketch =
        ofDecoded (fun network -> [ None; Some(log10 (float (Parameters.count network).Total)) ]) space genome
