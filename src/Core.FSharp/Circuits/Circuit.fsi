/// An immutable circuit. Only legal ones can be built: qubits and clbits in range, no qubit twice in one operation,
/// as many angles as the gate has, angles finite.
namespace HybHanas.Core.Circuits

open System.Collections.Immutable
open HybHanas.Core

/// The angle of a gate: a number, or a place to put one.
[<RequireQualifiedAccess>]
type Angle =
    /// A number.
    | Fixed of float<rad>
    /// The i-th trainable weight.
    | Weight of int
    /// The i-th value of the sample that the circuit embeds.
    | Input of int

/// Classical bits next to one another, read as a number (the first bit is its lowest), and the value that they are compared with.
type ClassicalCondition =
    {
        First: int
        Count: int
        Value: bigint
    }

/// One step of a circuit on qubits of the index space 'q.
[<RequireQualifiedAccess>]
type Operation<[<Measure>] 'q> =
    /// A gate, its angles and its qubits (controls first).
    | Apply of gate: Gate * angles: Angle list * qubits: int<'q> list
    /// From |0...0>, sets amplitude k (bit j of k is the j-th listed qubit) to the value of inputs[k], normalised.
    | Prepare of inputs: int list * qubits: int<'q> list
    /// Measures a qubit in the Z basis into a classical bit.
    | Measure of qubit: int<'q> * clbit: int
    /// Sets a qubit to |0>.
    | Reset of qubit: int<'q>
    /// Nothing is reordered across it.
    | Barrier of qubits: int<'q> list
    /// A gate of which only the name, the parameters and the qubits are known.
    | Opaque of name: string * parameters: float list * qubits: int<'q> list
    /// A gate, measurement or reset that is done where the classical bits hold the value at that moment.
    | Conditional of condition: ClassicalCondition * operation: Operation<'q>

/// A circuit on qubits of the index space 'q.
[<Sealed>]
type Circuit<[<Measure>] 'q> =
    /// Number of qubits.
    member Qubits: int

    /// Number of classical bits.
    member Clbits: int

    /// The operations in order of application.
    member Operations: ImmutableArray<Operation<'q>>

    /// Number of trainable weights: one more than the highest index in use.
    member Weights: int

    /// Number of embedded values: one more than the highest index in use.
    member Inputs: int

/// Reads and rewrites single operations.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Operation =

    /// The qubits an operation acts on, in its own order.
    val qubits: operation: Operation<'q> -> int<'q> list

    /// The operation on other qubits, possibly of another index space.
    val mapQubits: f: (int<'a> -> int<'b>) -> operation: Operation<'a> -> Operation<'b>

    /// Its OpenQASM name; a preparation is "prepare", an operation under a condition has its own name.
    val name: operation: Operation<'q> -> string

    /// What a step that knows the operation's gates alone says of one that it cannot take; None for gates, preparations,
    /// measurements, resets and barriers.
    val beyondGates: operation: Operation<'q> -> string option

/// Makes circuits, and takes numbers out of them.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Circuit =

    /// Qubits at most; keeps a hostile register size from exhausting memory.
    [<Literal>]
    val MaxQubits: int = 4096

    /// Why the operation is not legal in a circuit of so many qubits and classical bits; None where it is.
    val fault: qubits: int -> clbits: int -> operation: Operation<'q> -> string option

    /// Qubits and classical bits from 0 (a circuit may have none of either); the first illegal operation is an InvalidCircuit error.
    val create: qubits: int -> clbits: int -> operations: Operation<'q> seq -> Result<Circuit<'q>, HybHanasError>

    /// The circuit followed by a Z measurement of every qubit i into classical bit i.
    val measureAll: circuit: Circuit<'q> -> Circuit<'q>

    /// The gates and angles only: angles of a bound circuit in radians.
    val fixedAngles: angles: Angle list -> Result<float list, HybHanasError>
