/// From syntax tree to circuit: names are looked up, registers laid out, gate definitions expanded.
module internal HybHanas.Core.Circuits.Qasm.Elaboration

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Faults

/// What a gate name stands for.
[<RequireQualifiedAccess>]
type private Callee =
    | Known of Gate
    | Defined of Definition
    | Opaque

and private Definition =
    {
        ParameterCount: int
        QubitCount: int
        Body: BodyStep list
        /// Steps of its expansion, without those of the call itself.
        Steps: int64
        Depth: int
    }

/// Qubits are positions in the list of the defined gate.
and [<RequireQualifiedAccess>] private BodyStep =
    | Call of at: Place * callee: Callee * arguments: Argument list * qubits: int list
    | Barrier of int list

[<RequireQualifiedAccess>]
type private Symbol =
    | Quantum of start: int * size: int
    | Classical of start: int * size: int
    /// A gate of the OpenQASM 2 paper, or one that the program defines.
    | Gate of Callee
    /// A gate that later versions of qelib1.inc added: a program's own declaration of the name wins.
    | Extension of Gate

let private shape callee =
    match callee with
    | Callee.Known gate -> (GateTable.angles gate).Length, GateTable.qubits gate
    | Callee.Defined definition -> definition.ParameterCount, definition.QubitCount
    | Callee.Opaque -> 0, 0

/// The program's names and operations so far; lives inside one elaboration.
type private Program() =
    member val Symbols = Dictionary<string, Symbol>()
    member val Operations = ResizeArray<Operation<logical>>()
    /// True after the include of qelib1.inc.
    member val HasLibrary = false with get, set
    member val Qubits = 0 with get, set
    member val Clbits = 0 with get, set
    member val Steps = 0L with get, set

let private declare (program: Program) (name: Name) symbol =
    match program.Symbols.TryGetValue name.Text with
    | true, (Symbol.Quantum _ | Symbol.Classical _ | Symbol.Gate _) -> wrong name.At $"'{name.Text}' is already declared"
    | _ ->
        program.Symbols[name.Text] <- symbol
        Ok()

let private callee (program: Program) (name: Name) =
    match program.Symbols.TryGetValue name.Text with
    | true, Symbol.Gate Callee.Opaque ->
        Error(NotSupported(name.At, $"the opaque gate '{name.Text}'", "circuits; define it with 'gate'"))
    | true, Symbol.Gate callee -> Ok callee
    | true, Symbol.Extension gate -> Ok(Callee.Known gate)
    | true, (Symbol.Quantum _ | Symbol.Classical _) -> wrong name.At $"'{name.Text}' is a register, not a gate"
    | _ when (GateTable.tryFind name.Text).IsSome && not program.HasLibrary ->
        wrong name.At $"the gate '{name.Text}' needs include \"qelib1.inc\"; before it"
    | _ ->
        let gates =
            program.Symbols
            |> Seq.choose (fun entry ->
                match entry.Value with
                | Symbol.Gate _
                | Symbol.Extension _ -> Some entry.Key
                | _ -> None)

        wrong name.At (HybHanasError.message (HybHanasError.unknown "gate" gates name.Text))

let private arity (name: Name) callee (arguments: 'a list) (operands: 'b list) = result {
    let parameters, qubits = shape callee

    let wanted () = counted parameters "parameter"
    do! require (arguments.Length = parameters) name.At (fun () -> $"'{name.Text}' takes {wanted ()}, not {arguments.Length}")
    let wanted () = counted qubits "qubit"
    do! require (operands.Length = qubits) name.At (fun () -> $"'{name.Text}' acts on {wanted ()}, not {operands.Length}")
}

let private callSteps callee (arguments: Argument list) (qubits: 'b list) =
    let inner =
        match callee with
        | Callee.Defined definition -> definition.Steps
        | Callee.Known _
        | Callee.Opaque -> 0L

    inner
    + int64 (max 1 qubits.Length)
    + (arguments |> List.sumBy (fun argument -> Expressions.size argument.Value))

// ---- definitions ----

let private resolveArguments (parameters: Dictionary<string, int>) (arguments: Argument list) =
    arguments
    |> Results.traverse (fun argument ->
        match Expressions.resolve (Expressions.ofParameters parameters) argument.Value with
        | Ok value -> Ok { argument with Value = value }
        | Error name when parameters.Count = 0 -> wrong name.At $"unknown name '{name.Text}' in an expression"
        | Error name -> wrong name.At (HybHanasError.message (HybHanasError.unknown "parameter" parameters.Keys name.Text)))

let private bodyStep program parameters (qubits: Dictionary<string, int>) step =
    let place (operand: Operand) =
        match qubits.TryGetValue operand.Register.Text with
        | true, position -> Ok position
        | _ -> wrong operand.Register.At $"'{operand.Register.Text}' is not a qubit of this gate"

    match step with
    | GateStep.Barrier operands ->
        operands
        |> Results.traverse place
        |> Result.map (List.distinct >> BodyStep.Barrier)
    | GateStep.Call(name, arguments, operands) -> result {
        let! callee = callee program name
        do! arity name callee arguments operands
        let! arguments = resolveArguments parameters arguments
        let! places = Results.traverse place operands
        do! require (distinct places) name.At (fun () -> $"'{name.Text}' uses a qubit twice")
        return BodyStep.Call(name.At, callee, arguments, places)
      }

/// Positions of the parameters and of the qubits.
let private names (signature: Signature) = result {
    do!
        require (not signature.Qubits.IsEmpty) signature.Gate.At (fun () ->
            $"the gate '{signature.Gate.Text}' needs a qubit to act on")

    let! _ = positions (signature.Parameters @ signature.Qubits)
    let! parameters = positions signature.Parameters
    let! qubits = positions signature.Qubits
    return parameters, qubits
}

let private build program (signature: Signature) (body: GateStep list) = result {
    let! parameters, qubits = names signature
    let! body = body |> Results.traverse (bodyStep program parameters qubits)

    let cost step =
        match step with
        | BodyStep.Barrier qubits -> int64 (max 1 qubits.Length), 0
        | BodyStep.Call(_, callee, arguments, qubits) ->
            let depth =
                match callee with
                | Callee.Defined definition -> definition.Depth
                | Callee.Known _
                | Callee.Opaque -> 0

            callSteps callee arguments qubits, depth

    // Kept just above the limit: chains that double would overflow.
    let steps =
        (0L, body)
        ||> List.fold (fun sum step -> min (MaxSteps + 1L) (sum + fst (cost step)))

    let depth =
        1 + ((0, body) ||> List.fold (fun most step -> max most (snd (cost step))))

    do! require (depth <= MaxDepth) signature.Gate.At (fun () -> $"more than {MaxDepth} gate definitions in one another")

    return
        {
            ParameterCount = signature.Parameters.Length
            QubitCount = signature.Qubits.Length
            Body = body
            Steps = steps
            Depth = depth
        }
}

/// The definition without the places of its text; None when it calls a definition, as those of the library never do.
let private plain (definition: Definition) =
    let steps =
        definition.Body
        |> List.map (fun step ->
            match step with
            | BodyStep.Call(_, Callee.Known gate, arguments, qubits) ->
                Some(gate, arguments |> List.map (fun argument -> argument.Value), qubits)
            | _ -> None)

    if List.forall Option.isSome steps then
        Some(definition.ParameterCount, definition.QubitCount, List.choose id steps)
    else
        None

let private includeLibrary (program: Program) at file = result {
    do! require (file = "qelib1.inc") at (fun () -> $"only \"qelib1.inc\" can be included, not \"{file}\"")

    program.HasLibrary <- true

    let add gate =
        let name = GateTable.name gate

        match program.Symbols.TryGetValue name with
        | true, Symbol.Gate(Callee.Known known) when known = gate -> Ok()
        | true, _ when Library.paper.Contains gate -> wrong at $"'{name}' of qelib1.inc is already declared"
        | true, _ -> Ok()
        | _ ->
            program.Symbols[name] <-
                if Library.paper.Contains gate then
                    Symbol.Gate(Callee.Known gate)
                else
                    Symbol.Extension gate

            Ok()

    let! _ = GateTable.all |> Results.traverse add
    ()
}

/// The definitions that the printer writes for gates that the paper lacks.
let private library =
    lazy
        (let program = Program()

         includeLibrary program { Line = 1; Column = 1 } "qelib1.inc"
         |> Result.map (fun () ->
             Library.two
             |> List.choose (fun (gate, text) ->
                 match Parser.parse "library" text with
                 | Ok [ Statement.Gate(signature, body) ] ->
                     match build program signature body with
                     | Ok definition -> plain definition |> Option.map (fun plain -> GateTable.name gate, (gate, plain))
                     | Error _ -> None
                 | _ -> None)
             |> Map.ofList)
         |> Result.defaultValue Map.empty)

let private define program (signature: Signature) body = result {
    let! definition = build program signature body

    let callee =
        match library.Value.TryFind signature.Gate.Text with
        | Some(gate, known) when plain definition = Some known -> Callee.Known gate
        | _ -> Callee.Defined definition

    do! declare program signature.Gate (Symbol.Gate callee)
}

// ---- operations ----

let private spend (program: Program) at steps =
    program.Steps <- program.Steps + steps

    require (program.Steps <= MaxSteps) at (fun () -> $"the program expands to more than {MaxSteps} steps")

let private evaluate parameters (arguments: Argument list) =
    arguments
    |> Results.traverse (fun argument ->
        Expressions.evaluate parameters argument.Value
        |> Result.mapError (fun reason -> Wrong(argument.Start, reason)))

let private logical qubits =
    qubits |> List.map (fun q -> q * 1<logical>)

let rec private expand (program: Program) callee (angles: float list) (qubits: int list) : Result<unit, Fault> =
    match callee with
    | Callee.Known gate ->
        let angles = angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>))
        program.Operations.Add(Operation.Apply(gate, angles, logical qubits))
        Ok()
    | Callee.Opaque -> Ok()
    | Callee.Defined definition ->
        let parameters = Array.ofList angles
        let qubits = Array.ofList qubits

        let on positions =
            positions |> List.map (fun position -> qubits[position])

        definition.Body
        |> Results.traverse (fun step ->
            match step with
            | BodyStep.Barrier positions ->
                program.Operations.Add(Operation.Barrier(logical (on positions)))
                Ok()
            | BodyStep.Call(_, callee, arguments, positions) ->
                evaluate parameters arguments
                |> Result.bind (fun angles -> expand program callee angles (on positions)))
        |> Result.map ignore

/// First bit and number of bits of an operand; None as number for a single bit.
let private bits (program: Program) wantQuantum (operand: Operand) =
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
            program.Symbols
            |> Seq.choose (fun entry ->
                match entry.Value with
                | Symbol.Quantum _ when wantQuantum -> Some entry.Key
                | Symbol.Classical _ when not wantQuantum -> Some entry.Key
                | _ -> None)

        wrong name.At (HybHanasError.message (HybHanasError.unknown "register" registers name.Text))

/// The rows of a broadcast: registers of one size run together, single bits repeat.
let private broadcast at (operands: (int * int option) list) =
    match operands |> List.choose snd |> List.distinct with
    | [] -> Ok [ operands |> List.map fst ]
    | [ size ] ->
        Ok
            [
                for k in 0 .. size - 1 ->
                    operands
                    |> List.map (fun (start, size) -> if size.IsSome then start + k else start)
            ]
    | _ -> wrong at "registers of different sizes cannot be used together"

let private gateStep program step = result {
    match step with
    | GateStep.Barrier operands ->
        let! parts = operands |> Results.traverse (bits program true)

        let count = parts |> List.sumBy (snd >> Option.defaultValue 1)

        match operands with
        | first :: _ -> do! spend program first.Register.At (int64 count)
        | [] -> ()

        let qubits =
            parts
            |> List.collect (fun (start, size) -> [ start .. start + Option.defaultValue 1 size - 1 ])
            |> List.distinct

        program.Operations.Add(Operation.Barrier(logical qubits))
    | GateStep.Call(name, arguments, operands) ->
        let! callee = callee program name
        do! arity name callee arguments operands
        let! arguments = resolveArguments (Dictionary()) arguments
        let! parts = operands |> Results.traverse (bits program true)

        let times = parts |> List.choose snd |> List.fold max 1 |> int64

        do! spend program name.At (times * callSteps callee arguments operands)
        let! rows = broadcast name.At parts
        let! angles = evaluate [||] arguments

        let! _ =
            rows
            |> Results.traverse (fun qubits -> result {
                do! require (distinct qubits) name.At (fun () -> $"'{name.Text}' uses a qubit twice")

                do!
                    expand program callee angles qubits
                    |> Result.mapError (fun fault ->
                        match fault with
                        | Wrong(at, reason) -> Wrong(at, $"{reason} (in '{name.Text}', called in line {name.At.Line})")
                        | other -> other)
            })

        ()
}

let private step program step = result {
    match step with
    | Step.Unitary inner -> do! gateStep program inner
    | Step.Reset operand ->
        let! part = bits program true operand
        let! rows = broadcast operand.Register.At [ part ]
        do! spend program operand.Register.At (int64 rows.Length)

        rows
        |> List.iter (fun row -> program.Operations.Add(Operation.Reset(row.Head * 1<logical>)))
    | Step.Measure(at, source, target) ->
        let! qubits = bits program true source
        let! clbits = bits program false target
        do! check ((snd qubits).IsSome = (snd clbits).IsSome) at "a register is measured into a register, a qubit into a bit"
        let! rows = broadcast at [ qubits; clbits ]
        do! spend program at (int64 rows.Length)

        rows
        |> List.iter (fun row -> program.Operations.Add(Operation.Measure(row[0] * 1<logical>, row[1])))
}

// ---- statements ----

let private statement (program: Program) statement =
    match statement with
    | Statement.Include(at, file) -> includeLibrary program at file
    | Statement.Quantum(name, size) -> result {
        do!
            require (size <= Circuit.MaxQubits - program.Qubits) name.At (fun () ->
                $"register '{name.Text}' makes more than {Circuit.MaxQubits} qubits")

        do! declare program name (Symbol.Quantum(program.Qubits, size))
        program.Qubits <- program.Qubits + size
      }
    | Statement.Classical(name, size) -> result {
        do!
            require (size <= 1_000_000 - program.Clbits) name.At (fun () ->
                $"register '{name.Text}' makes more than 1000000 classical bits")

        do! declare program name (Symbol.Classical(program.Clbits, size))
        program.Clbits <- program.Clbits + size
      }
    | Statement.Gate(signature, body) -> define program signature body
    | Statement.Opaque signature ->
        names signature
        |> Result.bind (fun _ -> declare program signature.Gate (Symbol.Gate Callee.Opaque))
    | Statement.Step inner -> step program inner
    | Statement.Conditional(at, register, inner) -> result {
        let! _ = bits program false { Register = register; Index = None }
        do! step program inner
        return! Error(NotSupported(at, "'if' on a classical register", "circuits; they have no classical control"))
      }

/// The circuit that the statements describe; the first fault of a name, a number or a size ends it.
let elaborate (file: string) (statements: Statement list) : Result<Circuit<logical>, HybHanasError> =
    let program = Program()
    program.Symbols["U"] <- Symbol.Gate(Callee.Known Gate.U)
    program.Symbols["CX"] <- Symbol.Gate(Callee.Known Gate.CX)

    statements
    |> Results.traverse (statement program)
    |> toCircuit file (fun () -> program.Qubits, program.Clbits, program.Operations)
