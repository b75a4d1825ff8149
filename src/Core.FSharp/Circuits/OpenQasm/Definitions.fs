/// What the definitions of gates have in common in both languages.
module internal HybHanas.Core.Circuits.Qasm.Definitions

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Faults

/// Positions of the parameters and of the qubits; a gate has a qubit, and no name twice.
let positionsOf (signature: Signature) = result {
    let name = signature.Gate
    do! require (not signature.Qubits.IsEmpty) name.At (fun () -> $"the gate '{name.Text}' needs a qubit to act on")
    let! _ = positions (signature.Parameters @ signature.Qubits)
    let! parameters = positions signature.Parameters
    let! qubits = positions signature.Qubits
    return parameters, qubits
}

/// The position of a gate's own qubit.
let qubitOf (qubits: Dictionary<string, int>) (name: Name) =
    match qubits.TryGetValue name.Text with
    | true, position -> Ok position
    | _ -> wrong name.At $"'{name.Text}' is not a qubit of this gate"

/// Depth of a definition around definitions of the depths given.
let depthOf (name: Name) (inner: int list) = result {
    let depth = 1 + List.fold max 0 inner
    do! require (depth <= MaxDepth) name.At (fun () -> $"more than {MaxDepth} gate definitions in one another")
    return depth
}

/// Kept just above the limit: chains that double would overflow.
let stepsOf (first: int64) (steps: int64 list) =
    (first, steps) ||> List.fold (fun sum step -> min (MaxSteps + 1L) (sum + step))

/// A definition without the places of its text: numbers of parameters and qubits, and calls of gates of the table.
type Plain =
    {
        Parameters: int
        Qubits: int
        Steps: (Gate * Expression list * int list) list
    }

/// None where a step is no such call (the library's own definitions have no others).
let plain (signature: Signature) (call: 'step -> (Gate * Argument list * int list) option) (body: 'step list) =
    let steps =
        body
        |> List.map (
            call
            >> Option.map (fun (gate, arguments, qubits) -> gate, arguments |> List.map (fun argument -> argument.Value), qubits)
        )

    if List.forall Option.isSome steps then
        Some
            {
                Parameters = signature.Parameters.Length
                Qubits = signature.Qubits.Length
                Steps = List.choose id steps
            }
    else
        None

/// Definitions of gates of the table, read from their texts, by name.
let library (texts: (Gate * string) list) (read: string -> Plain option) : Map<string, Gate * Plain> =
    texts
    |> List.choose (fun (gate, text) -> read text |> Option.map (fun plain -> GateTable.name gate, (gate, plain)))
    |> Map.ofList

/// What a definition stands for: the gate of the table that it spells out as the library does, else itself.
let meaning (library: Map<string, Gate * Plain>) (name: Name) (definition: Plain option) known defined =
    match library.TryFind name.Text with
    | Some(gate, spelt) when definition = Some spelt -> known gate
    | _ -> defined
