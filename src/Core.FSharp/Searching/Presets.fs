/// The search spaces of the papers and for tables, each a function of its ranges.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

type internal Setting =
    {
        Sample: SampleShape
        Classes: int
        Form: HybridForm
        MaxQubits: int
        Constraints: SpaceConstraint list
    }

type CircuitChoices =
    {
        Qubits: IntRange
        Depth: IntRange
        Embeddings: Embedding list
        Rotations: Rotations list
        Entanglements: Entanglement list
        Gates: EntanglingGate list
    }

type CnnChoices =
    {
        Convolutions: IntRange
        Channels: int list
        Kernels: int list
        Activations: Activation list
        Poolings: Pooling list
        Dropout: float
    }

type DenseChoices =
    {
        Layers: IntRange
        Widths: int list
        Activations: Activation list
        Dropout: float
    }

[<RequireQualifiedAccess>]
module internal Presets =

    let circuit: CircuitChoices =
        {
            Qubits = { Low = 2; High = 12 }
            Depth = { Low = 1; High = 15 }
            Embeddings = [ Embedding.AngleX ]
            Rotations = Rotations.all
            Entanglements = Entanglement.all
            Gates = [ EntanglingGate.Cnot; EntanglingGate.Cz ]
        }

    let cnn: CnnChoices =
        {
            Convolutions = { Low = 1; High = 3 }
            Channels = [ 8; 16; 32 ]
            Kernels = [ 3; 5 ]
            Activations = [ Activation.Relu; Activation.Silu; Activation.Tanh ]
            Poolings = [ Pooling.Max; Pooling.Average; Pooling.None ]
            Dropout = 0.0
        }

    let denseLayers: DenseChoices =
        {
            Layers = { Low = 0; High = 2 }
            Widths = [ 8; 16; 32 ]
            Activations = [ Activation.Relu; Activation.Silu; Activation.Tanh ]
            Dropout = 0.0
        }

    type private QuantumPart =
        {
            Genes: Gene list
            Ansatz: LevelOf -> Result<Ansatz, HybHanasError>
            Simplify: LevelOf -> (string * int) list
        }

    /// Patterns with the same pairs on n qubits are one circuit, and a single qubit has no pairs at all.
    let private firstWithSamePairs (patterns: Entanglement[]) (n: int) : int[] =
        let pairs = patterns |> Array.map (Entanglement.pairs n)
        pairs |> Array.map (fun own -> Array.findIndex ((=) own) pairs)

    let private quantum (setting: Setting) (choices: CircuitChoices) : Result<QuantumPart, HybHanasError> = result {
        let! embedding =
            Trait.categorical "embedding" Description.embedding choices.Embeddings

        let! range = Trait.qubitRange setting.MaxQubits choices.Embeddings choices.Qubits
        let! qubits = Trait.integer "qubits" range
        let! depth = Trait.integer "depth" choices.Depth

        let! rotations =
            Trait.categorical "rotations" Description.rotations choices.Rotations

        let! entanglement =
            Trait.categorical "entanglement" Entanglement.name choices.Entanglements

        let! gate = Trait.categorical "gate" Description.gate choices.Gates

        let firstOf = qubits.Values |> Array.map (firstWithSamePairs entanglement.Values)

        let simplify level =
            let chosen = level entanglement.Gene.Name
            let first = firstOf[level qubits.Gene.Name][chosen]

            [
                if first <> chosen then
                    entanglement.Gene.Name, first
                if Trait.read level qubits = 1 && level gate.Gene.Name <> 0 then
                    gate.Gene.Name, 0
            ]

        return
            {
                Genes =
                    [
                        embedding.Gene
                        qubits.Gene
                        depth.Gene
                        rotations.Gene
                        entanglement.Gene
                        gate.Gene
                    ]
                Ansatz =
                    fun level ->
                        LayerForm.Patterned(Trait.read level rotations, Trait.read level entanglement, Trait.read level gate)
                        |> Ansatz.create (Trait.read level qubits) (Trait.read level depth) (Trait.read level embedding)
                Simplify = simplify
            }
    }

    let private space (setting: Setting) choices frontGenes convolutions dense =
        quantum setting choices
        |> Result.bind (fun part ->
            Space.create
                {
                    Genes = frontGenes @ part.Genes
                    Decode =
                        fun level ->
                            part.Ansatz level
                            |> Result.bind (fun ansatz ->
                                Architecture.create
                                    {
                                        Input = setting.Sample
                                        Convolutions = convolutions level
                                        Dense = dense level
                                        Ansatz = ansatz
                                        Classes = setting.Classes
                                        Form = setting.Form
                                    })
                    Simplify = part.Simplify
                    Constraints = setting.Constraints
                })

    let fixedStages
        (convolutions: ConvolutionStage list)
        (dense: DenseStage list)
        (choices: CircuitChoices)
        (setting: Setting)
        : Result<Space, HybHanasError> =
        space setting choices [] (fun _ -> convolutions) (fun _ -> dense)

    let fixedCnn (stages: ConvolutionStage list) (choices: CircuitChoices) (setting: Setting) : Result<Space, HybHanasError> =
        fixedStages stages [] choices setting

    /// Fewer than 0 or more than 16 layers are refused.
    let private layerGenes name (range: IntRange) (genes: int -> Result<'a, HybHanasError>) = result {
        do!
            Results.require
                (range.Low >= 0 && range.High <= 16)
                (HybHanasError.OutOfRange($"range of gene '{name}'", $"{range.Low}..{range.High}", "within 0..16"))

        let! count = Trait.integer name range
        let! each = Results.traverse genes [ 1 .. range.High ]
        return count, each
    }

    let variableCnn (front: CnnChoices) (choices: CircuitChoices) (setting: Setting) : Result<Space, HybHanasError> = result {
        let stageGenes i = result {
            let! channels = Trait.categorical $"channels-{i}" string front.Channels
            let! kernel = Trait.categorical $"kernel-{i}" string front.Kernels
            let! pooling = Trait.categorical $"pooling-{i}" Description.pooling front.Poolings
            let behind choice = Trait.onlyFrom "convolutions" i choice
            return behind channels, behind kernel, behind pooling
        }

        let! count, stages = layerGenes "convolutions" front.Convolutions stageGenes

        let! activation =
            Trait.categorical "activation" Description.activation front.Activations

        let activation = Trait.onlyFrom "convolutions" 1 activation

        let convolutions level =
            stages
            |> List.truncate (Trait.read level count)
            |> List.map (fun (channels, kernel, pooling) ->
                {
                    Channels = Trait.read level channels
                    Kernel = Trait.read level kernel
                    Stride = 1
                    Padding = Padding.Same
                    Activation = Trait.read level activation
                    Pooling = Trait.read level pooling
                    Dropout = front.Dropout
                })

        let genes =
            [
                count.Gene
                for channels, kernel, pooling in stages do
                    yield! [ channels.Gene; kernel.Gene; pooling.Gene ]
                activation.Gene
            ]

        return! space setting choices genes convolutions (fun _ -> [])
    }

    let dense (front: DenseChoices) (choices: CircuitChoices) (setting: Setting) : Result<Space, HybHanasError> = result {
        let widthGene i =
            Trait.categorical $"width-{i}" string front.Widths
            |> Result.map (Trait.onlyFrom "layers" i)

        let! count, widths = layerGenes "layers" front.Layers widthGene

        let! activation =
            Trait.categorical "activation" Description.activation front.Activations

        let activation = Trait.onlyFrom "layers" 1 activation

        let layers level =
            widths
            |> List.truncate (Trait.read level count)
            |> List.map (fun width ->
                {
                    Width = Trait.read level width
                    Activation = Trait.read level activation
                    Dropout = front.Dropout
                }
                : DenseStage)

        let genes = count.Gene :: (widths |> List.map _.Gene) @ [ activation.Gene ]
        return! space setting choices genes (fun _ -> []) layers
    }
