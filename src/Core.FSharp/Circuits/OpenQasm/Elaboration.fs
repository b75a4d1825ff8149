/// From OpenQASM 2 syntax tree to circuit: registers laid out, statements carried out in order.
module internal HybHanas.Core.Circuits.Qasm.Elaboration

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Calls2
open HybHanas.Core.Circuits.Qasm.Definitions2
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope2

let private step program step = result {
    match step with
    | Step.Unitary(GateStep.Barrier operands) -> do! barrier program operands
    | Step.Unitary(GateStep.Call(name, arguments, operands)) -> do! call program name arguments operands
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

/// A register of no bits holds 0 for ever.
let private guard first size (value: bigint) =
    match size with
    | Some 0 when value.IsZero -> Guard.Always
    | Some 0 -> Guard.Never
    | size ->
        Guard.Where
            {
                First = first
                Count = Option.defaultValue 1 size
                Value = value
            }

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
    | Statement.Opaque signature -> declareOpaque program signature
    | Statement.Step inner -> step program inner
    | Statement.Conditional(register, value, inner) -> result {
        let! first, size = bits program false { Register = register; Index = None }
        program.Operations.Guard <- guard first size value
        do! step program inner
        program.Operations.Guard <- Guard.Always
      }

/// The circuit that the statements describe; the first fault of a name, a number or a size ends it.
let elaborate (file: string) (statements: Statement list) : Result<Circuit<logical>, HybHanasError> =
    let program = Program()
    program.Symbols["U"] <- Symbol.Gate(Callee.Known Gate.U)
    program.Symbols["CX"] <- Symbol.Gate(Callee.Known Gate.CX)

    statements
    |> Results.traverse (statement program)
    |> toCircuit file (fun () -> program.Qubits, program.Clbits, program.Operations.From 0)
