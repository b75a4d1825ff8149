/// What one run of a circuit is charged: the makespan of its as-soon-as-possible schedule, readout included.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
type GateTime =
    | Scheduled
    | Analytical

[<RequireQualifiedAccess>]
module GateTime =

    let private isVirtual gate =
        match gate with
        | Gate.RZ
        | Gate.P
        | Gate.U1 -> true
        | _ -> false

    let private charged (target: Target) (operation: Operation<physical>) (calibrated: float<s>) =
        match operation with
        | Operation.Apply(gate, _, ([ qubit ] as qubits)) when isVirtual gate ->
            let pulse: Operation<physical> = Operation.Apply(Gate.SX, [], [ qubit ])

            match Target.tryInstruction Gate.SX qubits target |> Option.bind _.Duration with
            | Some duration -> Ok(max calibrated duration)
            | None -> Error(CalibratedOperation.lacks target "duration" pulse)
        | _ -> Ok calibrated

    let durations (form: GateTime) (target: Target) (circuit: PhysicalCircuit) : Result<ImmutableArray<float<s>>, HybHanasError> =
        result {
            let! calibrated = Schedule.durations target circuit

            match form with
            | GateTime.Scheduled -> return calibrated
            | GateTime.Analytical ->
                let! charged =
                    Seq.zip circuit.Circuit.Operations calibrated
                    |> Results.traverse (fun (operation, duration) -> charged target operation duration)

                return ImmutableArray.CreateRange charged
        }

    let schedule (form: GateTime) (target: Target) (circuit: PhysicalCircuit) : Result<Schedule<s>, HybHanasError> =
        durations form target circuit
        |> Result.map (fun durations -> Schedule.asSoonAsPossible durations circuit)
