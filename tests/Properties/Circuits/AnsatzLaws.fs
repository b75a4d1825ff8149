module HybHanas.Properties.Circuits.AnsatzLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm
open HybHanas.Properties.Support
open Xunit

let private axis letter =
    match letter with
    | 'x' -> Axis.X
    | 'y' -> Axis.Y
    | _ -> Axis.Z

let private embedding word =
    match word with
    | "rx" -> Embedding.AngleX
    | _ -> Embedding.AngleY

/// "hqnn-circular-cx-n10-d8-ry-zy-s1042": pattern, gate, qubits, depth, embedding, rotations.
let private ansatzOf (id: string) =
    match id.Split '-' |> List.ofArray with
    | [ "hqnn"; pattern; gate; n; depth; embed; rotations; _ ] when embed <> "rz" ->
        let axes = rotations |> Seq.map axis |> List.ofSeq

        let entanglement =
            Entanglement.all |> List.find (fun e -> Entanglement.name e = pattern)

        let gate =
            if gate = "cx" then
                EntanglingGate.Cnot
            else
                EntanglingGate.Cz

        let layer =
            LayerForm.Patterned(Rotations.create axes |> Laws.ok, entanglement, gate)

        // The files also hold rotations out of the order X, Y, Z, which an ansatz does not have.
        if axes = List.sort axes then
            Some(
                Ansatz.create (int (n.Substring 1)) (int (depth.Substring 1)) (embedding embed) layer
                |> Laws.ok
            )
        else
            None
    | _ -> None

/// Gates and qubits, without the angles.
let private skeleton (circuit: Circuit<logical>) =
    [
        for operation in circuit.Operations do
            match operation with
            | Operation.Apply(gate, _, qubits) -> gate, qubits
            | _ -> ()
    ]

[<Fact>]
let ``the ansatz has the gates of Qiskit's circuits, in their order`` () =
    let compared =
        [
            for row in GoldenPrograms.rows "circuits.jsonl.gz" do
                match ansatzOf (GoldenPrograms.text "id" row) with
                | Some ansatz ->
                    let golden = OpenQasm2.parse "golden" (GoldenPrograms.text "qasm" row) |> Laws.ok
                    Assert.Equal<(Gate * LogicalQubit list) list>(skeleton golden, skeleton (Ansatz.circuit ansatz))
                    row
                | None -> ()
        ]

    Assert.InRange(compared.Length, 20, 60)

let private anyAnsatz = CircuitGenerators.ansatz (1, 12) (1, 15)

[<Fact>]
let ``an ansatz's circuit has the weights and inputs that the ansatz states`` () =
    Laws.forAllOf 200 anyAnsatz (fun ansatz ->
        let circuit = Ansatz.circuit ansatz

        circuit.Weights = Ansatz.weights ansatz
        && circuit.Inputs = Ansatz.inputs ansatz
        && circuit.Qubits = ansatz.Qubits)

[<Fact>]
let ``every weight turns its place, each place once`` () =
    Laws.forAllOf 200 anyAnsatz (fun ansatz ->
        let turned =
            [
                for operation in (Ansatz.circuit ansatz).Operations do
                    match operation with
                    | Operation.Apply(gate, [ Angle.Weight weight ], [ q ]) -> weight, (gate, int q)
                    | _ -> ()
            ]

        let gateOf axis =
            match axis with
            | Axis.X -> Gate.RX
            | Axis.Y -> Gate.RY
            | Axis.Z -> Gate.RZ

        let places = Ansatz.weightPlaces ansatz

        turned =
            (places
             |> List.mapi (fun weight place -> weight, (gateOf place.Axis, place.Qubit)))
        && (List.distinct places).Length = Ansatz.weights ansatz)

[<Fact>]
let ``ranged layers are QNAS's: RX RY RZ on each qubit in turn, then the layer's own CNOTs`` () =
    let layers =
        LayerForm.Ranged
            [
                { Range = 2; Mode = CnotMode.Odd }
                { Range = 3; Mode = CnotMode.Even }
                { Range = 1; Mode = CnotMode.None }
            ]

    let ansatz = Ansatz.create 4 3 Embedding.QnasAngleZ layers |> Laws.ok

    let turns =
        [ for q in 0..3 -> [ Gate.RX, [ q ]; Gate.RY, [ q ]; Gate.RZ, [ q ] ] ]
        |> List.concat

    let onEach gate = [ for q in 0..3 -> gate, [ q ] ]

    let expected =
        onEach Gate.RZ
        @ onEach Gate.H
        @ turns
        @ [ Gate.CX, [ 0; 2 ]; Gate.CX, [ 2; 0 ] ]
        @ turns
        @ [ Gate.CX, [ 1; 0 ]; Gate.CX, [ 3; 2 ] ]
        @ turns

    let made circuit =
        skeleton circuit
        |> List.map (fun (gate, qubits) -> gate, qubits |> List.map int)

    Assert.Equal<(Gate * int list) list>(expected, made (Ansatz.circuit ansatz))
    Assert.Equal<(Gate * int list) list>(expected @ onEach Gate.H, made (Ansatz.measured ansatz))
    Assert.Equal(Axis.X, Ansatz.observable ansatz)

[<Fact>]
let ``QNAS's angle-z gives every sample the same state, and says so`` () =
    let state embedding inputs =
        let ansatz = Ansatz.create 2 1 embedding LayerForm.StronglyEntangling |> Laws.ok

        let bound =
            Binding.bind inputs [| 0.3; 1.1; -0.7; 2.2; 0.9; -1.4 |] (Ansatz.circuit ansatz)
            |> Laws.ok

        [| Oracle.run bound (Oracle.basis 2 0) |]

    let apart embedding =
        Oracle.distanceUpToPhase (state embedding [| 0.4; 1.9 |]) (state embedding [| -2.1; 0.2 |])

    Assert.True(apart Embedding.QnasAngleZ < 1e-12)
    Assert.True(apart Embedding.AngleZ > 0.1)
    Assert.Equal<Embedding list>([ Embedding.QnasAngleZ ], Embedding.all |> List.filter (Embedding.warning >> Option.isSome))

[<Fact>]
let ``strongly entangling layers are PennyLane's: RZ RY RZ, then CNOTs at range layer mod (n - 1) + 1`` () =
    let ansatz =
        Ansatz.create 4 4 Embedding.AngleX LayerForm.StronglyEntangling |> Laws.ok

    let layers =
        skeleton (Ansatz.circuit ansatz) |> List.skip 4 |> List.chunkBySize (3 * 4 + 4)

    let ranges =
        [
            for layer in layers do
                let rotations, entangling = List.splitAt 12 layer

                Assert.Equal<Gate list>(
                    [ Gate.RZ; Gate.RY; Gate.RZ ],
                    rotations |> List.map fst |> List.chunkBySize 4 |> List.map List.head
                )

                let apart =
                    entangling
                    |> List.map (fun (_, qubits) -> (int qubits[1] - int qubits[0] + 4) % 4)
                    |> List.distinct

                Assert.Single apart
        ]

    Assert.Equal<int list>([ 1; 2; 3; 1 ], ranges)

[<Fact>]
let ``an ansatz out of range is refused`` () =
    let layer = LayerForm.StronglyEntangling
    let refused ansatz = Result.isError ansatz
    Assert.True(refused (Ansatz.create 6 1 Embedding.Amplitude layer))
    Assert.True(refused (Ansatz.create 21 1 Embedding.AngleX layer))
    Assert.True(refused (Ansatz.create 0 1 Embedding.AngleX layer))
    Assert.True(refused (Ansatz.create 2 0 Embedding.AngleX layer))
    Assert.True(refused (Rotations.create [] |> Result.map ignore))

    let ranged qubits ranges =
        Ansatz.create qubits 2 Embedding.AngleX (LayerForm.Ranged [ for r in ranges -> { Range = r; Mode = CnotMode.All } ])

    Assert.True(refused (ranged 3 [ 1 ]))
    Assert.True(refused (ranged 3 [ 1; 3 ]))
    Assert.True(refused (ranged 3 [ 0; 1 ]))
    Assert.False(refused (ranged 3 [ 1; 2 ]))
