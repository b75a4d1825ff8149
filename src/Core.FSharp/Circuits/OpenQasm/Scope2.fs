/// The names of an OpenQASM 2 program, and what they stand for.
module internal HybHanas.Core.Circuits.Qasm.Scope2

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults

/// What a gate name stands for.
[<RequireQualifiedAccess>]
type Callee =
    | Known of Gate
    | Defined of Definition
    | Opaque of name: string * parameters: int * qubits: int

and Definition =
    {
        ParameterCount: int
        QubitCount: int
        Body: BodyStep list
        /// Steps of its expansion, without those of the call itself.
        Steps: int64
        Depth: int
    }

/// Qubits are positions in the list of the defined gate.
and [<RequireQualifiedAccess>] BodyStep =
    | Call of at: Place * callee: Callee * arguments: Argument list * qubits: int list
    | Barrier of int list

[<RequireQualifiedAccess>]
type Symbol =
    | Quantum of start: int * size: int
    | Classical of start: int * size: int
    /// A gate of the OpenQASM 2 paper, or one that the program defines.
    | Gate of Callee
    /// A gate that later versions of qelib1.inc added: a program's own declaration of the name wins.
    | Extension of Gate

/// The program's names and operations so far; lives inside one elaboration.
type Program() =
    member val Symbols = Dictionary<string, Symbol>()
    member val Operations = Operations()
    /// True after the include of qelib1.inc.
    member val HasLibrary = false with get, set
    member val Qubits = 0 with get, set
    member val Clbits = 0 with get, set
    member val Steps = 0L with get, set

let spend (program: Program) at steps =
    program.Steps <- program.Steps + steps
    require (program.Steps <= MaxSteps) at (fun () -> $"the program expands to more than {MaxSteps} steps")

let declare (program: Program) (name: Name) symbol =
    match program.Symbols.TryGetValue name.Text with
    | true, (Symbol.Quantum _ | Symbol.Classical _ | Symbol.Gate _) -> wrong name.At $"'{name.Text}' is already declared"
    | _ ->
        program.Symbols[name.Text] <- symbol
        Ok()

let private namesWhere (program: Program) pick =
    program.Symbols
    |> Seq.choose (fun entry -> if pick entry.Value then Some entry.Key else None)

// ---- gates ----

let callee (program: Program) (name: Name) =
    match program.Symbols.TryGetValue name.Text with
    | true, Symbol.Gate callee -> Ok callee
    | true, Symbol.Extension gate -> Ok(Callee.Known gate)
    | true, (Symbol.Quantum _ | Symbol.Classical _) -> wrong name.At $"'{name.Text}' is a register, not a gate"
    | _ when (GateTable.tryFind name.Text).IsSome && not program.HasLibrary ->
        wrong name.At $"the gate '{name.Text}' needs include \"qelib1.inc\"; before it"
    | _ ->
        let gates = namesWhere program (fun symbol -> symbol.IsGate || symbol.IsExtension)

        wrong name.At (HybHanasError.message (HybHanasError.unknown "gate" gates name.Text))

let private shape callee =
    match callee with
    | Callee.Known gate -> (GateTable.angles gate).Length, GateTable.qubits gate
    | Callee.Defined definition -> definition.ParameterCount, definition.QubitCount
    | Callee.Opaque(_, parameters, qubits) -> parameters, qubits

/// The numbers of parameters and qubits of a call have to be the gate's.
let arity (name: Name) callee (arguments: 'a list) (operands: 'b list) = result {
    let parameters, qubits = shape callee

    let wanted () = counted parameters "parameter"
    do! require (arguments.Length = parameters) name.At (fun () -> $"'{name.Text}' takes {wanted ()}, not {arguments.Length}")
    let wanted () = counted qubits "qubit"
    do! require (operands.Length = qubits) name.At (fun () -> $"'{name.Text}' acts on {wanted ()}, not {operands.Length}")
}

/// Steps of a call and of its expansion.
let callSteps callee (arguments: Argument list) (qubits: 'b list) =
    let inner =
        match callee with
        | Callee.Defined definition -> definition.Steps
        | Callee.Known _
        | Callee.Opaque _ -> 0L

    inner
    + int64 (max 1 qubits.Length)
    + (arguments |> List.sumBy (fun argument -> Expressions.size argument.Value))

// ---- numbers and bits ----

/// Arguments with the parameters of the gate around them looked up.
let resolveArguments (parameters: Dictionary<string, int>) (arguments: Argument list) =
    arguments
    |> Results.traverse (fun argument ->
        match Expressions.resolve (Expressions.ofParameters parameters) argument.Value with
        | Ok value -> Ok { argument with Value = value }
        | Error name when parameters.Count = 0 -> wrong name.At $"unknown name '{name.Text}' in an expression"
        | Error name -> wrong name.At (HybHanasError.message (HybHanasError.unknown "parameter" parameters.Keys name.Text)))

/// First bit and number of bits of an operand; None as number for a single bit.
let bits (program: Program) wantQuantum (operand: Operand) =
    let name = operand.Register

    let within start size =
        match operand.Index with
        | None -> Ok(start, Some size)
        | Some index when index < size -> Ok(start + index, None)
        | Some index -> wrong name.At $"index {index} is outside 0..{size - 1} of register '{name.Text}'"

    match program.Symbols.TryGetValue name.Text with
    | true, Symbol.Quantum(start, size) when wantQuantum -> within start size
    | true, Symbol.Classical(start, size) when not wantQuantum -> within start size
    | true, Symbol.Quantum _ -> wrong name.At $"'{name.Text}' is a quantum register; a classical one is wanted here"
    | true, Symbol.Classical _ -> wrong name.At $"'{name.Text}' is a classical register; a quantum one is wanted here"
    | true, (Symbol.Gate _ | Symbol.Extension _) -> wrong name.At $"'{name.Text}' is a gate, not a register"
    | _ ->
        let registers =
            namesWhere program (fun symbol -> if wantQuantum then symbol.IsQuantum else symbol.IsClassical)

        wrong name.At (HybHanasError.message (HybHanasError.unknown "register" registers name.Text))
