module HybHanas.Properties.Cutting.SubcircuitLaws

open System.Text.Json
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Cutting
open HybHanas.Core.Searching
open HybHanas.Properties.Searching
open HybHanas.Properties.Support
open Xunit

let private rows = lazy (GoldenFiles.linesOf "qnas" "subcircuits")

let private text (row: JsonElement) (key: string) =
    row.GetProperty(key).GetString() |> nonNull

let private number (row: JsonElement) (key: string) = row.GetProperty(key).GetInt32()

let private decoded (row: JsonElement) =
    let bounds =
        match text row "bounds" with
        | "code" -> QnasBounds.code
        | _ -> QnasBounds.example

    row.GetProperty "genome"
    |> GoldenFiles.numbers
    |> QnasGenome.decode bounds
    |> Laws.ok

let private embeddingName embedding =
    match embedding with
    | Embedding.AngleX -> "angle-x"
    | Embedding.AngleY -> "angle-y"
    | Embedding.AngleZ -> "the right angle-z"
    | Embedding.QnasAngleZ -> "angle-z"
    | Embedding.Amplitude -> "amplitude"

let private layersOf (ansatz: Ansatz) =
    match ansatz.Layer with
    | LayerForm.Ranged layers -> layers
    | _ -> failwith "not QNAS's layers"

[<Fact>]
let ``all 200 genomes decode as in QNAS's code`` () =
    Assert.Equal(200, rows.Value.Length)

    for row in rows.Value do
        let made, expected = decoded row, row.GetProperty "decoded"
        let layers = layersOf made.Ansatz
        Assert.Equal(text expected "embedding", embeddingName made.Ansatz.Embedding)
        Assert.Equal(number expected "qubits", made.Ansatz.Qubits)
        Assert.Equal(number expected "depth", made.Ansatz.Depth)
        Assert.Equal<int[]>(GoldenFiles.integers (expected.GetProperty "ranges"), [| for layer in layers -> layer.Range |])

        Assert.Equal<string list>(
            [
                for mode in expected.GetProperty("modes").EnumerateArray() -> mode.GetString() |> nonNull
            ],
            layers |> List.map (fun layer -> CnotMode.name layer.Mode)
        )

        let rate = expected.GetProperty("learning_rate").GetDouble()
        Assert.InRange(made.LearningRate / rate - 1.0, -1e-14, 1e-14)

[<Fact>]
let ``all 200 rows have QNAS's subcircuits, cuts, wires and gate counts`` () =
    for row in rows.Value do
        let ansatz = (decoded row).Ansatz
        let parts = Subcircuits.ofAnsatz (number row "target_qubits") ansatz |> Laws.ok
        Assert.Equal(number row "num_subcircuits", parts.Count)
        Assert.Equal(number row "cuts", parts.Cuts)

        Assert.Equal<int list list>(
            [
                for wires in row.GetProperty("subcircuit_wires").EnumerateArray() -> GoldenFiles.integers wires |> List.ofArray
            ],
            parts.Wires
        )

        Assert.Equal(number row "rotations", Ansatz.weights ansatz)
        Assert.Equal(number row "gate_count_cost", Subcircuits.gateCountCost ansatz)

        Assert.Equal<int[]>(
            GoldenFiles.integers (row.GetProperty "cnots_per_layer"),
            [|
                for layer in layersOf ansatz -> (RangedLayer.pairs ansatz.Qubits layer).Length
            |]
        )

[<Fact>]
let ``one subcircuit exactly where the target holds all qubits`` () =
    let cases = Gen.zip (CircuitGenerators.ansatz (1, 8) (1, 4)) (Gen.choose (1, 9))

    Laws.forAllOf 200 cases (fun (ansatz, target) ->
        let parts = Subcircuits.ofAnsatz target ansatz |> Laws.ok

        (parts.Count = 1) = (ansatz.Qubits <= target)
        && parts.Wires
           |> List.forall (fun wires -> wires.Length <= max 2 target && wires = List.sort wires))

[<Fact>]
let ``genomes and targets that cannot be are refused`` () =
    let genome = Array.create QnasGenome.Length 1.0

    let refused bounds genome =
        Result.isError (QnasGenome.decode bounds genome)

    Assert.False(refused QnasBounds.code genome)
    Assert.True(refused QnasBounds.code (Array.create 15 1.0))
    Assert.True(refused QnasBounds.code (Array.create 16 nan))

    // Six layers of genes: QNAS itself fails with an index error.
    Assert.True(
        refused
            { QnasBounds.code with
                Depth = { Low = 1; High = 7 }
            }
            genome
    )

    let ansatz = (QnasGenome.decode QnasBounds.code genome |> Laws.ok).Ansatz
    Assert.True(Result.isError (Subcircuits.ofAnsatz 0 ansatz))

[<Fact>]
let ``reals are rounded half to even and held to the bounds, and only allowed embeddings are met`` () =
    let genome =
        Array.concat [ [| 2.5; 4.5; 1.5 |]; Array.create 6 9.0; Array.create 6 -3.0; [| -1.0 |] ]

    let made = QnasGenome.decode QnasBounds.example genome |> Laws.ok
    Assert.Equal(Embedding.QnasAngleZ, made.Ansatz.Embedding)
    Assert.Equal(4, made.Ansatz.Qubits)

    Assert.Equal(LayerForm.Ranged(List.replicate 2 { Range = 3; Mode = CnotMode.All }), made.Ansatz.Layer)

    Assert.Equal(0.01, made.LearningRate, 15)

    let only =
        QnasGenome.decode
            { QnasBounds.example with
                Embeddings = [ 0; 3 ]
            }
            genome
        |> Laws.ok

    Assert.Equal(Embedding.Amplitude, only.Ansatz.Embedding)
