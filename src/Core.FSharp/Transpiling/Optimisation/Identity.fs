namespace HybHanas.Core.Transpiling

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// Drops gates that do nothing (Qiskit: RemoveIdentityEquivalent).
[<RequireQualifiedAccess>]
module internal Identity =

    /// 1 - F_avg = d (1 - |tr U / d|^2) / (d + 1), below which a gate is dropped.
    [<Literal>]
    let private Infidelity = 1e-12

    let private isIdentity operation =
        match operation with
        | Operation.Apply((Gate.Id | Gate.U0), _, _) -> true
        | Operation.Apply(_, [], _) -> false
        | Operation.Apply(gate, angles, _) ->
            match GateAlgebra.tryAngles angles with
            | Some angles ->
                let size = 1 <<< GateTable.qubits gate
                let m = GateAlgebra.matrix gate angles
                let mutable trace = Complex.Zero

                for k in 0 .. size - 1 do
                    trace <- trace + m[k * size + k]

                let d = float size
                let overlap = trace.Magnitude / d
                d * (1.0 - overlap * overlap) / (d + 1.0) < Infidelity
            | None -> false
        | _ -> false

    /// Without the gates whose average gate infidelity from the identity, up to a global phase, is below 1e-12.
    let remove (circuit: Circuit<'q>) : Circuit<'q> =
        if circuit.Operations |> Seq.exists isIdentity then
            circuit.Operations
            |> Seq.filter (isIdentity >> not)
            |> Rewrite.withOperations circuit
        else
            circuit
