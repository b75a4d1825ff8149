/// Where the time and the reliability of one run go: by layer of the circuit, by calibration entry, by idle qubit.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

type EntryUse =
    {
        Instruction: string
        Qubits: int list
        Uses: int
        RoutingUses: int
        Busy: float<s>
        Critical: float<s>
        LogLoss: float
    }

type LayerUse =
    {
        Index: int
        Operations: int
        Start: float<s>
        Finish: float<s>
        Critical: float<s>
        CriticalOn: (string * int list) option
    }

type IdleUse =
    {
        Qubit: int
        Idle: float<s>
        LogLoss: float
    }

type Explanation =
    {
        Makespan: float<s>
        Layers: LayerUse list
        Entries: EntryUse list
        Idle: IdleUse list
    }

[<RequireQualifiedAccess>]
module Explanation =

    /// A barrier that takes time is a delay.
    let private named operation =
        let name =
            match operation with
            | Operation.Barrier _ -> "delay"
            | _ -> CalibratedOperation.name operation

        name, Operation.qubits operation |> List.map int

    let private counts (circuit: Circuit<physical>) (schedule: Schedule<s>) index =
        CalibratedOperation.acts circuit.Operations[index]
        || schedule.Durations[index] > 0.0<s>

    /// For each operation: the one whose end it waits for, or -1; and its layer, barriers not counted.
    let private waits (circuit: Circuit<physical>) (schedule: Schedule<s>) =
        let last = Array.create (circuit.Qubits + circuit.Clbits) -1
        let before = Array.create circuit.Operations.Length -1
        let layer = Array.zeroCreate circuit.Operations.Length

        let finish index =
            if index < 0 then
                -1.0<s>
            else
                schedule.Starts[index] + schedule.Durations[index]

        for index in 0 .. circuit.Operations.Length - 1 do
            let operation = circuit.Operations[index]
            let wires = Schedule.wires circuit operation

            for wire in wires do
                let earlier = last[wire]

                if finish earlier > finish before[index] then
                    before[index] <- earlier

                if earlier >= 0 then
                    layer[index] <- max layer[index] layer[earlier]

                last[wire] <- index

            if counts circuit schedule index then
                layer[index] <- layer[index] + 1

        before, layer

    /// True for the operations of one critical path, from the last operation that ends at the makespan back to the start.
    let private critical (schedule: Schedule<s>) (before: int[]) =
        let onPath = Array.create before.Length false

        let mutable index =
            seq { 0 .. before.Length - 1 }
            |> Seq.tryFind (fun index -> schedule.Starts[index] + schedule.Durations[index] = schedule.Makespan)
            |> Option.defaultValue -1

        while index >= 0 do
            onPath[index] <- true
            index <- before[index]

        onPath

    let private entries (target: Target) (circuit: PhysicalCircuit) (schedule: Schedule<s>) (stale: StaleError list) charged =
        let substitutes =
            Map.ofList [ for entry in stale -> (entry.Instruction, entry.Qubits), entry.Substitute ]

        let loss operation =
            match Map.tryFind (named operation) substitutes, (CalibratedOperation.row target operation).Error with
            | Some error, _
            | None, Some error -> 0.0 - log (1.0 - error)
            | None, None -> 0.0

        [ 0 .. circuit.Circuit.Operations.Length - 1 ]
        |> List.filter (counts circuit.Circuit schedule)
        |> List.groupBy (fun index -> named circuit.Circuit.Operations[index])
        |> List.map (fun ((instruction, qubits), indices) ->
            {
                Instruction = instruction
                Qubits = qubits
                Uses = indices.Length
                RoutingUses = indices |> List.filter (fun index -> circuit.IsRouting[index]) |> List.length
                Busy = indices |> List.sumBy (fun index -> schedule.Durations[index])
                Critical = indices |> List.sumBy charged
                LogLoss = indices |> List.sumBy (fun index -> loss circuit.Circuit.Operations[index])
            })
        |> List.sortByDescending (fun entry -> entry.Critical, entry.LogLoss)

    let private layers (circuit: Circuit<physical>) (schedule: Schedule<s>) (layer: int[]) (onPath: bool[]) charged =
        [ 0 .. layer.Length - 1 ]
        |> List.filter (counts circuit schedule)
        |> List.groupBy (fun index -> layer[index])
        |> List.sortBy fst
        |> List.map (fun (number, indices) ->
            {
                Index = number
                Operations = indices.Length
                Start = indices |> List.map (fun index -> schedule.Starts[index]) |> List.min
                Finish =
                    indices
                    |> List.map (fun index -> schedule.Starts[index] + schedule.Durations[index])
                    |> List.max
                Critical = indices |> List.sumBy charged
                CriticalOn =
                    indices
                    |> List.tryFind (fun index -> onPath[index])
                    |> Option.map (fun index -> named circuit.Operations[index])
            })

    let private idle (target: Target) (circuit: PhysicalCircuit) (schedule: Schedule<s>) =
        Decoherence.idleTimes circuit schedule
        |> List.map (fun (qubit, time) ->
            let row = target.Calibration.Qubits[int qubit]

            {
                Qubit = int qubit
                Idle = time
                LogLoss = 0.0 - Decoherence.decay time row.T1 - Decoherence.decay time row.T2
            })
        |> List.sortByDescending _.LogLoss

    let ofSchedule (target: Target) (circuit: PhysicalCircuit) (schedule: Schedule<s>) : Result<Explanation, HybHanasError> =
        result {
            let! reliability = Reliability.ofCircuit target circuit
            let before, layer = waits circuit.Circuit schedule
            let onPath = critical schedule before

            let charged index =
                if onPath[index] then schedule.Durations[index] else 0.0<s>

            return
                {
                    Makespan = schedule.Makespan
                    Layers = layers circuit.Circuit schedule layer onPath charged
                    Entries = entries target circuit schedule reliability.Stale charged
                    Idle = idle target circuit schedule
                }
        }

    let ofCircuit (form: GateTime) (target: Target) (circuit: PhysicalCircuit) : Result<Explanation, HybHanasError> =
        GateTime.schedule form target circuit |> Result.bind (ofSchedule target circuit)
