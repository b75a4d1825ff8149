module HybHanas.Properties.Circuits.CircuitMetricsLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm
open HybHanas.Properties.Support
open Xunit

/// The wires of an operation: its qubits, then its classical bits.
let private wires (circuit: Circuit<logical>) operation =
    let rec clbits operation =
        match operation with
        | Operation.Measure(_, clbit) -> Set.singleton clbit
        | Operation.Conditional(condition, inner) ->
            clbits inner + set [ condition.First .. condition.First + condition.Count - 1 ]
        | _ -> Set.empty

    set (Operation.qubits operation |> List.map int)
    + Set.map ((+) circuit.Qubits) (clbits operation)

/// The heaviest chain of operations of which each shares a wire with the next, found pair by pair.
let private longest (circuit: Circuit<logical>) weight =
    let steps = Array.ofSeq circuit.Operations
    let on = steps |> Array.map (wires circuit)
    let reached = Array.zeroCreate steps.Length

    for i in 0 .. steps.Length - 1 do
        let before =
            Seq.init i id
            |> Seq.filter (fun j -> not (Set.intersect on[i] on[j]).IsEmpty)
            |> Seq.map (fun j -> reached[j])
            |> Seq.fold max 0

        reached[i] <- before + weight steps[i]

    Array.fold max 0 reached

let rec private isTwoQubitGate operation =
    match operation with
    | Operation.Apply(gate, _, _) -> GateTable.qubits gate = 2
    | Operation.Conditional(_, inner) -> isTwoQubitGate inner
    | _ -> false

[<Fact>]
let ``depths are the longest paths over qubits and classical bits`` () =
    Laws.forAllOf 300 RandomCircuits.circuit (fun circuit ->
        let metrics = CircuitMetrics.ofCircuit circuit

        metrics.Depth = longest circuit (fun operation -> if operation.IsBarrier then 0 else 1)
        && metrics.TwoQubitDepth = longest circuit (fun operation -> if isTwoQubitGate operation then 1 else 0))

[<Fact>]
let ``counts are those of the operations`` () =
    Laws.forAllOf 300 RandomCircuits.circuit (fun circuit ->
        let metrics = CircuitMetrics.ofCircuit circuit

        let count predicate =
            circuit.Operations |> Seq.filter predicate |> Seq.length

        metrics.Size = count (fun operation -> not operation.IsBarrier)
        && metrics.TwoQubitGates = count isTwoQubitGate
        && List.sumBy snd metrics.Names = circuit.Operations.Length
        && metrics.Names
           |> List.forall (fun (name, uses) -> uses = count (fun operation -> Operation.name operation = name)))
