/// Definitions of gates in OpenQASM 3, and which of them are gates of the table.
module internal HybHanas.Core.Circuits.Qasm.Definitions3

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Calls3
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope3
open HybHanas.Core.Circuits.Qasm.Syntax3

let private bodyStep program (parameters: Dictionary<string, int>) (qubits: Dictionary<string, int>) step =
    let place operand =
        match operand with
        | Operand.Register(name, []) when qubits.ContainsKey name.Text -> Ok qubits[name.Text]
        | Operand.Register(name, []) -> wrong name.At $"'{name.Text}' is not a qubit of this gate"
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
    let name = signature.Gate
    do! require (not signature.Qubits.IsEmpty) name.At (fun () -> $"the gate '{name.Text}' needs a qubit to act on")
    let! _ = positions (signature.Parameters @ signature.Qubits)
    let! parameters = positions signature.Parameters
    let! qubits = positions signature.Qubits
    let! body = body |> Results.traverse (bodyStep program parameters qubits)

    let depth step =
        match step with
        | BodyStep.Call { Callee = Callee.Defined inner } -> inner.Depth
        | _ -> 0

    let depth = 1 + (body |> List.fold (fun most step -> max most (depth step)) 0)
    do! require (depth <= MaxDepth) name.At (fun () -> $"more than {MaxDepth} gate definitions in one another")

    let steps =
        (1L, body)
        ||> List.fold (fun sum step ->
            match step with
            | BodyStep.Call { Callee = Callee.Defined inner } -> min (MaxSteps + 1L) (sum + inner.Steps)
            | _ -> sum + 1L)

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

    let still arguments =
        arguments |> List.map (fun argument -> argument.Value)

    let steps =
        definition.Body
        |> List.map (fun step ->
            match step with
            | BodyStep.Call {
                                Callee = Callee.Known gate
                                Controls = []
                                Exponents = []
                                Arguments = arguments
                                Qubits = qubits
                            } -> Some(gate, still arguments, qubits)
            | _ -> None)

    if List.forall Option.isSome steps then
        Some(definition.ParameterCount, definition.QubitCount, List.choose id steps)
    else
        None

let withLibrary (program: Program) =
    program.HasLibrary <- true

    for name, gate in Library.standard do
        program.Symbols <- program.Symbols.Add(name, (0, Symbol.Gate(Callee.Known gate)))

/// The library's definitions of the gates that stdgates.inc lacks.
let private library =
    lazy
        (let program = Program()
         withLibrary program

         Library.three
         |> List.choose (fun (gate, text) ->
             match Parser3.parse "library" text with
             | Ok [ Statement.Gate(signature, body) ] ->
                 match build program signature body with
                 | Ok definition -> plain definition |> Option.map (fun plain -> GateTable.name gate, (gate, plain))
                 | Error _ -> None
             | _ -> None)
         |> Map.ofList)

let define program (signature: Signature) body = result {
    let! definition = build program signature body

    let callee =
        match library.Value.TryFind signature.Gate.Text with
        | Some(gate, known) when plain definition = Some known -> Callee.Known gate
        | _ -> Callee.Defined definition

    do! declare program signature.Gate (Symbol.Gate callee)
}
