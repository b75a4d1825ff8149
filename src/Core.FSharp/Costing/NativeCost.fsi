/// What one run of a compiled circuit takes: the figures that Qiskit reports, and both gate times.
namespace HybHanas.Core.Costing

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
    member LogFidelity: float

/// What a run takes.
[<RequireQualifiedAccess>]
module NativeCost =

    /// Of a circuit that was compiled here. MissingCalibration for a duration that is not known.
    val ofPhysical: forms: CostForms -> target: Target -> circuit: PhysicalCircuit -> Result<NativeCost, HybHanasError>

    /// Of a circuit that was compiled elsewhere, of whose routing nothing is known. Errors: as of NativeCircuit.onto;
    /// MissingCalibration for a duration that is not known.
    val ofNative: forms: CostForms -> target: Target -> native: NativeCircuit -> Result<NativeCost, HybHanasError>
