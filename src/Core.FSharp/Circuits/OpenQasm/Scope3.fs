/// The names of an OpenQASM 3 program, and the numbers and bits that its expressions and operands stand for.
module internal HybHanas.Core.Circuits.Qasm.Scope3

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Syntax3

/// What a gate name stands for.
[<RequireQualifiedAccess>]
type Callee =
    | Known of Gate
    | GlobalPhase
    | Defined of Definition

and Definition =
    {
        ParameterCount: int
        QubitCount: int
        Body: BodyStep list
        /// Steps of its expansion at least, kept just above the limit.
        Steps: int64
        Depth: int
    }

/// A call with its names looked up; qubits are positions in the list of the gate around it, the controls first.
and ResolvedCall =
    {
        At: Place
        Callee: Callee
        /// For each control, whether it is on 1.
        Controls: bool list
        /// Innermost first; an inverse is the power -1.
        Exponents: Argument list
        Arguments: Argument list
        Qubits: int list
    }

and [<RequireQualifiedAccess>] BodyStep =
    | Call of ResolvedCall
    | Barrier of int list

/// Qubits or bits; a single one is not a register of one.
type Bits =
    {
        Quantum: bool
        Single: bool
        Indices: int[]
    }

[<RequireQualifiedAccess>]
type Symbol =
    | Bits of Bits
    | Constant of float
    | Gate of Callee

let private builtIn =
    let constants =
        [
            "pi", Math.PI
            "π", Math.PI
            "tau", Math.Tau
            "τ", Math.Tau
            "euler", Math.E
            "ℇ", Math.E
        ]
        |> List.map (fun (name, value) -> name, (-1, Symbol.Constant value))

    let gates =
        [ "U", Callee.Known Gate.U; "gphase", Callee.GlobalPhase ]
        |> List.map (fun (name, callee) -> name, (0, Symbol.Gate callee))

    Map.ofList (constants @ gates)

/// The program's names and operations so far; lives inside one elaboration.
type Program() =
    /// With the number of loops and conditions around the declaration: an inner one hides an outer.
    member val Symbols = builtIn with get, set
    member val Loops = 0 with get, set
    /// True after the include of stdgates.inc.
    member val HasLibrary = false with get, set
    member val Operations = Operations()
    /// Barriers over all qubits of the program, by their positions in the operations.
    member val FullBarriers = ResizeArray<int>()
    member val Qubits = 0 with get, set
    member val Clbits = 0 with get, set
    /// Whether qubits are declared or physical: a program has one kind.
    member val Physical: bool option = None with get, set
    member val Steps = 0L with get, set

let spend (program: Program) at (steps: int) =
    program.Steps <- program.Steps + int64 (max 1 steps)
    require (program.Steps <= MaxSteps) at (fun () -> $"the program expands to more than {MaxSteps} steps")

let declare (program: Program) (name: Name) symbol =
    match program.Symbols.TryFind name.Text with
    | Some(loops, _) when loops = program.Loops -> wrong name.At $"'{name.Text}' is already declared"
    | _ ->
        program.Symbols <- program.Symbols.Add(name.Text, (program.Loops, symbol))
        Ok()

let private namesWhere (program: Program) pick =
    program.Symbols
    |> Map.toSeq
    |> Seq.choose (fun (name, (_, symbol)) -> if pick symbol then Some name else None)

let callee (program: Program) (name: Name) =
    match program.Symbols.TryFind name.Text with
    | Some(_, Symbol.Gate callee) -> Ok callee
    | Some(_, (Symbol.Bits _ | Symbol.Constant _)) -> wrong name.At $"'{name.Text}' is not a gate"
    | None when
        not program.HasLibrary
        && Library.standard |> List.exists (fun (gate, _) -> gate = name.Text)
        ->
        wrong name.At $"the gate '{name.Text}' needs include \"stdgates.inc\"; before it"
    | None ->
        let gates = namesWhere program (fun symbol -> symbol.IsGate)
        wrong name.At (HybHanasError.message (HybHanasError.unknown "gate" gates name.Text))

// ---- numbers ----

/// With constants in the place of their names, after the look-up of a gate's own parameters.
let resolve (program: Program) (parameters: string -> Expression option) (argument: Argument) =
    let find name =
        match parameters name, program.Symbols.TryFind name with
        | Some found, _ -> Some found
        | None, Some(_, Symbol.Constant value) -> Some(Expression.Number value)
        | None, _ -> None

    match Expressions.resolve find argument.Value with
    | Ok value -> Ok { argument with Value = value }
    | Error name ->
        let constants = namesWhere program (fun symbol -> symbol.IsConstant)
        wrong name.At (HybHanasError.message (HybHanasError.unknown "constant or parameter" constants name.Text))

/// Value of a resolved argument.
let evaluate (parameters: float[]) (argument: Argument) =
    Expressions.evaluate parameters argument.Value
    |> Result.mapError (fun reason -> Wrong(argument.Start, reason))

let number (program: Program) (argument: Argument) = result {
    do! spend program argument.Start (int (min 1000000000L (Expressions.size argument.Value)))
    let! argument = resolve program (fun _ -> None) argument
    return! evaluate [||] argument
}

/// A constant whole number of at most 32 bits.
let whole (program: Program) what (argument: Argument) = result {
    let! value = number program argument
    let inRange = Math.Floor value = value && abs value <= float Int32.MaxValue
    do! require inRange argument.Start (fun () -> $"{what} is a whole number, not {value}")
    return int value
}

/// The numbers from first by step to last, both included.
let values (program: Program) at first step last = result {
    do! check (step <> 0) at "the step of a range is not 0"
    let count = max 0L ((int64 last - int64 first) / int64 step + 1L)

    let count =
        if (last < first) <> (step < 0) && last <> first then
            0L
        else
            count

    do! spend program at (int (min count 1000000000L))
    return [ for k in 0L .. count - 1L -> int (int64 first + k * int64 step) ]
}

// ---- bits ----

let private within (name: Name) size at index =
    if index >= -size && index < size then
        Ok((index + size) % size)
    else
        wrong at $"index {index} is outside 0..{size - 1} of register '{name.Text}'"

let private select program (name: Name) (bits: Bits) selection = result {
    let size = bits.Indices.Length
    let pick at index = within name size at index
    do! require (not bits.Single) name.At (fun () -> $"'{name.Text}' is a single bit or qubit; it has no index")

    match selection with
    | Selection.One argument ->
        let! index = whole program "an index" argument
        let! index = pick argument.Start index

        return
            { bits with
                Single = true
                Indices = [| bits.Indices[index] |]
            }
    | Selection.Set arguments ->
        let! indices =
            arguments
            |> Results.traverse (fun argument -> whole program "an index" argument |> Result.bind (pick argument.Start))

        return
            { bits with
                Indices = [| for index in indices -> bits.Indices[index] |]
            }
    | Selection.Range(at, first, step, last) ->
        let endpoint missing argument =
            match argument with
            | None -> Ok missing
            | Some argument -> whole program "the end of a range" argument |> Result.bind (pick argument.Start)

        let! step =
            match step with
            | None -> Ok 1
            | Some argument -> whole program "the step of a range" argument

        let! first = endpoint (if step < 0 then size - 1 else 0) first
        let! last = endpoint (if step < 0 then 0 else size - 1) last
        let! indices = values program at first step last

        return
            { bits with
                Indices = [| for index in indices -> bits.Indices[index] |]
            }
}

/// The first use decides whether the program's qubits are declared or physical.
let claimQubits (program: Program) at physical =
    let mixed = program.Physical |> Option.exists (fun before -> before <> physical)
    program.Physical <- Some physical
    check (not mixed) at "a program has declared or physical qubits ('$0'), not both"

let operandPlace operand =
    match operand with
    | Operand.Register(name, _) -> name.At
    | Operand.Physical(at, _) -> at

/// The bits of an operand of either kind.
let bits (program: Program) operand : Result<Bits, Fault> = result {
    match operand with
    | Operand.Physical(at, index) ->
        do! claimQubits program at true
        do! require (index < Circuit.MaxQubits) at (fun () -> $"physical qubits are numbered 0..{Circuit.MaxQubits - 1}")
        program.Qubits <- max program.Qubits (index + 1)

        return
            {
                Quantum = true
                Single = true
                Indices = [| index |]
            }
    | Operand.Register(name, selections) ->
        match program.Symbols.TryFind name.Text with
        | Some(_, Symbol.Bits bits) ->
            let! picked =
                (Ok bits, selections)
                ||> List.fold (fun picked selection -> picked |> Result.bind (fun bits -> select program name bits selection))

            do! spend program name.At picked.Indices.Length
            do! require (picked.Indices.Length > 0) name.At (fun () -> $"nothing of register '{name.Text}' is picked")
            return picked
        | Some(_, (Symbol.Gate _ | Symbol.Constant _)) -> return! wrong name.At $"'{name.Text}' is not a register"
        | None ->
            let registers = namesWhere program (fun symbol -> symbol.IsBits)
            return! wrong name.At (HybHanasError.message (HybHanasError.unknown "register" registers name.Text))
}

/// The bits of an operand that has to be quantum, or classical.
let bitsOf (program: Program) quantum operand = result {
    let! bits = bits program operand
    let wanted = if quantum then "a qubit" else "a classical bit"
    do! check (bits.Quantum = quantum) (operandPlace operand) $"{wanted} is wanted here"
    return bits
}
