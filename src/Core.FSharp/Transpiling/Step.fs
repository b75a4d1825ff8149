/// What the passes work on: steps with one-qubit gates as matrices and nothing on more than two qubits but barriers.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
type internal Action =
    | One of Unitary2
    | Two of Gate * float list
    | Measure of clbit: int
    | Reset
    | Barrier

/// One step on qubits of the index space of its pass; Routing as in PhysicalCircuit.IsRouting.
type internal Step =
    {
        Action: Action
        Qubits: int[]
        Routing: bool
    }

[<RequireQualifiedAccess>]
module internal Step =

    let one (routing: bool) (gate: Gate) (angles: float list) (qubit: int) : Step =
        {
            Action = Action.One(Unitary2.ofGate gate angles)
            Qubits = [| qubit |]
            Routing = routing
        }

    let two (routing: bool) (gate: Gate) (angles: float list) (a: int) (b: int) : Step =
        {
            Action = Action.Two(gate, angles)
            Qubits = [| a; b |]
            Routing = routing
        }

    /// Passes a gate on one or two qubits to `emit`, a larger one by its definition.
    let rec private unroll (emit: Step -> unit) gate (angles: float list) (qubits: int[]) =
        match qubits with
        | [| q |] -> emit (one false gate angles q)
        | [| a; b |] -> emit (two false gate angles a b)
        | _ ->
            match (GateTable.row gate).Definition angles with
            | Some steps ->
                for inner, angles, on in steps do
                    unroll emit inner angles (on |> List.map (fun k -> qubits[k]) |> Array.ofList)
            | None -> invalidOp $"'{GateTable.name gate}' has no definition in the gate table"

    /// The steps of a bound circuit; Unsupported where an angle or amplitude is still free, for opaque gates and for control by
    /// classical bits.
    let ofCircuit (circuit: Circuit<'q>) : Result<Step[], HybHanasError> =
        let steps = ResizeArray()

        let add action qubits =
            steps.Add
                {
                    Action = action
                    Qubits = qubits
                    Routing = false
                }

        circuit.Operations
        |> Results.traverse (fun operation ->
            let qubits = Operation.qubits operation |> Seq.map int |> Array.ofSeq

            match operation with
            | Operation.Apply(gate, angles, _) ->
                Circuit.fixedAngles angles
                |> Result.map (fun angles -> unroll steps.Add gate angles qubits)
            | Operation.Prepare _ ->
                Error(HybHanasError.Unsupported("a free amplitude embedding", "the transpiler; bind the circuit first"))
            | Operation.Measure(_, clbit) -> Ok(add (Action.Measure clbit) qubits)
            | Operation.Reset _ -> Ok(add Action.Reset qubits)
            | Operation.Barrier _ -> Ok(add Action.Barrier qubits)
            | Operation.Opaque(name, _, _) ->
                Error(HybHanasError.Unsupported($"the opaque gate '{name}'", "the transpiler; define it with 'gate'"))
            | Operation.Conditional _ -> Error(HybHanasError.Unsupported("control by classical bits ('if')", "the transpiler")))
        |> Result.map (fun _ -> steps.ToArray())

    /// Steps that must keep their order share a wire: their qubits, and the classical bit as qubits + clbit.
    let wires (qubits: int) (step: Step) : int[] =
        match step.Action with
        | Action.Measure clbit -> [| step.Qubits[0]; qubits + clbit |]
        | _ -> step.Qubits

    /// True where the gate's two qubits can trade places.
    let isSymmetric (gate: Gate) : bool =
        match gate with
        | Gate.CZ
        | Gate.Swap
        | Gate.CP
        | Gate.CU1
        | Gate.RXX
        | Gate.RZZ -> true
        | _ -> false

    let rec private countCx (gate: Gate) (angles: float list) =
        match gate with
        | Gate.CX
        | Gate.CZ
        | Gate.ECR -> 1
        | _ ->
            match (GateTable.row gate).Definition angles with
            | None -> 0
            | Some steps -> steps |> List.sumBy (fun (inner, angles, _) -> countCx inner angles)

    let private plainCx =
        GateTable.tabulate (fun gate ->
            if (GateTable.angles gate).IsEmpty then
                countCx gate []
            else
                0)

    /// How many CX the gate takes by its definition.
    let cxCount (gate: Gate) (angles: float list) : int =
        if angles.IsEmpty then plainCx gate else countCx gate angles
