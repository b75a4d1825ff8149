/// When each operation of a physical circuit starts.
namespace HybHanas.Core.Costing

open System
open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

[<Measure>]
type dt

type Schedule<[<Measure>] 'u> =
    private
        {
            StartTimes: ImmutableArray<float<'u>>
            Lengths: ImmutableArray<float<'u>>
            Total: float<'u>
        }

    member this.Starts = this.StartTimes

    member this.Durations = this.Lengths

    member this.Makespan = this.Total

[<RequireQualifiedAccess>]
module internal Schedule =

    let internal wires (circuit: Circuit<physical>) (operation: Operation<physical>) : int list =
        match operation with
        | Operation.Measure(qubit, clbit) -> [ int qubit; circuit.Qubits + clbit ]
        | _ -> Operation.qubits operation |> List.map int

    /// Starts, in the given order of operations, each as early as its wires allow; and the makespan.
    let private earliest (circuit: Circuit<physical>) (durations: ImmutableArray<float<'u>>) (order: int seq) =
        let free: float<'u>[] = Array.zeroCreate (circuit.Qubits + circuit.Clbits)
        let starts: float<'u>[] = Array.zeroCreate circuit.Operations.Length
        let mutable makespan = 0.0<_>

        for index in order do
            let wires = wires circuit circuit.Operations[index]
            let start = wires |> List.fold (fun latest wire -> max latest free[wire]) 0.0<_>
            let finish = start + durations[index]
            starts[index] <- start
            makespan <- max makespan finish

            for wire in wires do
                free[wire] <- finish

        starts, makespan

    let private requireOneEach (circuit: PhysicalCircuit) (durations: ImmutableArray<float<'u>>) =
        if durations.Length <> circuit.Circuit.Operations.Length then
            invalidArg (nameof durations) "one duration for each operation"

    let asSoonAsPossible (durations: ImmutableArray<float<'u>>) (circuit: PhysicalCircuit) : Schedule<'u> =
        requireOneEach circuit durations

        let starts, makespan =
            earliest circuit.Circuit durations (seq { 0 .. durations.Length - 1 })

        {
            StartTimes = ImmutableArray.CreateRange starts
            Lengths = durations
            Total = makespan
        }

    let asLateAsPossible (durations: ImmutableArray<float<'u>>) (circuit: PhysicalCircuit) : Schedule<'u> =
        requireOneEach circuit durations

        let mirrored, makespan =
            earliest circuit.Circuit durations (seq { durations.Length - 1 .. -1 .. 0 })

        let start index (mirrored: float<'u>) =
            makespan - (mirrored + durations[index])

        {
            StartTimes = mirrored |> Array.mapi start |> ImmutableArray.CreateRange
            Lengths = durations
            Total = makespan
        }

    let durations (target: Target) (circuit: PhysicalCircuit) : Result<ImmutableArray<float<s>>, HybHanasError> = result {
        do! CalibratedOperation.requireSameDevice target circuit

        let! durations =
            circuit.Circuit.Operations
            |> Results.traverse (fun operation ->
                match (CalibratedOperation.row target operation).Duration with
                | Some duration -> Ok duration
                | None -> Error(CalibratedOperation.lacks target "duration" operation))

        return ImmutableArray.CreateRange durations
    }

    let durationsInSteps (target: Target) (circuit: PhysicalCircuit) : Result<ImmutableArray<float<dt>>, HybHanasError> = result {
        let! durations = durations target circuit

        match target.Calibration.Dt with
        | None -> return! Error(HybHanasError.MissingCalibration(target.Calibration.Name, "every instruction", [], "time step"))
        | Some step ->
            return
                durations
                |> Seq.map (fun duration -> Math.Round(duration / step, MidpointRounding.ToEven) * 1.0<dt>)
                |> ImmutableArray.CreateRange
    }
