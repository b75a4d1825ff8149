/// Definitions of gates in OpenQASM 2, and which of them are gates of the table.
module internal HybHanas.Core.Circuits.Qasm.Definitions2

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Definitions
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope2

let private bodyStep program parameters (qubits: Dictionary<string, int>) step =
    let place (operand: Operand) = qubitOf qubits operand.Register

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

let private build program (signature: Signature) (body: GateStep list) = result {
    let! parameters, qubits = positionsOf signature
    let! body = body |> Results.traverse (bodyStep program parameters qubits)

    let steps step =
        match step with
        | BodyStep.Barrier qubits -> int64 (max 1 qubits.Length)
        | BodyStep.Call(_, callee, arguments, qubits) -> callSteps callee arguments qubits

    let depth step =
        match step with
        | BodyStep.Call(_, Callee.Defined inner, _, _) -> inner.Depth
        | _ -> 0

    let! depth = depthOf signature.Gate (List.map depth body)

    return
        {
            ParameterCount = signature.Parameters.Length
            QubitCount = signature.Qubits.Length
            Body = body
            Steps = stepsOf 0L (List.map steps body)
            Depth = depth
        }
}

let private plainOf signature (definition: Definition) =
    definition.Body
    |> plain signature (fun step ->
        match step with
        | BodyStep.Call(_, Callee.Known gate, arguments, qubits) -> Some(gate, arguments, qubits)
        | _ -> None)

let includeLibrary (program: Program) at file = result {
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
let private known =
    lazy
        (let program = Program()
         let included = includeLibrary program { Line = 1; Column = 1 } "qelib1.inc"

         library Library.two (fun text ->
             match included, Parser.parse "library" text with
             | Ok(), Ok [ Statement.Gate(signature, body) ] ->
                 build program signature body
                 |> Result.toOption
                 |> Option.bind (plainOf signature)
             | _ -> None))

let define program (signature: Signature) body = result {
    let! definition = build program signature body

    let callee =
        meaning known.Value signature.Gate (plainOf signature definition) Callee.Known (Callee.Defined definition)

    do! declare program signature.Gate (Symbol.Gate callee)
}

let declareOpaque program (signature: Signature) = result {
    let! parameters, qubits = positionsOf signature
    let callee = Callee.Opaque(signature.Gate.Text, parameters.Count, qubits.Count)
    do! declare program signature.Gate (Symbol.Gate callee)
}
