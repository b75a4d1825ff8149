namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends

/// The device that routing is measured against where no gate of a compiled circuit can be pointed at: the same backend,
/// if every pair of its qubits were coupled.
[<RequireQualifiedAccess>]
module CoupledDevice =

    /// Each quantity its median over the device.
    val internal medianQubit: calibration: Calibration -> QubitCalibration

    /// The device's one-qubit gates on so many qubits, each with its median row.
    val internal medianOneQubitGates:
        qubits: int -> calibration: Calibration -> (Circuits.Gate * int<physical> * InstructionCalibration) list

    /// The median row of the device's own two-qubit gate.
    val internal medianCoupling: target: Target -> InstructionCalibration

    /// A target of so many qubits, 1 to the device's number, all alike: each with the median of every quantity over the
    /// device, every ordered pair coupled by the device's two-qubit gate with its median duration and error (stale
    /// errors left out). What the device does not know at all stays missing.
    val create: qubits: int -> target: Target -> Result<Target, HybHanasError>
