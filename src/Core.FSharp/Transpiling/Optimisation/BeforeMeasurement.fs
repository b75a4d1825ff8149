namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits

/// Drops diagonal gates whose phases no measurement sees (Qiskit: RemoveDiagonalGatesBeforeMeasure, which stops at the first
/// layer; this goes on until none is left, as tket does).
[<RequireQualifiedAccess>]
module internal BeforeMeasurement =

    /// Without the diagonal gates all of whose qubits are measured next, or after gates that are diagonal in them
    /// (controls too: a phase moves through a control) or only permute the basis states of such qubits. Barriers, resets and ends without a measurement hold them.
    /// The distribution of all measurements stays exactly the same, the unitary does not. One backward scan, linear time.
    let removeDiagonal (circuit: Circuit<'q>) : Circuit<'q> =
        let measuredNext = MeasuredNext.atEnd circuit
        let kept = Stack<Operation<'q>>()

        for index in circuit.Operations.Length - 1 .. -1 .. 0 do
            let operation = circuit.Operations[index]

            let unseen =
                operation.IsApply
                && Operation.qubits operation |> List.forall (fun q -> measuredNext[int q])
                && Array.forall id (GateAlgebra.keepsZ operation)

            if not unseen then
                kept.Push operation
                MeasuredNext.stepBack measuredNext operation

        if kept.Count = circuit.Operations.Length then
            circuit
        else
            Rewrite.withOperations circuit kept
