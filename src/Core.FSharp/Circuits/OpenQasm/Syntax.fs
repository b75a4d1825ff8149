/// What an OpenQASM 2 text says, before names are looked up (Cross, Bishop, Smolin, Gambetta 2017, arXiv:1707.03429), and the
/// expressions that it shares with OpenQASM 3.
namespace HybHanas.Core.Circuits.Qasm

/// A place in the text; line and column count from 1.
[<Struct>]
type internal Place = { Line: int; Column: int }

/// A name and where it stands.
type internal Name = { Text: string; At: Place }

/// The functions of one argument; the inverse and the rounding ones are OpenQASM 3's.
[<RequireQualifiedAccess>]
type internal Function =
    | Sin
    | Cos
    | Tan
    | Exp
    | Ln
    | Sqrt
    | Arcsin
    | Arccos
    | Arctan
    | Ceiling
    | Floor

/// What a factor does to the product before it.
[<RequireQualifiedAccess>]
type internal Factor =
    | Times
    | Divide
    | Modulo

/// A real expression. Chains are lists, so that a long one is not a deep one.
[<RequireQualifiedAccess>]
type internal Expression =
    | Number of float
    /// A parameter of the gate around it or a constant, by name.
    | Named of Name
    /// The same by position, once looked up.
    | Parameter of int
    /// Terms in order; true where one is subtracted.
    | Sum of (bool * Expression) list
    /// Factors in order.
    | Product of (Factor * Expression) list
    /// a ^ (b ^ (c ...)).
    | Power of Expression list
    | Negative of Expression
    | Apply of Function * Expression

/// An angle of a gate and where it starts.
type internal Argument = { Value: Expression; Start: Place }

/// A register, or one bit of it.
type internal Operand = { Register: Name; Index: int option }

/// Gates and barriers: what a gate body may hold.
[<RequireQualifiedAccess>]
type internal GateStep =
    | Call of gate: Name * arguments: Argument list * operands: Operand list
    | Barrier of Operand list

/// A quantum operation.
[<RequireQualifiedAccess>]
type internal Step =
    | Unitary of GateStep
    | Measure of at: Place * source: Operand * target: Operand
    | Reset of Operand

/// The head of a gate or opaque declaration.
type internal Signature =
    {
        Gate: Name
        Parameters: Name list
        Qubits: Name list
    }

[<RequireQualifiedAccess>]
type internal Statement =
    | Include of at: Place * file: string
    | Quantum of name: Name * size: int
    | Classical of name: Name * size: int
    | Gate of Signature * body: GateStep list
    | Opaque of Signature
    | Step of Step
    | Conditional of register: Name * value: bigint * step: Step
