/// Units of measure and qubit index spaces shared by every room of the core.
namespace HybHanas.Core

/// Seconds.
[<Measure>]
type s

/// Angle in radians.
[<Measure>]
type rad

/// Repetitions of one circuit execution.
[<Measure>]
type shot

/// Floating-point operations (a multiply-add counts two).
[<Measure>]
type flop

/// Index space of the qubits a circuit is written on.
[<Measure>]
type logical

/// Index space of the qubits of a device.
[<Measure>]
type physical

/// Index of a qubit in a circuit as written, from 0. Cannot be mixed with <see cref="T:HybHanas.Core.PhysicalQubit"/>.
type LogicalQubit = int<logical>

/// Index of a qubit of a device, from 0.
type PhysicalQubit = int<physical>

/// Conversions.
[<RequireQualifiedAccess>]
module internal Units =

    /// Nanoseconds to seconds, by the division that Qiskit uses (ns / 1e9), so that results agree to the last bit.
    val ofNanoseconds: ns: float -> float<s>

    /// Microseconds to seconds.
    val ofMicroseconds: us: float -> float<s>
