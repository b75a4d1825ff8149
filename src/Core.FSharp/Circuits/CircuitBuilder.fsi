/// Circuits as computation expressions: gates one under the other, loops, branches, and circuits within circuits.
///
///     let ghz = circuit 4 {
///         h 0
///
///         for q in 0..2 do
///             cx q (q + 1)
///
///         measureAll
///     }
namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Some steps of a circuit that is being built, not checked yet.
[<Sealed>]
type CircuitPart

/// Builds a circuit of a number of qubits. Statements are parts, operations, and circuits of at most as many qubits, whose
/// qubit i is qubit i here; `for`, `if`, `match` and `let` work as in any F# code.
[<Sealed>]
type CircuitBuilder =
    internal new: qubits: int -> CircuitBuilder
    /// A part is a statement.
    member Yield: part: CircuitPart -> CircuitPart
    /// An operation is a statement.
    member Yield: operation: Operation<logical> -> CircuitPart
    /// The operations of a circuit.
    member Yield: circuit: Circuit<logical> -> CircuitPart
    /// The operations of a circuit that may have failed; its error is then that of the whole.
    member Yield: circuit: Result<Circuit<logical>, HybHanasError> -> CircuitPart
    /// Nothing.
    member Zero: unit -> CircuitPart
    /// The first part, then the second.
    member Combine: first: CircuitPart * second: CircuitPart -> CircuitPart
    /// The part itself.
    member Delay: part: (unit -> CircuitPart) -> CircuitPart
    /// The body for each item in order.
    member For: items: 'a seq * body: ('a -> CircuitPart) -> CircuitPart

    /// The circuit, with as many classical bits as its measurements, conditions and inner circuits need. InvalidCircuit at
    /// the first operation that cannot be, with its index from 0 and its name; OutOfRange for more than 4,096 qubits.
    member Run: part: CircuitPart -> Result<Circuit<logical>, HybHanasError>

/// What stands in a circuit expression. Qubits are counted from 0, angles are in radians; controls come first.
module CircuitExpression =

    /// A circuit of so many qubits: `circuit 2 { ... }`.
    val circuit: qubits: int -> CircuitBuilder

    /// Any gate of the table with its angles and qubits; Angle.Weight and Angle.Input leave an angle open.
    val apply: gate: Gate -> angles: Angle list -> qubits: int list -> CircuitPart

    /// Hadamard.
    val h: qubit: int -> CircuitPart

    /// Pauli X.
    val x: qubit: int -> CircuitPart

    /// Pauli Y.
    val y: qubit: int -> CircuitPart

    /// Pauli Z.
    val z: qubit: int -> CircuitPart

    /// Quarter turn about Z.
    val s: qubit: int -> CircuitPart

    /// Quarter turn back about Z.
    val sdg: qubit: int -> CircuitPart

    /// Eighth turn about Z.
    val t: qubit: int -> CircuitPart

    /// Eighth turn back about Z.
    val tdg: qubit: int -> CircuitPart

    /// Square root of X.
    val sx: qubit: int -> CircuitPart

    /// Rotation about X.
    val rx: angle: float<rad> -> qubit: int -> CircuitPart

    /// Rotation about Y.
    val ry: angle: float<rad> -> qubit: int -> CircuitPart

    /// Rotation about Z.
    val rz: angle: float<rad> -> qubit: int -> CircuitPart

    /// Phase of |1>.
    val p: angle: float<rad> -> qubit: int -> CircuitPart

    /// Controlled X.
    val cx: control: int -> target: int -> CircuitPart

    /// Controlled Y.
    val cy: control: int -> target: int -> CircuitPart

    /// Controlled Z.
    val cz: control: int -> target: int -> CircuitPart

    /// Controlled phase.
    val cp: angle: float<rad> -> control: int -> target: int -> CircuitPart

    /// Rotation about X X.
    val rxx: angle: float<rad> -> first: int -> second: int -> CircuitPart

    /// Rotation about Z Z.
    val rzz: angle: float<rad> -> first: int -> second: int -> CircuitPart

    /// Exchanges two qubits.
    val swap: first: int -> second: int -> CircuitPart

    /// X with two controls.
    val ccx: control: int -> second: int -> target: int -> CircuitPart

    /// Measures a qubit in the Z basis into a classical bit.
    val measure: qubit: int -> clbit: int -> CircuitPart

    /// Measures every qubit i of the circuit into classical bit i.
    val measureAll: CircuitPart

    /// Sets a qubit to |0>.
    val reset: qubit: int -> CircuitPart

    /// Nothing is reordered across it.
    val barrier: qubits: int list -> CircuitPart

    /// A circuit whose qubit i is qubits[i] here: one entry for each of its qubits.
    val on: qubits: int list -> circuit: Circuit<logical> -> CircuitPart
