/// The search space of a specification, once data and backend are known.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module SpecificationSpace =

    let private standardDense: DenseStage list =
        [
            {
                Width = 16
                Activation = Activation.Relu
                Dropout = 0.0
            }
        ]

    let costConstraints (specification: Specification) : Constraint list =
        specification.Parts.Constraints
        |> List.filter (fun bounded -> (Constraint.onArchitecture bounded).IsNone)

    let create
        (sample: SampleShape)
        (classes: int)
        (usableQubits: int)
        (specification: Specification)
        : Result<Space, HybHanasError> =
        let parts = specification.Parts
        let network = parts.Network

        let setting: Setting =
            {
                Sample = sample
                Classes = classes
                Form = network.Form
                MaxQubits = usableQubits
                Constraints = parts.Constraints |> List.choose Constraint.onArchitecture
            }

        let circuit = parts.Circuit.Choices

        match sample, network.Mode with
        | _ when parts.Circuit.Layers = LayerKind.Ranged ->
            let convolutions, dense =
                match sample with
                | SampleShape.Image _ -> network.Fixed.Convolutions, []
                | SampleShape.Table _ -> [], standardDense

            QnasSpace.create
                {
                    Convolutions = convolutions
                    Dense = network.Fixed.Dense |> Option.defaultValue dense
                }
                {
                    Embeddings = circuit.Embeddings
                    Qubits = circuit.Qubits
                    Depth = circuit.Depth
                    Ranges = parts.Circuit.CnotRanges
                    Modes = parts.Circuit.CnotModes
                    LearningRates =
                        parts.Training.LearningRates
                        |> Option.defaultValue [ parts.Training.LearningRate ]
                }
                setting
        | SampleShape.Image _, NetworkMode.Variable -> Presets.variableCnn network.Variable.Convolutions circuit setting
        | SampleShape.Image _, NetworkMode.Fixed ->
            let dense = network.Fixed.Dense |> Option.defaultValue []
            Presets.fixedStages network.Fixed.Convolutions dense circuit setting
        | SampleShape.Table _, NetworkMode.Variable -> Presets.dense network.Variable.Dense circuit setting
        | SampleShape.Table _, NetworkMode.Fixed ->
            let dense = network.Fixed.Dense |> Option.defaultValue standardDense
            Presets.fixedStages [] dense circuit setting
