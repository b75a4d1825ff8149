namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// Which qubits are measured next, but for operations that leave their Z values alone or only permute those of such qubits:
/// a phase there is never seen.
[<RequireQualifiedAccess>]
module internal MeasuredNext =

    /// The state after the last operation: nothing more is measured.
    let atEnd (circuit: Circuit<'q>) : bool[] = Array.create circuit.Qubits false

    /// From the state after an operation to that before it. In place.
    let stepBack (state: bool[]) (operation: Operation<'q>) : unit =
        match operation with
        | Operation.Measure(q, _) -> state[int q] <- true
        | Operation.Apply(gate, _, qubits) when GateAlgebra.permutes gate && qubits |> List.forall (fun q -> state[int q]) -> ()
        | _ ->
            let keepsZ = GateAlgebra.keepsZ operation

            Operation.qubits operation
            |> List.iteri (fun position q ->
                if not keepsZ[position] then
                    state[int q] <- false)
