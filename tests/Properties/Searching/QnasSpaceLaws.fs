module HybHanas.Properties.Searching.QnasSpaceLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private setting: Setting =
    {
        Sample = SampleShape.Image(1, 8, 8)
        Classes = 10
        Form = HybridForm.Recipe
        MaxQubits = 127
        Constraints = []
    }

let private space =
    lazy (QnasSpace.create QnasSpace.front QnasSpace.choices setting |> Laws.ok)

let private drawn =
    Gen.choose (0, 1000000)
    |> Gen.map (fun number -> Variation.sample (Seed.create (uint64 number)) space.Value)

[<Fact>]
let ``the genes of the paper`` () =
    Assert.Equal<string list>(
        [
            "embedding"
            "qubits"
            "depth"
            for i in 1..4 do
                $"range-{i}"
                $"mode-{i}"
            "learning-rate"
        ],
        [ for gene in space.Value.Genes -> gene.Name ]
    )

[<Fact>]
let ``every draw is a network of QNAS, and its own canonical genome`` () =
    Laws.forAllOf 300 drawn (fun genome ->
        let network = Space.decode genome space.Value |> Laws.ok
        let ansatz = network.Ansatz

        match ansatz.Layer with
        | LayerForm.Ranged layers ->
            layers.Length = ansatz.Depth
            && layers
               |> List.forall (fun layer -> layer.Range >= 1 && layer.Range < ansatz.Qubits && layer.Range <= 5)
            && ansatz.Qubits >= 2
            && ansatz.Qubits <= (if ansatz.Embedding.IsAmplitude then 5 else 8)
            && Space.canonical genome space.Value = Ok genome
        | _ -> false)

[<Fact>]
let ``different genomes make different networks or learning rates`` () =
    let small =
        QnasSpace.create
            QnasSpace.front
            { QnasSpace.choices with
                Embeddings = [ Embedding.AngleX; Embedding.Amplitude ]
                Qubits = { Low = 4; High = 6 }
                Depth = { Low = 1; High = 2 }
                LearningRates = [ 0.001; 0.01 ]
            }
            setting
        |> Laws.ok

    let all = Space.all small |> List.ofSeq

    let meaning genome =
        let ansatz = (Space.decode genome small |> Laws.ok).Ansatz
        let circuit = Ansatz.circuit ansatz
        let rate = LearningRate.ofGenome genome small |> Laws.ok
        rate, List.ofSeq circuit.Operations

    Assert.Equal(all.Length, all |> List.map meaning |> List.distinct |> List.length)

    // Layers on n qubits: ranges 1 .. min 5 (n - 1) with three modes, or none. Angle-x: 4, 5, 6 qubits; amplitude: 4, 5.
    let networks n =
        let layers = min 5 (n - 1) * 3 + 1
        layers + layers * layers

    Assert.Equal(2 * (networks 4 + networks 5 + networks 6 + networks 4 + networks 5), all.Length)

[<Fact>]
let ``a genome's learning rate is the value its gene shows`` () =
    Laws.forAllOf 100 drawn (fun genome ->
        let shown =
            Space.describe genome space.Value
            |> Laws.ok
            |> List.find (fun (name, _) -> name = LearningRate.GeneName)
            |> snd

        let rate = LearningRate.ofGenome genome space.Value |> Laws.ok

        rate = Some(float shown)
        && List.contains rate.Value QnasSpace.choices.LearningRates)

[<Fact>]
let ``learning rates are logarithmic levels, and an impossible range is refused`` () =
    Assert.Equal(Ok QnasSpace.choices.LearningRates, LearningRate.levels 1e-3 1e-2 9)
    Assert.Equal(Ok [ 0.02 ], LearningRate.levels 0.02 0.02 4)
    Assert.True(Result.isError (LearningRate.levels 0.0 0.1 3))
    Assert.True(Result.isError (LearningRate.levels 0.1 0.01 3))
    Assert.True(Result.isError (LearningRate.gene [ 0.1; 20.0 ]))
    Assert.True((LearningRate.gene [ 0.01; 0.001 ] |> Laws.ok).IsOrdered)

    let plain = Presets.fixedCnn [] Presets.circuit setting |> Laws.ok
    Assert.Equal(Ok None, LearningRate.ofGenome plain.Example plain)

[<Fact>]
let ``impossible choices are refused`` () =
    let refused choices =
        QnasSpace.create QnasSpace.front choices setting |> Result.isError

    let choices = QnasSpace.choices

    Assert.True(
        refused
            { choices with
                Qubits = { Low = 1; High = 4 }
            }
    )

    Assert.True(
        refused
            { choices with
                Depth = { Low = 0; High = 4 }
            }
    )

    Assert.True(
        refused
            { choices with
                Ranges = { Low = 0; High = 4 }
            }
    )

    Assert.True(refused { choices with Modes = [] })
    Assert.True(refused { choices with LearningRates = [] })

    Assert.True(
        refused
            { choices with
                Qubits = { Low = 6; High = 8 }
                Embeddings = [ Embedding.Amplitude ]
            }
    )
