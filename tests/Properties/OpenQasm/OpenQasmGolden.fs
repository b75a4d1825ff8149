module HybHanas.Properties.OpenQasm.OpenQasmGolden

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private parse row =
    OpenQasm2.parse (GoldenPrograms.text "id" row) (GoldenPrograms.text "qasm" row)
    |> Laws.ok

let private counts = GoldenPrograms.countsOf GoldenPrograms.kind

/// Longest path over qubit and clbit wires; a barrier synchronises and counts 0.
let private depth (circuit: Circuit<logical>) =
    let levels = Array.zeroCreate (circuit.Qubits + circuit.Clbits)

    for operation in circuit.Operations do
        let wires = Operation.qubits operation |> List.map int

        let wires, weight =
            match operation with
            | Operation.Measure(_, clbit) -> (circuit.Qubits + clbit) :: wires, 1
            | Operation.Barrier _ -> wires, 0
            | _ -> wires, 1

        let level = weight + (wires |> List.map (fun wire -> levels[wire]) |> List.max)

        for wire in wires do
            levels[wire] <- level

    Array.max levels

[<Fact>]
let ``the 109 circuits have Qiskit's qubits, operations and depth`` () =
    let rows = GoldenPrograms.rows "circuits.jsonl.gz"
    Assert.Equal(109, rows.Length)

    for row in rows do
        let circuit = parse row
        Assert.Equal(GoldenPrograms.number "n_qubits" row, circuit.Qubits)
        Assert.Equal<(string * int) list>(GoldenPrograms.counts row, counts circuit)
        Assert.Equal(GoldenPrograms.number "depth" row, depth circuit)

[<Fact>]
let ``the 70 states and 38 unitaries are Qiskit's up to a global phase`` () =
    let rows = GoldenPrograms.rows "states.jsonl.gz"

    let distance row =
        let circuit = parse row
        let size = 1 <<< circuit.Qubits

        let entries =
            List.map2 (fun re im -> Complex(re, im)) (GoldenPrograms.numbers "re" row) (GoldenPrograms.numbers "im" row)
            |> Array.ofList

        match GoldenPrograms.text "kind" row with
        | "state" -> Oracle.distanceUpToPhase [| Oracle.run circuit (Oracle.basis circuit.Qubits 0) |] [| entries |]
        | _ ->
            let columns =
                Array.init size (fun column -> Array.init size (fun row -> entries[row * size + column]))

            Oracle.distanceUpToPhase (Oracle.columns circuit) columns

    Assert.Equal<(string * int) list>(
        [ "state", 70; "unitary", 38 ],
        rows |> List.countBy (GoldenPrograms.text "kind") |> List.sort
    )

    for row in rows do
        let id, distance = GoldenPrograms.text "id" row, distance row
        Assert.True(distance < 1e-10, $"{id} differs by {distance}")

[<Fact>]
let ``programs valid for Qiskit are Qiskit's circuits`` () =
    let valid =
        GoldenPrograms.rows "qasm-bad.jsonl"
        |> List.filter (fun row -> row.GetProperty("valid").GetBoolean())

    Assert.Equal(40, valid.Length)

    for row in valid do
        let circuit = parse row
        Assert.Equal(GoldenPrograms.number "n_qubits" row, circuit.Qubits)
        Assert.Equal(GoldenPrograms.number "n_clbits" row, circuit.Clbits)

        // Qiskit counts a call of a defined gate; here it is expanded.
        if not ((GoldenPrograms.text "qasm" row).Contains "gate ") then
            Assert.Equal<(string * int) list>(GoldenPrograms.counts row, counts circuit)

[<Fact>]
let ``programs invalid for Qiskit are refused on the line that it names`` () =
    let invalid =
        GoldenPrograms.rows "qasm-bad.jsonl"
        |> List.filter (fun row -> not (row.GetProperty("valid").GetBoolean()))

    let named =
        invalid
        |> List.choose (fun row ->
            let id = GoldenPrograms.text "id" row

            match OpenQasm2.parse id (GoldenPrograms.text "qasm" row) with
            | Error(HybHanasError.Syntax(place, reason)) ->
                Assert.DoesNotContain("\n", reason)
                GoldenPrograms.line row |> Option.map (fun line -> (id, line), (id, place.Line))
            | Error error -> failwith $"{id}: {HybHanasError.message error}"
            | Ok _ -> failwith $"{id} was accepted")

    Assert.Equal(131, invalid.Length)
    Assert.Equal(129, named.Length)
    Assert.Equal<(string * int) list>(List.map fst named, List.map snd named)
