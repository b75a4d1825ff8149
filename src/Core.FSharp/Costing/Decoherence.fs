/// What waiting costs: relaxation and dephasing, as factors exp(-t/T1) and exp(-t/T2), kept as a logarithm.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
type Decoherence =
    | PerQubitIdle
    | WholeDuration

[<RequireQualifiedAccess>]
module internal Decoherence =

    let internal decay (time: float<s>) (constant: float<s> option) =
        match constant with
        | Some constant when time > 0.0<s> -> -(time / constant)
        | _ -> 0.0

    let private mean (values: float<s> list) =
        match values with
        | [] -> None
        | values -> Some(List.average values)

    let usedQubits (circuit: PhysicalCircuit) : PhysicalQubit list =
        circuit.Circuit.Operations
        |> Seq.filter CalibratedOperation.acts
        |> Seq.collect Operation.qubits
        |> Seq.distinct
        |> List.ofSeq

    let idleTimes (circuit: PhysicalCircuit) (schedule: Schedule<s>) : (PhysicalQubit * float<s>) list =
        let idle: float<s>[] = Array.zeroCreate circuit.Circuit.Qubits
        let freeSince: float<s>[] = Array.zeroCreate circuit.Circuit.Qubits
        let order = ResizeArray<PhysicalQubit>()
        let started = System.Collections.Generic.HashSet<PhysicalQubit>()

        for index in 0 .. circuit.Circuit.Operations.Length - 1 do
            let operation = circuit.Circuit.Operations[index]

            // A delay is a barrier that takes time: its qubit waits.
            if schedule.Durations[index] > 0.0<s> && CalibratedOperation.acts operation then
                let start = schedule.Starts[index]

                for qubit in Operation.qubits operation do
                    if started.Add qubit then
                        order.Add qubit
                    else
                        idle[int qubit] <- idle[int qubit] + (start - freeSince[int qubit])

                    freeSince[int qubit] <- start + schedule.Durations[index]

        [ for qubit in order -> qubit, idle[int qubit] ]

    let log (form: Decoherence) (target: Target) (circuit: PhysicalCircuit) (schedule: Schedule<s>) : float =
        let qubits = target.Calibration.Qubits

        match form with
        | Decoherence.PerQubitIdle ->
            idleTimes circuit schedule
            |> List.sumBy (fun (qubit, idle) -> decay idle qubits[int qubit].T1 + decay idle qubits[int qubit].T2)
        | Decoherence.WholeDuration ->
            let used = usedQubits circuit |> List.map (fun qubit -> qubits[int qubit])

            decay schedule.Makespan (used |> List.choose _.T1 |> mean)
            + decay schedule.Makespan (used |> List.choose _.T2 |> mean)
