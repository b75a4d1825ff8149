/// What waiting costs: relaxation and dephasing, as factors exp(-t/T1) and exp(-t/T2), kept as a logarithm. A missing
/// T1 or T2 counts as a factor of 1.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

/// Which time a circuit's qubits are charged for.
[<RequireQualifiedAccess>]
type Decoherence =
    /// Each used qubit for its own idle time with its own T1 and T2. Idle time: the gaps between its first and its last
    /// operation that takes time. Before the first it is still in |0>, after the last nobody looks; during a gate the
    /// gate's error contains the decoherence already.
    | PerQubitIdle
    /// The circuit once for its whole makespan with the mean T1 and the mean T2 of the used qubits.
    | WholeDuration

[<RequireQualifiedAccess>]
module internal Decoherence =

    /// ln exp(-t/T), where the constant may be missing or 0.
    let internal decay (time: float<s>) (constant: float<s> option) =
        match constant with
        | Some constant when time > 0.0<s> -> -(time / constant)
        | _ -> 0.0

    let private mean (values: float<s> list) =
        match values with
        | [] -> None
        | values -> Some(List.average values)

    /// The qubits with at least one gate, measurement or reset, in order of first use.
    let usedQubits (circuit: PhysicalCircuit) : PhysicalQubit list =
        circuit.Circuit.Operations
        |> Seq.filter CalibratedOperation.acts
        |> Seq.collect Operation.qubits
        |> Seq.distinct
        |> List.ofSeq

    /// The idle time of each qubit that some operation takes time on, in order of first such operation. Gaps are added
    /// up one by one, so operations without a gap between them leave exactly 0.
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

    /// The logarithm of all factors, at most 0; the schedule is the circuit's on this target.
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
