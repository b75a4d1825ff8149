/// Definitions of gates in OpenQASM 3, and which of them are gates of the table.
module internal HybHanas.Core.Circuits.Qasm.Definitions3

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Calls3
open HybHanas.Core.Circuits.Qasm.Definitions
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope3
open HybHanas.Core.Circuits.Qasm.Syntax3

let private bodyStep program (parameters: Dictionary<string, int>) (qubits: Dictionary<string, int>) step =
    let place operand =
        match operand with
        | Operand.Register(name, []) -> qubitOf qubits name
        | Operand.Register(name, _) -> wrong name.At $"'{name.Text}' has no index: qubits of a gate are single"
        | Operand.Physical(at, _) -> wrong at "a gate acts on its own qubits, not on physical ones"

    match step with
    | GateStep.Barrier(_, []) -> Ok(BodyStep.Barrier [ 0 .. qubits.Count - 1 ])
    | GateStep.Barrier(_, operands) ->
        operands
        |> Results.traverse place
        |> Result.map (List.distinct >> BodyStep.Barrier)
    | GateStep.Call call -> result {
        let! places = call.Operands |> Results.traverse place
        let! resolved = resolveCall program (Expressions.ofParameters parameters) call places
        do! require (distinct places) call.Gate.At (fun () -> $"'{call.Gate.Text}' uses a qubit twice")
        return BodyStep.Call resolved
      }

let private build program (signature: Signature) (body: GateStep list) = result {
    let! parameters, qubits = positionsOf signature
    let! body = body |> Results.traverse (bodyStep program parameters qubits)

    let inner =
        body
        |> List.choose (fun step ->
            match step with
            | BodyStep.Call { Callee = Callee.Defined inner } -> Some inner
            | _ -> None)

    let! depth = depthOf signature.Gate (inner |> List.map (fun inner -> inner.Depth))

    return
        {
            ParameterCount = signature.Parameters.Length
            QubitCount = signature.Qubits.Length
            Body = body
            Steps =
                inner
                |> List.map (fun inner -> inner.Steps)
                |> stepsOf (int64 (1 + body.Length - inner.Length))
            Depth = depth
        }
}

let private plainOf signature (definition: Definition) =
    definition.Body
    |> plain signature (fun step ->
        match step with
        | BodyStep.Call {
                            Callee = Callee.Known gate
                            Controls = []
                            Exponents = []
                            Arguments = arguments
                            Qubits = qubits
                        } -> Some(gate, arguments, qubits)
        | _ -> None)

let withLibrary (program: Program) =
    program.HasLibrary <- true

    for name, gate in Library.standard do
        program.Symbols <- program.Symbols.Add(name, (0, Symbol.Gate(Callee.Known gate)))

/// The library's definitions of the gates that stdgates.inc lacks.
let private known =
    lazy
        (let program = Program()
         withLibrary program

         library Library.three (fun text ->
             match Parser3.parse "library" text with
             | Ok [ Statement.Gate(signature, body) ] ->
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
