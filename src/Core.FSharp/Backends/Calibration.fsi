/// What is known of a backend: its couplings, and the measured durations and errors of each instruction on each
/// qubit. Values are as measured; what is missing stays missing.
namespace HybHanas.Core.Backends

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

/// One calibrated instruction on given qubits. Error in [0, 1]; 1 means that the benchmark is stale or undefined.
type InstructionCalibration =
    {
        Duration: float<s> option
        Error: float option
    }

/// One qubit of a device.
type QubitCalibration =
    {
        /// Relaxation time.
        T1: float<s> option
        /// Dephasing time.
        T2: float<s> option
        /// Mean probability of reading the wrong bit.
        ReadoutError: float option
        /// P(read 0 | prepared 1).
        Meas0Prep1: float option
        /// P(read 1 | prepared 0).
        Meas1Prep0: float option
        /// How long a measurement takes.
        ReadoutDuration: float<s> option
        /// False for a qubit the backend reports as broken.
        Operational: bool
    }

/// A legal calibration; see <see cref="M:HybHanas.Core.Backends.CalibrationModule.create"/> for what that means.
[<Sealed>]
type Calibration =
    /// Name of the backend, as its users say it ("brisbane").
    member Name: string

    /// Version that the backend reports of itself.
    member Version: string

    /// When the calibration was last updated: ISO 8601, as the backend reports it.
    member LastUpdate: string

    /// The device's time step, if known.
    member Dt: float<s> option

    /// The qubits in order of their index.
    member Qubits: ImmutableArray<QubitCalibration>

    /// Calibrated one-qubit gates.
    member OneQubitGates: Map<(Gate * PhysicalQubit), InstructionCalibration>

    /// Calibrated two-qubit gates in their native direction (first qubit is the control).
    member TwoQubitGates: Map<(Gate * PhysicalQubit * PhysicalQubit), InstructionCalibration>

/// The parts of a calibration before it is checked.
type CalibrationParts =
    {
        Name: string
        Version: string
        LastUpdate: string
        Dt: float<s> option
        Qubits: QubitCalibration list
        OneQubitGates: (Gate * PhysicalQubit * InstructionCalibration) list
        TwoQubitGates: (Gate * PhysicalQubit * PhysicalQubit * InstructionCalibration) list
    }

/// Makes calibrations and takes them apart.
[<RequireQualifiedAccess>]
module Calibration =

    /// Durations and relaxation times finite and not negative, errors in [0, 1], qubit indices in range, pairs of
    /// distinct qubits, no instruction twice on the same qubits, 1 to 4,096 qubits.
    val create: parts: CalibrationParts -> Result<Calibration, HybHanasError>

    /// The parts again; create (parts c) = Ok c.
    val parts: calibration: Calibration -> CalibrationParts
