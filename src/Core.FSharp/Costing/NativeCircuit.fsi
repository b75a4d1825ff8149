/// A circuit that another compiler made for a device, as one line of JSON:
///
///     {"n_qubits": 5, "n_clbits": 2, "ops": [["sx", [0], [], []], ["cx", [0, 1], [], []], ["measure", [1], [], [0]]]}
///
/// Without the numbers the circuit has as many qubits and classical bits as its operations use.
/// Each operation is its name, qubits, parameters in radians and classical bits. A "delay" has its length as parameter,
/// in the device's time steps, or in the unit (dt, s, ms, us, ns) that a fifth item names. Other properties are not read.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

/// How long a qubit is told to wait.
[<RequireQualifiedAccess>]
type internal DelayLength =
    /// In steps of whatever device it runs on.
    | Steps of float<dt>
    /// In seconds.
    | Seconds of float<s>

/// A legal circuit on the qubits of some device. A delay stands as a barrier on its one qubit; how long it is, is kept beside it.
[<Sealed>]
type NativeCircuit =
    /// The operations.
    member Circuit: Circuit<physical>

/// Reads compiled circuits and puts them on devices.
[<RequireQualifiedAccess>]
module NativeCircuit =

    /// The circuit that a text holds. Errors: BadFile with the place of what is not as above, Unsupported for control
    /// flow, InvalidCircuit for an operation that cannot be.
    val parse: file: string -> text: string -> Result<NativeCircuit, HybHanasError>

    /// The circuit on a device of at least as many qubits. Errors: CircuitTooWide, InvalidCircuit for what is no
    /// instruction of the device.
    val internal onto: target: Target -> native: NativeCircuit -> Result<PhysicalCircuit, HybHanasError>

    /// Durations of the circuit's operations with its delays put in. A delay in steps on a device without a time step is
    /// a MissingCalibration error.
    val internal withDelays:
        target: Target ->
        native: NativeCircuit ->
        durations: ImmutableArray<float<s>> ->
            Result<ImmutableArray<float<s>>, HybHanasError>
