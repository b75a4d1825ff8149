namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// Collects gates on three qubits into blocks and makes anew those that have more two-qubit gates than their 8 x 8 unitary
/// needs (tket: ThreeQubitSquash). For circuits before layout: the new gates couple all three pairs.
[<RequireQualifiedAccess>]
module internal ThreeQubitBlocks =

    /// Blocks of no more CX than this are left alone: what a Toffoli gate takes.
    [<Literal>]
    let private Enough = 6

    /// The decomposition with each of the qubits in turn as the multiplexed one, and tidied up.
    let private candidates measured (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        [
            qubits
            [| qubits[1]; qubits[2]; qubits[0] |]
            [| qubits[2]; qubits[0]; qubits[1] |]
        ]
        |> List.map (fun order ->
            let positions = [| 0; 1; 2 |] |> Array.map LanguagePrimitives.Int32WithMeasure<'q>

            Blocks.unitary order gates
            |> ThreeQubitSynthesis.ofFlat measured
            |> List.map (Rewrite.operation positions)
            |> Rewrite.ofGates 3
            |> Cancellation.cancel
            |> TwoQubitBlocks.resynthesise TwoQubitBasis.logical
            |> fun tidy ->
                [
                    for operation in tidy.Operations -> Operation.mapQubits (fun q -> order[int q]) operation
                ])

    let private better measured (qubits: int<'q>[]) (gates: Operation<'q>[]) =
        let before = Blocks.cxCost gates

        if qubits.Length < 3 || before <= Enough then
            None
        else
            let best = candidates measured qubits gates |> List.minBy Blocks.cxCost
            if Blocks.cxCost best < before then Some best else None

    /// Replaces each three-qubit block that takes fewer CX made anew (20 at most for almost every unitary), until none is left;
    /// all else stays as it is. The unitary is kept up to a global phase.
    let resynthesise (circuit: Circuit<'q>) : Circuit<'q> =
        Rewrite.untilNone (Blocks.replace 3 (fun _ -> better false)) circuit

    /// The same, and blocks of which all qubits are measured next are made up to a diagonal that no measurement sees: 19 CX.
    /// The distribution of all measurements is kept, the unitary is not.
    let resynthesiseMeasured (circuit: Circuit<'q>) : Circuit<'q> =
        Rewrite.untilNone (Blocks.replace 3 better) circuit
