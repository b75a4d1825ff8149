/// The probability that no gate and no readout of a circuit fails: the product of (1 - error) over its operations, kept
/// as a logarithm. Equals the logarithm of Qiskit's estimate_fidelity where no error is stale.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// A calibrated error of exactly 1: its benchmark is stale or undefined, which does not mean that the gate is dead.
type StaleError =
    {
        /// Name of the instruction.
        Instruction: string
        /// Its qubits.
        Qubits: int list
        /// How often the circuit uses it.
        Uses: int
        /// The error that was charged instead: the median of the instruction's other errors on the device.
        Substitute: float
    }

/// The logarithm of the success probability in two parts, each at most 0.
type Reliability =
    {
        /// Sum of ln(1 - error) over gates.
        LogGates: float
        /// Sum of ln(1 - readout error) over measurements.
        LogReadout: float
        /// Instructions whose error was replaced, in order of first use.
        Stale: StaleError list
    }

/// The reliability of a circuit.
[<RequireQualifiedAccess>]
module Reliability =

    /// A missing error counts 0, as in Qiskit. An error of 1 is replaced by the median of the same instruction's other
    /// known errors on the device and reported; it is a MissingCalibration error where there are none.
    val ofCircuit: target: Target -> circuit: PhysicalCircuit -> Result<Reliability, HybHanasError>
