/// What one run of a compiled circuit takes: the figures that Qiskit reports, and both gate times.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

type NativeCost =
    {
        Run: RunCost
        Scheduled: float<s>
        Steps: float<dt> option
        Analytical: float<s>
        ErrorOneUses: int
        LogKnown: float
        Circuit: PhysicalCircuit
        Schedule: Schedule<s>
    }

    member this.LogFidelity =
        this.Run.Reliability.LogGates + this.Run.Reliability.LogReadout

[<RequireQualifiedAccess>]
module NativeCost =

    let private figures (forms: CostForms) (target: Target) (circuit: PhysicalCircuit) withDelays = result {
        let schedule form =
            GateTime.durations form target circuit
            |> Result.bind withDelays
            |> Result.map (fun durations -> Schedule.asSoonAsPossible durations circuit)

        let! scheduled = schedule GateTime.Scheduled
        let! analytical = schedule GateTime.Analytical

        let chosen =
            match forms.GateTime with
            | GateTime.Scheduled -> scheduled
            | GateTime.Analytical -> analytical

        let! run =
            QuantumCost.scheduled forms RoutingReference.MarkedGates target circuit chosen

        let stale = run.Reliability.Stale

        let substituted =
            stale
            |> List.sumBy (fun entry -> float entry.Uses * log (1.0 - entry.Substitute))

        return
            {
                Run = run
                Scheduled = scheduled.Makespan
                Steps =
                    target.Calibration.Dt
                    |> Option.map (fun step -> Math.Round(scheduled.Makespan / step, MidpointRounding.ToEven) * 1.0<dt>)
                Analytical = analytical.Makespan
                ErrorOneUses = stale |> List.sumBy _.Uses
                LogKnown = run.Reliability.LogGates + run.Reliability.LogReadout - substituted
                Circuit = circuit
                Schedule = chosen
            }
    }

    let ofPhysical (forms: CostForms) (target: Target) (circuit: PhysicalCircuit) : Result<NativeCost, HybHanasError> =
        figures forms target circuit Ok

    let ofNative (forms: CostForms) (target: Target) (native: NativeCircuit) : Result<NativeCost, HybHanasError> =
        NativeCircuit.onto target native
        |> Result.bind (fun circuit -> figures forms target circuit (NativeCircuit.withDelays target native))
