module HybHanas.Properties.OpenQasm.OpenQasm3Golden

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private counts =
    GoldenPrograms.countsOf (fun operation ->
        match operation with
        // Qiskit's importer reads id as U(0, 0, 0).
        | Operation.Apply(Gate.Id, _, _) -> "u"
        | operation -> GoldenPrograms.kind operation)

let private measures (circuit: Circuit<logical>) =
    circuit.Operations
    |> Seq.choose (fun operation ->
        match operation with
        | Operation.Measure(qubit, clbit) -> Some(int qubit, clbit)
        | _ -> None)
    |> List.ofSeq

/// Valid for Qiskit, but no Circuit: it has no named inputs.
let private beyondCircuits =
    dict
        [
            "q3-input", "q3-input:3:1: the parameter 'input' is not supported by circuits"
        ]

/// Why the invalid programs are refused.
let private faults =
    dict
        [
            "q3-undeclared", "q3-undeclared:4:3: unknown register 'r'; nearest: 'q'"
            "q3-no-gate", "q3-no-gate:4:1: unknown gate 'foo'; nearest: 'ccx', 'ch', 'cp'"
            "q3-index", "q3-index:4:5: index 2 is outside 0..1 of register 'q'"
            "q3-args", "q3-args:4:1: 'cx' acts on 2 qubits, not 1"
            "q3-params", "q3-params:4:1: 'rx' takes 1 parameter, not 0"
            "q3-semicolon", "q3-semicolon:4:1: expected ';'; found 'h'"
        ]

let private message row =
    match OpenQasm3.parse (GoldenPrograms.text "id" row) (GoldenPrograms.text "qasm" row) with
    | Ok _ -> "accepted"
    | Error error -> HybHanasError.message error

[<Fact>]
let ``the valid static programs are Qiskit's circuits`` () =
    let mutable accepted = 0

    for row in GoldenPrograms.rows "qasm3.jsonl" do
        let id = GoldenPrograms.text "id" row

        if row.GetProperty("valid").GetBoolean() && not (beyondCircuits.ContainsKey id) then
            accepted <- accepted + 1
            let text = GoldenPrograms.text "qasm" row
            let circuit = OpenQasm3.parse id text |> Laws.ok
            Assert.Equal(GoldenPrograms.number "n_qubits" row, circuit.Qubits)

            if (row.TryGetProperty "re" |> fst) then
                let state =
                    List.map2 (fun re im -> Complex(re, im)) (GoldenPrograms.numbers "re" row) (GoldenPrograms.numbers "im" row)
                    |> Array.ofList

                let distance =
                    Oracle.distanceUpToPhase [| Oracle.run circuit (Oracle.basis circuit.Qubits 0) |] [| state |]

                Assert.True(distance < 1e-10, $"{id} differs by {distance}")

            match row.TryGetProperty "same_as_qasm2" with
            | true, two ->
                let two = OpenQasm2.parse id (two.GetString() |> nonNull) |> Laws.ok
                Assert.Equal<Operation<logical> list>(List.ofSeq two.Operations, List.ofSeq circuit.Operations)
            | _ ->
                Assert.Equal(GoldenPrograms.number "n_clbits" row, circuit.Clbits)

                let measured =
                    [
                        for pair in row.GetProperty("measures").EnumerateArray() -> pair[0].GetInt32(), pair[1].GetInt32()
                    ]

                Assert.Equal<(int * int) list>(measured, measures circuit)

                // Qiskit counts a call of a defined gate; here it is expanded.
                if not (text.Contains "gate ") then
                    Assert.Equal<(string * int) list>(GoldenPrograms.counts row, counts circuit)

    Assert.Equal(26, accepted)

[<Fact>]
let ``what no circuit can hold is named with its place`` () =
    for row in GoldenPrograms.rows "qasm3.jsonl" do
        match beyondCircuits.TryGetValue(GoldenPrograms.text "id" row) with
        | true, expected -> Assert.Equal(expected, message row)
        | _ -> ()

[<Fact>]
let ``the invalid programs are refused, each for its fault`` () =
    let invalid =
        GoldenPrograms.rows "qasm3.jsonl"
        |> List.filter (fun row -> not (row.GetProperty("valid").GetBoolean()))

    Assert.Equal(faults.Count, invalid.Length)

    for row in invalid do
        Assert.Equal(faults[GoldenPrograms.text "id" row], message row)
