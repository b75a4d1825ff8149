/// From OpenQASM 3 syntax tree to circuit: names looked up, registers laid out, loops unrolled.
module internal HybHanas.Core.Circuits.Qasm.Elaboration3

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Calls3
open HybHanas.Core.Circuits.Qasm.Definitions3
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope3
open HybHanas.Core.Circuits.Qasm.Syntax3

/// Steps that a round of a loop counts for, besides those of its body.
[<Literal>]
let LoopSteps = 10

let private includeLibrary (program: Program) at file = result {
    do! check (file = "stdgates.inc") at $"only \"stdgates.inc\" can be included, not \"{file}\""

    if not program.HasLibrary then
        match
            Library.standard
            |> List.tryFind (fun (name, _) -> program.Symbols.ContainsKey name)
        with
        | Some(name, _) -> return! wrong at $"'{name}' of stdgates.inc is already declared"
        | None -> withLibrary program
}

let private declareBits (program: Program) quantum (name: Name) size = result {
    let! count =
        match size with
        | None -> Ok 1
        | Some size -> whole program "the size of a register" size

    let before = if quantum then program.Qubits else program.Clbits
    let most = if quantum then Circuit.MaxQubits else 1_000_000
    let what = if quantum then "qubits" else "classical bits"
    do! check (count >= 1) name.At $"register '{name.Text}' needs a size of at least 1"
    do! check (count <= most - before) name.At $"register '{name.Text}' makes more than {most} {what}"

    if quantum then
        do! claimQubits program name.At false

    let bits =
        {
            Quantum = quantum
            Single = size.IsNone
            Indices = [| before .. before + count - 1 |]
        }

    do! declare program name (Symbol.Bits bits)

    if quantum then
        program.Qubits <- before + count
    else
        program.Clbits <- before + count
}

let private constant (program: Program) kind (name: Name) (argument: Argument) = result {
    let! value =
        match kind with
        | ConstantKind.Real -> number program argument
        | ConstantKind.Whole
        | ConstantKind.Natural -> whole program $"the constant '{name.Text}'" argument |> Result.map float

    do! check (kind <> ConstantKind.Natural || value >= 0.0) argument.Start $"the constant '{name.Text}' is negative"
    do! declare program name (Symbol.Constant value)
}

let private alias (program: Program) (name: Name) operands = result {
    let! (parts: Bits list) = operands |> Results.traverse (bits program)
    let kinds = parts |> List.map (fun part -> part.Quantum) |> List.distinct
    do! check (kinds.Length = 1) name.At "an alias joins qubits or classical bits, not both"

    let joined =
        {
            Quantum = kinds.Head
            Single = parts.Length = 1 && parts.Head.Single
            Indices = parts |> Seq.collect (fun part -> part.Indices) |> Array.ofSeq
        }

    do! declare program name (Symbol.Bits joined)
}

let private barrier (program: Program) at (operands: Operand list) = result {
    do! spend program at 1
    let! parts = operands |> Results.traverse (bitsOf program true)

    if operands.IsEmpty then
        program.FullBarriers.Add program.Operations.Count

    let qubits = parts |> Seq.collect (fun part -> part.Indices) |> Seq.distinct
    program.Operations.Add(Operation.Barrier(logical (List.ofSeq qubits)))
}

let private measure (program: Program) at source target = result {
    let! qubits = bitsOf program true source
    let! clbits = bitsOf program false target
    let sizes = qubits.Indices.Length, clbits.Indices.Length

    do!
        check
            (fst sizes = snd sizes)
            at
            $"{fst sizes} measured, but room for {snd sizes}: a register is measured into one of its size"

    Array.iter2
        (fun qubit clbit -> program.Operations.Add(Operation.Measure(qubit * 1<logical>, clbit)))
        qubits.Indices
        clbits.Indices
}

/// What an operation waits for; bits that are not in ascending order side by side are no condition of a circuit.
let private conditionOn (program: Program) at target isCompared value = result {
    let! bits = bitsOf program false target
    let first = bits.Indices[0]

    if not (isCompared || bits.Single) then
        return! Error(NotSupported(at, "a condition on a register without '=='", "circuits"))
    elif bits.Indices <> [| first .. first + bits.Indices.Length - 1 |] then
        return! Error(NotSupported(at, "a condition on bits that are not side by side", "circuits"))
    else
        return
            {
                First = first
                Count = bits.Indices.Length
                Value = value
            }
}

/// A circuit asks at each operation, the language once for all of them: the bits must hold until the last.
let private holds (condition: ClassicalCondition) (operations: Operation<logical> list) =
    operations
    |> List.truncate (operations.Length - 1)
    |> List.forall (fun operation ->
        match operation with
        | Operation.Conditional(_, Operation.Measure(_, clbit)) ->
            clbit < condition.First || clbit >= condition.First + condition.Count
        | _ -> true)

let rec private statement (program: Program) statement : Result<unit, Fault> =
    match statement with
    | Statement.Include(at, file) -> includeLibrary program at file
    | Statement.Qubits(name, size) -> declareBits program true name size
    | Statement.Bits(name, size) -> declareBits program false name size
    | Statement.Constant(kind, name, value) -> constant program kind name value
    | Statement.Alias(name, operands) -> alias program name operands
    | Statement.Gate(signature, body) -> define program signature body
    | Statement.Step(GateStep.Call inner) -> call program inner
    | Statement.Step(GateStep.Barrier(at, operands)) -> barrier program at operands
    | Statement.Reset operand -> result {
        let! qubits = bitsOf program true operand

        qubits.Indices
        |> Array.iter (fun qubit -> program.Operations.Add(Operation.Reset(qubit * 1<logical>)))
      }
    | Statement.Measure(at, source, target) -> measure program at source target
    | Statement.For(variable, range, body) -> loop program variable range body
    | Statement.If(at, target, isCompared, value, body) -> conditional program at target isCompared value body

and private loop program variable range body = result {
    let! numbers =
        match range with
        | Selection.Set arguments -> arguments |> Results.traverse (whole program "a value of a loop")
        | Selection.Range(at, Some first, step, Some last) -> result {
            let! first = whole program "the start of a loop" first

            let! step =
                match step with
                | None -> Ok 1
                | Some step -> whole program "the step of a loop" step

            let! last = whole program "the end of a loop" last
            return! values program at first step last
          }
        | Selection.Range(at, _, _, _) -> wrong at "the range of a loop needs both ends"
        | Selection.One argument -> wrong argument.Start "a loop runs over a range [first:last] or a set {...}"

    let outer = program.Symbols
    program.Loops <- program.Loops + 1

    let! _ =
        numbers
        |> Results.traverse (fun number -> result {
            do! spend program variable.At LoopSteps
            program.Symbols <- outer
            do! declare program variable (Symbol.Constant(float number))
            let! _ = body |> Results.traverse (statement program)
            ()
        })

    program.Loops <- program.Loops - 1
    program.Symbols <- outer
}

and private conditional program at target isCompared value body = result {
    let! condition = conditionOn program at target isCompared value

    if program.Operations.Guard <> Guard.Always then
        return! Error(NotSupported(at, "an 'if' inside another", "circuits"))
    else
        let before, outer = program.Operations.Count, program.Symbols
        program.Operations.Guard <- Guard.Where condition
        program.Loops <- program.Loops + 1
        let! _ = body |> Results.traverse (statement program)
        program.Loops <- program.Loops - 1
        program.Symbols <- outer
        program.Operations.Guard <- Guard.Always

        if not (holds condition (List.ofSeq (program.Operations.From before))) then
            return! Error(NotSupported(at, "an 'if' whose body changes the bits of its condition before its end", "circuits"))
}

/// The circuit that the statements describe; the first fault of a name, a number or a size ends it.
let elaborate (file: string) (statements: Statement list) : Result<Circuit<logical>, HybHanasError> =
    let program = Program()

    let finish () =
        let all = logical [ 0 .. program.Qubits - 1 ]

        for position in program.FullBarriers do
            program.Operations.Replace(position, Operation.Barrier all)

        program.Qubits, program.Clbits, program.Operations.From 0

    statements |> Results.traverse (statement program) |> toCircuit file finish
