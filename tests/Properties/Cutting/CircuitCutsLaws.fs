module HybHanas.Properties.Cutting.CircuitCutsLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Cutting
open HybHanas.Properties.OpenQasm
open HybHanas.Properties.Searching
open HybHanas.Properties.Support
open Xunit

let private circuits =
    lazy
        (GoldenPrograms.rows "circuits.jsonl.gz"
         |> List.map (fun row -> GoldenPrograms.text "id" row, row)
         |> Map.ofList)

let private circuitOf id =
    OpenQasm2.parse "golden" (GoldenPrograms.text "qasm" circuits.Value[id])
    |> Laws.ok

[<Fact>]
let ``never above the cuts that qiskit-addon-cutting finds`` () =
    let rows = GoldenFiles.linesOf "cutting" "cuts"
    Assert.Equal(130, rows.Length)

    for row in rows do
        let id = GoldenPrograms.text "circuit" row
        let target = GoldenPrograms.number "max_qubits" row
        let theirs = log10 (row.GetProperty("sampling_overhead").GetDouble())
        let circuit = circuitOf id

        let ours =
            if row.GetProperty("wire_cuts").GetBoolean() then
                CircuitCuts.fewest target circuit
            else
                CircuitCuts.byGates target circuit

        let found = (Laws.ok ours).Log10Overhead
        Assert.True(found <= theirs + 1e-9, $"{id} on {target} qubits: {found} against {theirs}")

let private gatesOf (circuit: Circuit<logical>) =
    [
        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(_, _, [ a; b ]) -> int a, int b
            | _ -> ()
    ]

/// CNOTs and CZs on 1 to 6 qubits, with rotations between them.
let private cuttable = gen {
    let! n = Gen.choose (1, 6)
    let! length = Gen.choose (0, 14)

    let step = gen {
        let! order = Gen.shuffle [| 0 .. n - 1 |]
        let! gate = Gen.elements [ Gate.CX; Gate.CZ ]

        return
            if n = 1 then
                Operation.Apply(Gate.H, [], [ 0<logical> ])
            else
                Operation.Apply(gate, [], [ order[0] * 1<logical>; order[1] * 1<logical> ])
    }

    let! steps = Gen.listOfLength length step
    return Circuit.create n 0 steps |> Laws.ok
}

let private cutting = Gen.zip cuttable (Gen.choose (1, 7))

/// The fewest gates across any labelling of the qubits with labels used at most `target` times.
let private bruteForce target (circuit: Circuit<logical>) =
    let n = circuit.Qubits
    let gates = gatesOf circuit

    let rec labellings q labels =
        if q = n then
            [ List.rev labels ]
        else
            [
                for label in 0 .. (labels |> List.fold max -1) + 1 do
                    if (labels |> List.filter ((=) label)).Length < target then
                        yield! labellings (q + 1) (label :: labels)
            ]

    labellings 0 []
    |> List.map (fun labels ->
        let labels = Array.ofList labels
        gates |> List.filter (fun (a, b) -> labels[a] <> labels[b]) |> List.length)
    |> List.min

[<Fact>]
let ``gate cuts are the fewest of all partitions`` () =
    Laws.forAllOf 300 cutting (fun (circuit, target) ->
        (CircuitCuts.byGates target circuit |> Laws.ok).GateCuts = bruteForce target circuit)

[<Fact>]
let ``parts hold every qubit, no more than the target, and the gates across them are the cuts`` () =
    Laws.forAllOf 300 cutting (fun (circuit, target) ->
        let cut = CircuitCuts.byGates target circuit |> Laws.ok

        let partOf q =
            cut.Parts |> List.findIndex (List.contains q)

        List.sort (List.concat cut.Parts) = [ 0 .. circuit.Qubits - 1 ]
        && cut.Parts |> List.forall (fun part -> part.Length <= target)
        && cut.GateCuts =
            (gatesOf circuit
             |> List.filter (fun (a, b) -> partOf a <> partOf b)
             |> List.length))

[<Fact>]
let ``the overhead never grows with the target, is 1 from all qubits on, and wire cuts only ever spare`` () =
    Laws.forAllOf 200 cutting (fun (circuit, target) ->
        let found target =
            CircuitCuts.fewest target circuit |> Laws.ok

        let here, wider = found target, found (target + 1)
        let gates = CircuitCuts.byGates target circuit |> Laws.ok

        wider.Log10Overhead <= here.Log10Overhead
        && here.Log10Overhead <= gates.Log10Overhead
        && (target < circuit.Qubits || here.Overhead = 1.0)
        && abs (log10 here.Overhead - here.Log10Overhead) < 1e-9
        && here.Parts |> List.forall (fun part -> part.Length <= target)
        && (List.concat here.Parts).Length = circuit.Qubits + here.WireCuts)

[<Fact>]
let ``a star is cut through the wire of its hub`` () =
    let star =
        [
            for leaf in 1..9 -> Operation.Apply(Gate.CZ, [], [ 0<logical>; leaf * 1<logical> ])
        ]
        |> Circuit.create 10 0
        |> Laws.ok

    let cut = CircuitCuts.fewest 3 star |> Laws.ok
    Assert.Equal(7, (CircuitCuts.byGates 3 star |> Laws.ok).GateCuts)
    Assert.True(cut.Overhead <= 36864.0, $"{cut}")

[<Fact>]
let ``an amplitude embedding's preparation is cut too, and what cannot be cut is refused`` () =
    let none = LayerForm.Ranged [ { Range = 1; Mode = CnotMode.None } ]

    let ansatz embedding =
        Ansatz.create 3 1 embedding none |> Laws.ok

    Assert.Equal(0, (CircuitCuts.ofAnsatz 1 (ansatz Embedding.AngleX) |> Laws.ok).GateCuts)

    // 2^3 - 3 - 1 CZs.
    Assert.Equal(4, (CircuitCuts.ofAnsatz 1 (ansatz Embedding.Amplitude) |> Laws.ok).GateCuts)

    let swap =
        Circuit.create 2 0 [ Operation.Apply(Gate.Swap, [], [ 0<logical>; 1<logical> ]) ]
        |> Laws.ok

    Assert.True(Result.isError (CircuitCuts.fewest 1 swap))
    Assert.True(Result.isError (CircuitCuts.fewest 0 (Ansatz.circuit (ansatz Embedding.AngleX))))
