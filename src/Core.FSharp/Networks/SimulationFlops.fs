/// Floating-point operations of simulating a network's circuit as a dense state vector, as a general simulator does it: a
/// complex product is 6, a complex sum 2. What hardware does not have to compute, and so no part of the classical count.
///
/// For one sample of n qubits, forward: a gate on k qubits is a 2^k x 2^k matrix on 2^(n-k) slices, (8 2^k - 2) 2^n; the
/// expectations of all qubits are (n + 3) 2^n; amplitudes on k qubits are normalised in 3 2^k; what has a condition counts as done. Backward, by the adjoint method
/// (Jones and Gacon 2020): (n + 2) 2^n for the first bra, each gate undone on ket and bra, for each angle that is a weight or an
/// input the gate's derivative and an inner product of 4 2^n, and 5 2^k for normalised amplitudes.
namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module SimulationFlops =

    let private gate amplitudes qubits =
        (8L * (1L <<< qubits) - 2L) * amplitudes

    let rec private operation amplitudes (step: Operation<logical>) =
        match step with
        | Operation.Apply(_, angles, qubits) ->
            let once = gate amplitudes qubits.Length
            let free = angles |> List.filter (fun angle -> not angle.IsFixed) |> List.length
            once, 2L * once + int64 free * (once + 4L * amplitudes)
        | Operation.Prepare(inputs, _) -> 3L * int64 inputs.Length, 5L * int64 inputs.Length
        | Operation.Opaque(_, _, qubits) ->
            let once = gate amplitudes qubits.Length
            once, 2L * once
        | Operation.Conditional(_, inner) -> operation amplitudes inner
        | Operation.Measure _
        | Operation.Reset _
        | Operation.Barrier _ -> 0L, 0L

    let ofCircuit (batch: int) (circuit: Circuit<logical>) : FlopCount =
        let n = int64 circuit.Qubits
        let amplitudes = 1L <<< circuit.Qubits

        let forward, backward =
            (((n + 3L) * amplitudes, (n + 2L) * amplitudes), circuit.Operations)
            ||> Seq.fold (fun (forward, backward) step ->
                let f, b = operation amplitudes step
                forward + f, backward + b)

        {
            Forward = int64 batch * forward * 1L<flop>
            Backward = int64 batch * backward * 1L<flop>
        }

    let ofAnsatz (batch: int) (ansatz: Ansatz) : FlopCount =
        ofCircuit batch (Ansatz.measured ansatz)

    let total (batch: int) (architecture: Architecture) : FlopCount =
        Flops.sum [ Flops.total batch architecture; ofAnsatz batch architecture.Ansatz ]
