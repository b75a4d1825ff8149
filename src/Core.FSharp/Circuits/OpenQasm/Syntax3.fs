/// What an OpenQASM 3 text says, before names are looked up: the static subset that a circuit can hold.
module internal HybHanas.Core.Circuits.Qasm.Syntax3

/// What an index picks from a register.
[<RequireQualifiedAccess>]
type Selection =
    | One of Argument
    /// first : step : last, both ends included; the step is optional and so are the ends in an index.
    | Range of at: Place * first: Argument option * step: Argument option * last: Argument option
    | Set of Argument list

/// A register or a part of it, or a physical qubit `$n`.
[<RequireQualifiedAccess>]
type Operand =
    | Register of name: Name * selections: Selection list
    | Physical of at: Place * index: int

[<RequireQualifiedAccess>]
type Modifier =
    | Inverse
    | Power of Argument
    /// So many controls (1 when not said), on 1 where positive, else on 0.
    | Control of positive: bool * count: Argument option

type Call =
    {
        /// As written: the last is applied first.
        Modifiers: Modifier list
        /// `gphase` for a global phase.
        Gate: Name
        Arguments: Argument list
        Operands: Operand list
    }

/// What a gate body may hold.
[<RequireQualifiedAccess>]
type GateStep =
    | Call of Call
    /// Over all qubits where none is listed.
    | Barrier of at: Place * Operand list

[<RequireQualifiedAccess>]
type ConstantKind =
    | Whole
    | Natural
    | Real

[<RequireQualifiedAccess>]
type Statement =
    | Include of at: Place * file: string
    /// Without a size: a single qubit.
    | Qubits of Name * size: Argument option
    /// Without a size: a single bit.
    | Bits of Name * size: Argument option
    | Constant of ConstantKind * Name * Argument
    | Alias of Name * Operand list
    | Gate of Signature * body: GateStep list
    | Step of GateStep
    | Reset of Operand
    | Measure of at: Place * source: Operand * target: Operand
    | For of variable: Name * values: Selection * body: Statement list
    /// Where the bits hold the value; without a comparison a single bit is wanted.
    | If of at: Place * target: Operand * isCompared: bool * value: bigint * body: Statement list
