/// What one run of a compiled circuit takes: the figures that Qiskit reports, and both gate times.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// One run in the chosen forms, and what stands beside it whatever the forms are.
type NativeCost =
    {
        /// The run in the chosen forms.
        Run: RunCost
        /// Makespan of the schedule: Qiskit's estimate_duration.
        Scheduled: float<s>
        /// The same in the device's time steps, rounded once (half to even); None where the device has no time step.
        Steps: float<dt> option
        /// The makespan with virtual rotations charged. Never below Scheduled.
        Analytical: float<s>
        /// Gates and readouts whose calibrated error is 1. Where it is not 0, the logarithm of Qiskit's product is not
        /// defined and Run's contains the substitutes.
        ErrorOneUses: int
        /// Run's ln(success) of gates and readouts without those.
        LogKnown: float
        /// The circuit on the device's qubits, and its schedule in the chosen form, delays included.
        Circuit: PhysicalCircuit
        Schedule: Schedule<s>
    }

    /// ln of the success of gates and readouts, substitutes included.
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

    /// Of a circuit that was compiled here. MissingCalibration for a duration that is not known.
    let ofPhysical (forms: CostForms) (target: Target) (circuit: PhysicalCircuit) : Result<NativeCost, HybHanasError> =
        figures forms target circuit Ok

    /// Of a circuit that was compiled elsewhere, of whose routing nothing is known. Errors: as of NativeCircuit.onto;
    /// MissingCalibration for a duration that is not known.
    let ofNative (forms: CostForms) (target: Target) (native: NativeCircuit) : Result<NativeCost, HybHanasError> =
        NativeCircuit.onto target native
        |> Result.bind (fun circuit -> figures forms target circuit (NativeCircuit.withDelays target native))
