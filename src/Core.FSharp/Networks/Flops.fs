/// Exact floating-point operations of the classical layers of a network, as torch.utils.flop_counter counts them:
/// a multiply-add is 2, bias, activation and pooling are 0. The quantum layer is not counted.
namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
type WeightedLayer =
    | Convolution of inputs: int * outputs: int * kernel: int * height: int * width: int
    | Linear of inputs: int * outputs: int

type FlopCount =
    {
        Forward: int64<flop>
        Backward: int64<flop>
    }

[<RequireQualifiedAccess>]
module WeightedLayer =

    let beforeCircuit (architecture: Architecture) : WeightedLayer list =
        let convolve (input, made) (stage: ConvolutionStage, after) =
            let channels, height, width = input
            let out = Architecture.convolvedSide stage

            let layer =
                WeightedLayer.Convolution(channels, stage.Channels, stage.Kernel, out height, out width)

            after, layer :: made

        let widths flattened =
            [ flattened ]
            @ (architecture.Dense |> List.map _.Width)
            @ [ Ansatz.inputs architecture.Ansatz ]

        let linear flattened =
            widths flattened |> List.pairwise |> List.map WeightedLayer.Linear

        match architecture.Input with
        | SampleShape.Table features -> linear features
        | SampleShape.Image(channels, height, width) ->
            let (c, h, w), convolutions =
                Architecture.stageShapes architecture.Input architecture.Convolutions
                |> List.zip architecture.Convolutions
                |> List.fold convolve ((channels, height, width), [])

            List.rev convolutions @ linear (c * h * w)

    let afterCircuit (architecture: Architecture) : WeightedLayer =
        WeightedLayer.Linear(architecture.Ansatz.Qubits, architecture.Classes)

    let parameters (layer: WeightedLayer) : int64 =
        match layer with
        | WeightedLayer.Convolution(inputs, outputs, kernel, _, _) ->
            (int64 inputs * int64 (kernel * kernel) + 1L) * int64 outputs
        | WeightedLayer.Linear(inputs, outputs) -> (int64 inputs + 1L) * int64 outputs

[<RequireQualifiedAccess>]
module Flops =

    let private add a b =
        {
            Forward = a.Forward + b.Forward
            Backward = a.Backward + b.Backward
        }

    let sum (counts: FlopCount list) : FlopCount =
        counts
        |> List.fold
            add
            {
                Forward = 0L<flop>
                Backward = 0L<flop>
            }

    let ofLayer (batch: int) (inputNeedsGradient: bool) (layer: WeightedLayer) : FlopCount =
        let multiplyAdds =
            match layer with
            | WeightedLayer.Convolution(inputs, outputs, kernel, height, width) ->
                int64 inputs
                * int64 (kernel * kernel)
                * int64 outputs
                * int64 height
                * int64 width
            | WeightedLayer.Linear(inputs, outputs) -> int64 inputs * int64 outputs

        let forward = 2L * int64 batch * multiplyAdds * 1L<flop>

        {
            Forward = forward
            Backward = if inputNeedsGradient then 2L * forward else forward
        }

    let beforeCircuit (batch: int) (architecture: Architecture) : FlopCount list =
        WeightedLayer.beforeCircuit architecture
        |> List.mapi (fun i layer -> ofLayer batch (i > 0) layer)

    let afterCircuit (batch: int) (architecture: Architecture) : FlopCount =
        WeightedLayer.afterCircuit architecture |> ofLayer batch true

    let total (batch: int) (architecture: Architecture) : FlopCount =
        beforeCircuit batch architecture @ [ afterCircuit batch architecture ] |> sum
