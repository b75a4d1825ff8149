/// The search space of QNAS (2604.07013): ranged layers behind a front part that is not searched.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

/// The genes: "embedding", "qubits", "depth", "range-i" and "mode-i" for each layer, "learning-rate".
type internal QnasChoices =
    {
        Embeddings: Embedding list
        /// From 2 on.
        Qubits: IntRange
        Depth: IntRange
        /// CNOT ranges, held below the number of qubits.
        Ranges: IntRange
        Modes: CnotMode list
        LearningRates: float list
    }

/// What stands before the circuit's projection in every network.
type internal FixedFront =
    {
        Convolutions: ConvolutionStage list
        Dense: DenseStage list
    }

[<RequireQualifiedAccess>]
module internal QnasSpace =

    /// Every embedding, 2..8 qubits (amplitude at most 5), depth 1..4, ranges 1..5, all modes, nine learning rates from 1e-3
    /// to 1e-2.
    let choices: QnasChoices =
        {
            Embeddings = Embedding.all
            Qubits = { Low = 2; High = 8 }
            Depth = { Low = 1; High = 4 }
            Ranges = { Low = 1; High = 5 }
            Modes = CnotMode.all
            LearningRates = [ 0.001; 0.00133; 0.00178; 0.00237; 0.00316; 0.00422; 0.00562; 0.0075; 0.01 ]
        }

    /// One dense layer of 64, ReLU, dropout 0.1, as in its code.
    let front: FixedFront =
        {
            Convolutions = []
            Dense =
                [
                    {
                        Width = 64
                        Activation = Activation.Relu
                        Dropout = 0.1
                    }
                ]
        }

    let private checkRanges (choices: QnasChoices) = result {
        let within what low high (range: IntRange) =
            Results.require
                (range.Low >= low && range.High <= high)
                (HybHanasError.OutOfRange(what, $"{range.Low}..{range.High}", $"within {low}..{high}"))

        do! within "range of gene 'qubits'" 2 20 choices.Qubits
        do! within "range of gene 'depth'" 1 64 choices.Depth
        do! within "CNOT ranges" 1 19 choices.Ranges
    }

    let create (front: FixedFront) (choices: QnasChoices) (setting: Setting) : Result<Space, HybHanasError> = result {
        do! checkRanges choices

        let! embedding =
            Trait.categorical "embedding" Description.embedding choices.Embeddings

        let! held = Trait.qubitRange setting.MaxQubits choices.Embeddings choices.Qubits
        let! qubits = Trait.integer "qubits" held
        let! depth = Trait.integer "depth" choices.Depth

        let! layers =
            [ 1 .. choices.Depth.High ]
            |> Results.traverse (fun i -> result {
                let! range = Trait.integer $"range-{i}" choices.Ranges
                let! mode = Trait.categorical $"mode-{i}" CnotMode.name choices.Modes
                return Trait.onlyFrom "depth" i range, Trait.onlyFrom "depth" i mode
            })

        let! rate = LearningRate.gene choices.LearningRates

        /// Amplitude embedding is held to its 5 qubits, as QNAS does.
        let qubitsOf level =
            Trait.read level embedding
            |> Ansatz.maxQubits
            |> max held.Low
            |> min (Trait.read level qubits)

        let layersOf level =
            layers
            |> List.truncate (Trait.read level depth)
            |> List.map (fun (range, mode) ->
                {
                    Range = min (Trait.read level range) (qubitsOf level - 1)
                    Mode = Trait.read level mode
                })

        let decode level =
            LayerForm.Ranged(layersOf level)
            |> Ansatz.create (qubitsOf level) (Trait.read level depth) (Trait.read level embedding)
            |> Result.bind (fun ansatz ->
                Architecture.create
                    {
                        Input = setting.Sample
                        Convolutions = front.Convolutions
                        Dense = front.Dense
                        Ansatz = ansatz
                        Classes = setting.Classes
                        Form = setting.Form
                    })

        let simplify level =
            let most = qubitsOf level

            [
                if Trait.read level qubits > most then
                    qubits.Gene.Name, max 0 (most - held.Low)

                for i, (range, mode) in List.indexed layers do
                    if i < Trait.read level depth then
                        let own = level range.Gene.Name

                        // Without CNOTs every range is the same layer, and so is every range beyond the last qubit.
                        let first =
                            match Trait.read level mode with
                            | CnotMode.None -> 0
                            | _ -> min own (max 0 (most - 1 - choices.Ranges.Low))

                        if first <> own then
                            range.Gene.Name, first
            ]

        return!
            Space.create
                {
                    Genes =
                        [
                            embedding.Gene
                            qubits.Gene
                            depth.Gene
                            for range, mode in layers do
                                range.Gene
                                mode.Gene
                            rate
                        ]
                    Decode = decode
                    Simplify = simplify
                    Constraints = setting.Constraints
                }
    }
