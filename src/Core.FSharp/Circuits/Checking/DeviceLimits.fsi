/// What a circuit is held against when a backend is named.
namespace HybHanas.Core.Circuits

open HybHanas.Core
open HybHanas.Core.Backends

/// The limits of a backend, from its calibration; what the calibration lacks is None.
type DeviceLimits =
    {
        Name: string
        /// Working qubits that are connected to each other.
        Qubits: int
        /// The native gates, by their OpenQASM names.
        Basis: string list
        /// Median relaxation time.
        T1: float<s> option
        /// Median dephasing time.
        T2: float<s> option
        /// Median duration of a pulse on one qubit (SX).
        OneQubitGate: float<s> option
        /// Median duration of the native two-qubit gate.
        TwoQubitGate: float<s> option
        /// Median duration of a measurement.
        Readout: float<s> option
    }

/// Makes limits.
[<RequireQualifiedAccess>]
module DeviceLimits =

    /// The limits that a calibration implies; errors as of Target.create.
    val ofCalibration: calibration: Calibration -> Result<DeviceLimits, HybHanasError>
