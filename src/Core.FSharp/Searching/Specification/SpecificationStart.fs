/// What a specification says where it says nothing.
namespace HybHanas.Core.Searching

open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module internal SpecificationStart =

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
                    Rungs = 1
                    Folds = None
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
                    Runtime = RuntimeSource.Modelled
                    Throughput = None
                    QuantumWatts = None
                    ClassicalWatts = None
                }
            Objectives = [ Quantity.Accuracy; Quantity.TotalTime; Quantity.Parameters ]
            Constraints = []
        }
