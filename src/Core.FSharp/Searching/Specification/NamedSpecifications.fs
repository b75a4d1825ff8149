/// The searches of the papers, each a specification under a name.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks

type NamedSpecification =
    {
        Name: string
        Title: string
        Specification: Specification
    }

[<RequireQualifiedAccess>]
module NamedSpecifications =

    let private start = Specification.defaults

    /// NSGA-II with 8 generations of 12, Qiskit's default transpile level, a test part kept apart.
    /// The recipe's scaling: with the papers' own no MNIST network leaves 10 % (docs/recipe.md).
    let private paper =
        { start with
            Data = { start.Data with Test = 0.2 }
            Circuit =
                { start.Circuit with
                    Choices = Presets.circuit
                }
            Training = { start.Training with Folds = Some 1 }
            Search =
                { start.Search with
                    Algorithm = AlgorithmName.Nsga2
                }
            Cost = { start.Cost with Level = 2 }
        }

    let private mnist =
        { paper.Data with
            Set = Some "mnist"
            PerClass = Some 400
        }

    let private hybHanasFixed =
        { paper with
            Data = mnist
            Network =
                { paper.Network with
                    Mode = NetworkMode.Fixed
                    Fixed =
                        {
                            Convolutions =
                                [
                                    { start.Network.Fixed.Convolutions.Head with
                                        Dropout = 0.1
                                    }
                                ]
                            Dense = None
                        }
                }
            Objectives = [ Quantity.Accuracy; Quantity.QuantumTime; Quantity.QuantumParameters ]
        }

    let private hybHanasVariable =
        { paper with
            Data = mnist
            Network =
                { paper.Network with
                    Variable =
                        { paper.Network.Variable with
                            Convolutions =
                                { Presets.cnn with
                                    Poolings = [ Pooling.None; Pooling.Average ]
                                    Dropout = 0.1
                                }
                        }
                }
        }

    let private faqnas =
        { paper with
            Data = { paper.Data with Set = Some "iris" }
            Objectives = [ Quantity.Accuracy; Quantity.Flops ]
        }

    let private qnas =
        { paper with
            Data = { paper.Data with Set = Some "iris" }
            Network =
                { paper.Network with
                    Mode = NetworkMode.Fixed
                    Fixed =
                        {
                            Convolutions = QnasSpace.front.Convolutions
                            Dense = Some QnasSpace.front.Dense
                        }
                }
            Circuit =
                { paper.Circuit with
                    Layers = LayerKind.Ranged
                    Choices =
                        { paper.Circuit.Choices with
                            Qubits = QnasSpace.choices.Qubits
                            Depth = QnasSpace.choices.Depth
                            Embeddings = QnasSpace.choices.Embeddings
                        }
                }
            Training =
                { paper.Training with
                    LearningRates = Some QnasSpace.choices.LearningRates
                }
            Cost =
                { paper.Cost with
                    CuttingTarget = Some 4
                }
            Objectives = [ Quantity.Accuracy; Quantity.RuntimePerSample; Quantity.Subcircuits ]
        }

    let private legal name title (parts: SpecificationParts) =
        match Specification.create { parts with Description = Some title } with
        | Ok specification ->
            {
                Name = name
                Title = title
                Specification = specification
            }
        | Error faults ->
            let reasons = faults |> List.map SpecificationFault.message |> String.concat "; "
            invalidOp $"preset {name} is not legal: {reasons}"

    let all: NamedSpecification list =
        [
            legal
                "hyb-hanas-fixed"
                "Hyb-HANAS (2603.00625), fixed classical part: one convolution; accuracy, quantum time, quantum parameters"
                hybHanasFixed
            legal
                "hyb-hanas-variable"
                "Hyb-HANAS (2603.00625), convolutions searched too: accuracy, quantum plus classical time, parameters"
                hybHanasVariable
            legal "faqnas" "FAQNAS (2511.10062, 2605.18345): accuracy and FLOPs of the classical part" faqnas
            legal "qnas" "QNAS (2604.07013): accuracy, runtime per sample, subcircuits under a cutting target" qnas
        ]

    let find (name: string) : Result<NamedSpecification, HybHanasError> =
        match all |> List.tryFind (fun preset -> preset.Name = name) with
        | Some preset -> Ok preset
        | None -> Error(HybHanasError.unknown "preset" (all |> List.map _.Name) name)
