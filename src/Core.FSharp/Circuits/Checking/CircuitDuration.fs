/// A lower bound of how long a circuit takes on a device.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<RequireQualifiedAccess>]
module internal CircuitDuration =

    let rec private cost (device: DeviceLimits) (operation: Operation<'q>) =
        let median (duration: float<s> option) = duration |> Option.defaultValue 0.0<s>

        match operation with
        | Operation.Apply(gate, _, _) ->
            let gate = CheckedGate.ofGate gate

            float gate.Pulses * median device.OneQubitGate
            + float gate.Entanglers * median device.TwoQubitGate
        | Operation.Measure _ -> median device.Readout
        | Operation.Conditional(_, inner) -> cost device inner
        | _ -> 0.0<s>

    /// The makespan with median durations: each gate as the least pulses and native gates that it takes, nothing routed.
    let ofCircuit (device: DeviceLimits) (circuit: Circuit<'q>) : float<s> =
        let ends = Array.create circuit.Qubits 0.0<s>

        for operation in circuit.Operations do
            let qubits = Operation.qubits operation |> List.map int
            let start = qubits |> List.fold (fun latest q -> max latest ends[q]) 0.0<s>
            let finish = start + cost device operation

            for q in qubits do
                ends[q] <- finish

        Array.fold max 0.0<s> ends
