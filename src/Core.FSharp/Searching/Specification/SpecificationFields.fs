/// The table of fields of a specification: name, meaning, unit, range and default of each, once.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Cutting
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module internal SpecificationFields =

    /// The search that `hybhanas search` makes without any option.
    let start: SpecificationParts =
        {
            Description = None
            Data =
                {
                    Set = None
                    Folder = None
                    Csv = None
                    Label = None
                    Images = None
                    Labels = None
                    PerClass = None
                    Validation = 0.2
                    Test = 0.0
                }
            Network =
                {
                    Mode = NetworkMode.Variable
                    Form = HybridForm.Recipe
                    Fixed =
                        {
                            Convolutions =
                                [
                                    {
                                        Channels = 16
                                        Kernel = 3
                                        Stride = 1
                                        Padding = Padding.Same
                                        Activation = Activation.Relu
                                        Pooling = Pooling.Max
                                        Dropout = 0.0
                                    }
                                ]
                            Dense = None
                        }
                    Variable =
                        {
                            Convolutions = Presets.cnn
                            Dense = Presets.denseLayers
                        }
                }
            Circuit =
                {
                    Layers = LayerKind.Patterned
                    Choices =
                        { Presets.circuit with
                            Embeddings = [ Embedding.AngleX; Embedding.AngleY; Embedding.AngleZ ]
                        }
                    CnotRanges = QnasSpace.choices.Ranges
                    CnotModes = CnotMode.all
                }
            Training =
                {
                    Epochs = 5
                    BatchSize = 32
                    LearningRate = 0.01
                    LearningRates = None
                    StopBelow = None
                    StopAfter = 2
                    Trainer = TrainerName.Embedded
                    SharedEpochs = 5
                }
            Search =
                {
                    Algorithm = AlgorithmName.Surrogate
                    Population = 12
                    Generations = 8
                    Seed = 1UL
                }
            Cost =
                {
                    Backend = "brisbane"
                    CostOver = CostOver.Median
                    Shots = 1000
                    Level = 3
                    GateTime = GateTime.Scheduled
                    Decoherence = Decoherence.PerQubitIdle
                    CuttingTarget = None
                    Throughput = None
                    QuantumWatts = None
                    ClassicalWatts = None
                }
            Objectives = [ Quantity.Accuracy; Quantity.TotalTime; Quantity.Parameters ]
            Constraints = []
        }

    let private named (word: 'a -> string) (values: 'a list) =
        values |> List.map (fun value -> word value, value)

    let private activations =
        named Description.activation [ Activation.Relu; Activation.Silu; Activation.Tanh ]
        |> Codec.choice "activation"

    let private poolings =
        named Description.pooling [ Pooling.None; Pooling.Max; Pooling.Average ]
        |> Codec.choice "pooling"

    let private kernels = Codec.integerOf [ 1; 3; 5; 7 ]

    let private share =
        Codec.real [ "exclusiveMinimum", "0"; "exclusiveMaximum", "1" ] "a share in (0, 1)" (fun x -> x > 0.0 && x < 1.0)

    let private shareOrNone =
        Codec.real [ "minimum", "0"; "exclusiveMaximum", "1" ] "a share in [0, 1)" (fun x -> x >= 0.0 && x < 1.0)

    let private watts =
        Codec.real [ "minimum", "0"; "maximum", "1e9" ] "0..1e9 W" (fun x -> x >= 0.0 && x <= 1e9)

    let private range low high (start: IntRange) : Codec<IntRange> =
        let ends =
            Codec.record
                [
                    Codec.field "low" "the least, included" (Codec.integer low high) (fun (r: IntRange) -> r.Low) (fun v r ->
                        { r with Low = v })
                    Codec.field "high" "the most, included" (Codec.integer low high) (fun (r: IntRange) -> r.High) (fun v r ->
                        { r with High = v })
                ]
                start

        { ends with
            Range = $"low and high within {low}..{high}"
            Inside = []
            Check =
                fun path range ->
                    match ends.Check path range with
                    | [] when range.Low > range.High ->
                        [
                            path,
                            HybHanasError.OutOfRange(
                                Codec.last path,
                                $"{range.Low}..{range.High}, an empty range",
                                "low not above high"
                            )
                        ]
                    | faults -> faults
        }

    let private data: Field<DataChoices> list =
        [
            Codec.optional
                "set"
                "name of a known data set (hybhanas datasets list)"
                "digits, where no file is given"
                (Codec.words "a name")
                _.Set
                (fun v r -> { r with Set = v })
            Codec.optional
                "folder"
                "folder of the IDX files of mnist or fashion-mnist"
                "none"
                (Codec.words "a path")
                _.Folder
                (fun v r -> { r with Folder = v })
            Codec.optional "csv" "own table: a CSV file with a header" "none" (Codec.words "a path") _.Csv (fun v r ->
                { r with Csv = v })
            Codec.optional "label" "the CSV file's column of classes" "the last column" (Codec.words "a name") _.Label (fun v r ->
                { r with Label = v })
            Codec.optional "images" "own images: an IDX file" "none" (Codec.words "a path") _.Images (fun v r ->
                { r with Images = v })
            Codec.optional "labels" "the IDX file of their labels" "none" (Codec.words "a path") _.Labels (fun v r ->
                { r with Labels = v })
            Codec.optional
                "perClass"
                "samples of each class to use beside the test part, the first in file order"
                "all"
                (Codec.integer 2 1_000_000)
                _.PerClass
                (fun v r -> { r with PerClass = v })
            Codec.field
                "validation"
                "share of each class kept to judge candidates, of what the test part leaves"
                share
                _.Validation
                (fun v r -> { r with Validation = v })
            Codec.field "test" "share of each class that the search never sees, taken first" shareOrNone _.Test (fun v r ->
                { r with Test = v })
        ]

    let private convolution: Codec<ConvolutionStage> =
        Codec.record
            [
                Codec.field
                    "channels"
                    "output channels"
                    (Codec.integer 1 1024)
                    (fun (r: ConvolutionStage) -> r.Channels)
                    (fun v r -> { r with Channels = v })
                Codec.field "kernel" "side of the square kernel" kernels (fun (r: ConvolutionStage) -> r.Kernel) (fun v r ->
                    { r with Kernel = v })
                Codec.field "stride" "step of the kernel" (Codec.integer 1 4) (fun (r: ConvolutionStage) -> r.Stride) (fun v r ->
                    { r with Stride = v })
                Codec.field
                    "padding"
                    "zeros around the image: same keeps its size, valid has none"
                    (Codec.choice "padding" [ "same", Padding.Same; "valid", Padding.Valid ])
                    (fun (r: ConvolutionStage) -> r.Padding)
                    (fun v r -> { r with Padding = v })
                Codec.field
                    "activation"
                    "after the convolution"
                    activations
                    (fun (r: ConvolutionStage) -> r.Activation)
                    (fun v r -> { r with Activation = v })
                Codec.field "pooling" "2 x 2, after the activation" poolings (fun (r: ConvolutionStage) -> r.Pooling) (fun v r ->
                    { r with Pooling = v })
                Codec.field
                    "dropout"
                    "probability of dropping a value in training"
                    shareOrNone
                    (fun (r: ConvolutionStage) -> r.Dropout)
                    (fun v r -> { r with Dropout = v })
            ]
            start.Network.Fixed.Convolutions.Head

    let private denseStage: Codec<DenseStage> =
        Codec.record
            [
                Codec.field "width" "values it gives" (Codec.integer 1 65536) (fun (r: DenseStage) -> r.Width) (fun v r ->
                    { r with Width = v })
                Codec.field "activation" "after the layer" activations (fun (r: DenseStage) -> r.Activation) (fun v r ->
                    { r with Activation = v })
                Codec.field
                    "dropout"
                    "probability of dropping a value in training"
                    shareOrNone
                    (fun (r: DenseStage) -> r.Dropout)
                    (fun v r -> { r with Dropout = v })
            ]
            {
                Width = 16
                Activation = Activation.Relu
                Dropout = 0.0
            }

    let private fixedStages: Field<FixedStages> list =
        [
            Codec.field
                "convolutions"
                "the convolutions of every network, for images"
                (Codec.list false 0 3 convolution)
                (fun (r: FixedStages) -> r.Convolutions)
                (fun v r -> { r with Convolutions = v })
            Codec.optional
                "dense"
                "the dense layers after them"
                "one of 16, ReLU, for tables; none for images"
                (Codec.list false 0 3 denseStage)
                (fun (r: FixedStages) -> r.Dense)
                (fun v r -> { r with Dense = v })
        ]

    let private cnn: Field<CnnChoices> list =
        [
            Codec.nestedRange "count" "number of convolutions" (range 0 3) (fun (r: CnnChoices) -> r.Convolutions) (fun v r ->
                { r with Convolutions = v })
            Codec.field
                "channels"
                "output channels of each"
                (Codec.list true 1 32 (Codec.integer 1 1024))
                (fun (r: CnnChoices) -> r.Channels)
                (fun v r -> { r with Channels = v })
            Codec.field
                "kernels"
                "side of the square kernel of each"
                (Codec.list true 1 4 kernels)
                (fun (r: CnnChoices) -> r.Kernels)
                (fun v r -> { r with Kernels = v })
            Codec.field
                "activations"
                "activation of all"
                (Codec.list true 1 3 activations)
                (fun (r: CnnChoices) -> r.Activations)
                (fun v r -> { r with Activations = v })
            Codec.field
                "poolings"
                "pooling of each"
                (Codec.list true 1 3 poolings)
                (fun (r: CnnChoices) -> r.Poolings)
                (fun v r -> { r with Poolings = v })
            Codec.field
                "dropout"
                "probability of dropping a value in training, after each"
                shareOrNone
                (fun (r: CnnChoices) -> r.Dropout)
                (fun v r -> { r with Dropout = v })
        ]

    let private dense: Field<DenseChoices> list =
        [
            Codec.nestedRange "count" "number of dense layers" (range 0 3) (fun (r: DenseChoices) -> r.Layers) (fun v r ->
                { r with Layers = v })
            Codec.field
                "widths"
                "values that each gives"
                (Codec.list true 1 32 (Codec.integer 1 65536))
                (fun (r: DenseChoices) -> r.Widths)
                (fun v r -> { r with Widths = v })
            Codec.field
                "activations"
                "activation of all"
                (Codec.list true 1 3 activations)
                (fun (r: DenseChoices) -> r.Activations)
                (fun v r -> { r with Activations = v })
            Codec.field
                "dropout"
                "probability of dropping a value in training, after each"
                shareOrNone
                (fun (r: DenseChoices) -> r.Dropout)
                (fun v r -> { r with Dropout = v })
        ]

    let private variable: Field<VariableStages> list =
        [
            Codec.nested "convolutions" "for images" cnn (fun (r: VariableStages) -> r.Convolutions) (fun v r ->
                { r with Convolutions = v })
            Codec.nested "dense" "for tables" dense (fun (r: VariableStages) -> r.Dense) (fun v r -> { r with Dense = v })
        ]

    let private network: Field<NetworkChoices> list =
        [
            Codec.field
                "mode"
                "variable: the classical part is searched too; fixed: only the circuit"
                (Codec.choice "mode" [ "fixed", NetworkMode.Fixed; "variable", NetworkMode.Variable ])
                (fun (r: NetworkChoices) -> r.Mode)
                (fun v r -> { r with Mode = v })
            Codec.field
                "scaling"
                "recipe: scaled angles and expectations that train; paper: pi tanh, unscaled"
                (Codec.choice "scaling" [ "recipe", HybridForm.Recipe; "paper", HybridForm.Paper ])
                (fun (r: NetworkChoices) -> r.Form)
                (fun v r -> { r with Form = v })
            Codec.nested "fixed" "the classical part in fixed mode" fixedStages (fun (r: NetworkChoices) -> r.Fixed) (fun v r ->
                { r with Fixed = v })
            Codec.nested "variable" "its choices in variable mode" variable (fun (r: NetworkChoices) -> r.Variable) (fun v r ->
                { r with Variable = v })
        ]

    let private choices: Field<CircuitChoices> list =
        [
            Codec.nestedRange
                "qubits"
                "qubits of the circuit; never more than the backend has connected"
                (range 1 20)
                (fun (r: CircuitChoices) -> r.Qubits)
                (fun v r -> { r with Qubits = v })
            Codec.nestedRange "depth" "layers of the circuit" (range 1 64) (fun (r: CircuitChoices) -> r.Depth) (fun v r ->
                { r with Depth = v })
            Codec.field
                "embeddings"
                "how a sample enters; amplitude on at most 5 qubits"
                (named Description.embedding Embedding.all
                 |> Codec.choice "embedding"
                 |> Codec.list true 1 5)
                (fun (r: CircuitChoices) -> r.Embeddings)
                (fun v r -> { r with Embeddings = v })
            Codec.field
                "rotations"
                "rotations of a layer"
                (named Description.rotations Rotations.all
                 |> Codec.choice "rotations"
                 |> Codec.list true 1 7)
                (fun (r: CircuitChoices) -> r.Rotations)
                (fun v r -> { r with Rotations = v })
            Codec.field
                "entanglements"
                "pairs that a layer couples"
                (named Entanglement.name Entanglement.all
                 |> Codec.choice "entanglement"
                 |> Codec.list true 1 5)
                (fun (r: CircuitChoices) -> r.Entanglements)
                (fun v r -> { r with Entanglements = v })
            Codec.field
                "gates"
                "the gate that couples them"
                (named Description.gate [ EntanglingGate.Cnot; EntanglingGate.Cz ]
                 |> Codec.choice "gate"
                 |> Codec.list true 1 2)
                (fun (r: CircuitChoices) -> r.Gates)
                (fun v r -> { r with Gates = v })
        ]

    let private circuit: Field<CircuitSpecification> list =
        [
            Codec.field
                "layers"
                "patterned: rotations and a pattern alike in all layers; ranged: QNAS's, RX RY RZ and CNOTs with a range and a mode for each layer"
                (Codec.choice "kind of layer" [ "patterned", LayerKind.Patterned; "ranged", LayerKind.Ranged ])
                (fun (r: CircuitSpecification) -> r.Layers)
                (fun v r -> { r with Layers = v })
            yield!
                choices
                |> List.map (Codec.lift (fun (r: CircuitSpecification) -> r.Choices) (fun v r -> { r with Choices = v }))
            Codec.nestedRange
                "cnotRanges"
                "ranged layers: from a control to its target; held below the number of qubits"
                (range 1 19)
                (fun (r: CircuitSpecification) -> r.CnotRanges)
                (fun v r -> { r with CnotRanges = v })
            Codec.field
                "cnotModes"
                "ranged layers: which CNOTs of the ring are kept"
                (named CnotMode.name CnotMode.all |> Codec.choice "mode" |> Codec.list true 1 4)
                (fun (r: CircuitSpecification) -> r.CnotModes)
                (fun v r -> { r with CnotModes = v })
        ]

    let private rate =
        Codec.real [ "minimum", "1e-6"; "maximum", "1" ] "a rate in 1e-6..1" (fun x -> x >= 1e-6 && x <= 1.0)

    let private training: Field<TrainingChoices> list =
        [
            Codec.field
                "epochs"
                "epochs of each training"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.Epochs)
                (fun v r -> { r with Epochs = v })
            Codec.field
                "batch"
                "samples of a training step"
                (Codec.integer 1 4096)
                (fun (r: TrainingChoices) -> r.BatchSize)
                (fun v r -> { r with BatchSize = v })
            Codec.field
                "learningRate"
                "Adam's learning rate"
                (Codec.real [ "exclusiveMinimum", "0"; "maximum", "1" ] "a rate in (0, 1]" (fun x -> x > 0.0 && x <= 1.0))
                (fun (r: TrainingChoices) -> r.LearningRate)
                (fun v r -> { r with LearningRate = v })
            Codec.optional
                "learningRates"
                "rates to search among in its place, with ranged layers"
                "none"
                (Codec.list true 1 100 rate)
                (fun (r: TrainingChoices) -> r.LearningRates)
                (fun v r -> { r with LearningRates = v })
            Codec.optional
                "stopBelow"
                "a training whose validation accuracy is below this after stopAfter epochs ends there; 0 never"
                "by classes: 0.2 for ten"
                (Codec.real [ "minimum", "0"; "maximum", "1" ] "a share in [0, 1]" (fun x -> x >= 0.0 && x <= 1.0))
                (fun (r: TrainingChoices) -> r.StopBelow)
                (fun v r -> { r with StopBelow = v })
            Codec.field
                "stopAfter"
                "epochs before a training may end early"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.StopAfter)
                (fun v r -> { r with StopAfter = v })
            Codec.field
                "trainer"
                "embedded: from fresh weights; supercircuit: from a slice of the largest network's, trained once for the whole search"
                (Codec.choice "trainer" [ "embedded", TrainerName.Embedded; "supercircuit", TrainerName.Supercircuit ])
                (fun (r: TrainingChoices) -> r.Trainer)
                (fun v r -> { r with Trainer = v })
            Codec.field
                "sharedEpochs"
                "epochs of the shared weights of a supercircuit"
                (Codec.integer 1 10_000)
                (fun (r: TrainingChoices) -> r.SharedEpochs)
                (fun v r -> { r with SharedEpochs = v })
        ]

    let private search: Field<SearchChoices> list =
        [
            Codec.field
                "algorithm"
                "how the next networks are chosen"
                (Codec.choice
                    "algorithm"
                    [
                        "surrogate", AlgorithmName.Surrogate
                        "nsga2", AlgorithmName.Nsga2
                        "random", AlgorithmName.Random
                    ])
                (fun (r: SearchChoices) -> r.Algorithm)
                (fun v r -> { r with Algorithm = v })
            Codec.field "population" "networks of a generation" (Codec.integer 2 10_000) _.Population (fun v r ->
                { r with Population = v })
            Codec.field "generations" "generations, the first included" (Codec.integer 1 10_000) _.Generations (fun v r ->
                { r with Generations = v })
            Codec.field "seed" "seed of the run" Codec.natural _.Seed (fun v r -> { r with Seed = v })
        ]

    let private cost: Field<CostChoices> list =
        [
            Codec.field
                "backend"
                "name of a backend, ibm_NAME, a calibration file, or a folder of several of one backend"
                (Codec.words "a name or a path")
                (fun (r: CostChoices) -> r.Backend)
                (fun v r -> { r with Backend = v })
            Codec.field
                "costOver"
                "which cost counts where the backend is a folder of calibrations"
                (Codec.choice "cost" [ "median", CostOver.Median; "worst", CostOver.Worst ])
                (fun (r: CostChoices) -> r.CostOver)
                (fun v r -> { r with CostOver = v })
            Codec.field "shots" "shots for each expectation value" (Codec.integer 1 1_000_000) _.Shots (fun v r ->
                { r with Shots = v })
            Codec.field "level" "transpile level" (Codec.integer 0 3) _.Level (fun v r -> { r with Level = v })
            Codec.field
                "gateTime"
                "scheduled: makespan of the schedule; analytical: virtual rotations are charged too"
                (Codec.choice "gate time" [ "scheduled", GateTime.Scheduled; "analytical", GateTime.Analytical ])
                (fun (r: CostChoices) -> r.GateTime)
                (fun v r -> { r with GateTime = v })
            Codec.field
                "decoherence"
                "idle: each qubit its idle time; whole: the whole duration, average T1 and T2"
                (Codec.choice "decoherence" [ "idle", Decoherence.PerQubitIdle; "whole", Decoherence.WholeDuration ])
                (fun (r: CostChoices) -> r.Decoherence)
                (fun v r -> { r with Decoherence = v })
            Codec.optional
                "cuttingTarget"
                "qubits of a part of a cut circuit, for subcircuits and cutting-overhead"
                "none"
                (Codec.integer 1 20)
                _.CuttingTarget
                (fun v r -> { r with CuttingTarget = v })
            Codec.optional
                "throughput"
                "classical throughput in GFLOP/s"
                "measured once on the machine and kept"
                (Codec.real [ "exclusiveMinimum", "0"; "exclusiveMaximum", "1e9" ] "above 0, below 1e9" (fun x ->
                    x > 0.0 && x < 1e9))
                (fun (r: CostChoices) -> r.Throughput)
                (fun v r -> { r with Throughput = v })
            Codec.optional
                "quantumWatts"
                "power of the quantum system in W, for the energy"
                "none"
                watts
                _.QuantumWatts
                (fun v r -> { r with QuantumWatts = v })
            Codec.optional
                "classicalWatts"
                "power of the classical machine in W, for the energy"
                "none"
                watts
                _.ClassicalWatts
                (fun v r -> { r with ClassicalWatts = v })
        ]

    let private objectives =
        named Quantity.name Quantity.all
        |> Codec.choice "objective"
        |> Codec.list true 2 6

    let private constraints =
        Codec.parsed
            "a bound such as 'quantum-time <= 60 s' or 'qubits <= 8'"
            "quantum-time <= 60 s"
            Constraint.print
            Constraint.parse
        |> Codec.list true 0 32

    /// Every field.
    let all: Field<SpecificationParts> list =
        [
            Codec.ignored "$schema" "address of the schema, for editors"
            Codec.optional "description" "what the search is for" "none" (Codec.words "a text") _.Description (fun v r ->
                { r with Description = v })
            Codec.nested "data" "the samples" data (fun (r: SpecificationParts) -> r.Data) (fun v r -> { r with Data = v })
            Codec.nested "network" "the classical part" network (fun (r: SpecificationParts) -> r.Network) (fun v r ->
                { r with Network = v })
            Codec.nested "circuit" "the circuit" circuit (fun (r: SpecificationParts) -> r.Circuit) (fun v r ->
                { r with Circuit = v })
            Codec.nested "training" "how candidates are trained" training (fun (r: SpecificationParts) -> r.Training) (fun v r ->
                { r with Training = v })
            Codec.nested "search" "how networks are searched" search (fun (r: SpecificationParts) -> r.Search) (fun v r ->
                { r with Search = v })
            Codec.nested "cost" "what the costs are costs of" cost (fun (r: SpecificationParts) -> r.Cost) (fun v r ->
                { r with Cost = v })
            Codec.field
                "objectives"
                "what is balanced; accuracy among them"
                objectives
                (fun (r: SpecificationParts) -> r.Objectives)
                (fun v r -> { r with Objectives = v })
            Codec.field
                "constraints"
                "what every network must meet"
                constraints
                (fun (r: SpecificationParts) -> r.Constraints)
                (fun v r -> { r with Constraints = v })
        ]

    let private faultsOfData (data: DataChoices) =
        let fault name given allowed =
            [ $"data.{name}", HybHanasError.OutOfRange(name, given, allowed) ]

        let sources = [ data.Set; data.Csv; data.Images ] |> List.choose id

        [
            if sources.Length > 1 then
                "data", HybHanasError.OutOfRange("data", "several sources", "one of set, csv, images")
            if data.Images.IsSome <> data.Labels.IsSome then
                yield!
                    if data.Images.IsSome then
                        fault "labels" "missing" "the IDX file of the labels of 'images'"
                    else
                        fault "images" "missing" "the IDX file that 'labels' belongs to"
            if data.Label.IsSome && data.Csv.IsNone then
                yield! fault "label" "given" "only together with csv"
        ]

    let private faultsOfRanged (parts: SpecificationParts) =
        match parts.Circuit.Layers with
        | LayerKind.Patterned ->
            [
                if parts.Training.LearningRates.IsSome then
                    "training.learningRates",
                    HybHanasError.OutOfRange("learningRates", "given", "only with ranged layers; learningRate sets one for all")
            ]
        | LayerKind.Ranged ->
            [
                if parts.Network.Mode <> NetworkMode.Fixed then
                    "network.mode", HybHanasError.OutOfRange("mode", "variable", "fixed, with ranged layers")
                if parts.Circuit.Choices.Qubits.Low < 2 then
                    "circuit.qubits.low",
                    HybHanasError.OutOfRange("low", string parts.Circuit.Choices.Qubits.Low, "2 or more, with ranged layers")
            ]

    let private faultsTogether (parts: SpecificationParts) =
        let uses quantity =
            List.contains quantity parts.Objectives
            || parts.Constraints |> List.exists (fun bounded -> bounded.Quantity = quantity)

        let widest =
            parts.Circuit.Choices.Embeddings |> List.map Ansatz.maxQubits |> List.fold max 0

        [
            yield! faultsOfData parts.Data

            if not (List.contains Quantity.Accuracy parts.Objectives) then
                "objectives", HybHanasError.OutOfRange("objectives", "without accuracy", "accuracy and at least one other")

            if parts.Circuit.Choices.Qubits.Low > widest then
                "circuit.qubits.low",
                HybHanasError.OutOfRange(
                    "low",
                    string parts.Circuit.Choices.Qubits.Low,
                    $"at most {widest}, the most that the embeddings take"
                )

            yield! faultsOfRanged parts

            if
                parts.Training.Trainer = TrainerName.Supercircuit
                && parts.Network.Mode = NetworkMode.Variable
            then
                "training.trainer",
                HybHanasError.OutOfRange(
                    "trainer",
                    "supercircuit",
                    "embedded in variable mode; shared weights need one classical part"
                )

            if uses Quantity.Subcircuits || uses Quantity.CuttingOverhead then
                if parts.Cost.CuttingTarget.IsNone then
                    "cost.cuttingTarget",
                    HybHanasError.OutOfRange(
                        "cuttingTarget",
                        "missing",
                        "the qubits of a part, for what is counted of cut circuits"
                    )

                if parts.Circuit.Choices.Qubits.High > CircuitCuts.maxQubits then
                    "circuit.qubits.high",
                    HybHanasError.OutOfRange(
                        "high",
                        string parts.Circuit.Choices.Qubits.High,
                        $"at most {CircuitCuts.maxQubits} where circuits are cut"
                    )

            if
                uses Quantity.Energy
                && parts.Cost.QuantumWatts.IsNone
                && parts.Cost.ClassicalWatts.IsNone
            then
                "cost.quantumWatts", HybHanasError.OutOfRange("quantumWatts", "missing", "the powers that the energy is made of")
        ]

    /// Everything that is wrong with values of the right types, by path.
    let faults (parts: SpecificationParts) : (string * HybHanasError) list =
        (Codec.record all start).Check "" parts @ faultsTogether parts
