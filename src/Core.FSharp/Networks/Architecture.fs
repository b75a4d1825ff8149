/// A hybrid network as a value: classical front part, projection to the circuit's inputs, circuit, linear classifier.
namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
type Activation =
    | Relu
    | Silu
    | Tanh

[<RequireQualifiedAccess>]
type Padding =
    | Same
    | Valid

[<RequireQualifiedAccess>]
type Pooling =
    | None
    | Max
    | Average

type ConvolutionStage =
    {
        Channels: int
        Kernel: int
        Stride: int
        Padding: Padding
        Activation: Activation
        Pooling: Pooling
        Dropout: float
    }

type DenseStage =
    {
        Width: int
        Activation: Activation
        Dropout: float
    }

[<RequireQualifiedAccess>]
type SampleShape =
    | Image of channels: int * height: int * width: int
    | Table of features: int

[<RequireQualifiedAccess>]
type HybridForm =
    | Recipe
    | Paper

type ArchitectureParts =
    {
        Input: SampleShape
        Convolutions: ConvolutionStage list
        Dense: DenseStage list
        Ansatz: Ansatz
        Classes: int
        Form: HybridForm
    }

type Architecture =
    private
        {
            Checked: ArchitectureParts
            FeatureCount: int
        }

    member this.Input = this.Checked.Input

    member this.Convolutions = this.Checked.Convolutions

    member this.Dense = this.Checked.Dense

    member this.Ansatz = this.Checked.Ansatz

    member this.Classes = this.Checked.Classes

    member this.Form = this.Checked.Form

    member this.Features = this.FeatureCount

[<RequireQualifiedAccess>]
module Architecture =

    let convolvedSide (stage: ConvolutionStage) (side: int) : int =
        match stage.Padding with
        | Padding.Same -> (side - 1) / stage.Stride + 1
        | Padding.Valid ->
            if side < stage.Kernel then
                0
            else
                (side - stage.Kernel) / stage.Stride + 1

    let stageShapes (input: SampleShape) (stages: ConvolutionStage list) : (int * int * int) list =
        match input with
        | SampleShape.Table _ -> []
        | SampleShape.Image(channels, height, width) ->
            let after (_, height, width) (stage: ConvolutionStage) =
                let pooled side =
                    match stage.Pooling with
                    | Pooling.None -> convolvedSide stage side
                    | Pooling.Max
                    | Pooling.Average -> convolvedSide stage side / 2

                stage.Channels, pooled height, pooled width

            stages |> List.scan after (channels, height, width) |> List.tail

    let private stageFault (stage: ConvolutionStage) =
        if stage.Channels < 1 || stage.Channels > 1024 then
            Some("channels", string stage.Channels, "1..1024")
        elif not (List.contains stage.Kernel [ 1; 3; 5; 7 ]) then
            Some("kernel", string stage.Kernel, "1, 3, 5, 7")
        elif stage.Stride < 1 || stage.Stride > 4 then
            Some("stride", string stage.Stride, "1..4")
        elif not (stage.Dropout >= 0.0 && stage.Dropout < 1.0) then
            Some("dropout", string stage.Dropout, "[0, 1)")
        else
            None

    let private denseFault (stage: DenseStage) =
        if stage.Width < 1 || stage.Width > 65536 then
            Some("width", string stage.Width, "1..65536")
        elif not (stage.Dropout >= 0.0 && stage.Dropout < 1.0) then
            Some("dropout", string stage.Dropout, "[0, 1)")
        else
            None

    let create (parts: ArchitectureParts) : Result<Architecture, HybHanasError> =
        let outOfRange place fault =
            match fault with
            | Some(what, given, allowed) -> Error(HybHanasError.OutOfRange($"{what} of {place}", given, allowed))
            | None -> Ok()

        result {
            let! _ =
                parts.Convolutions
                |> List.indexed
                |> Results.traverse (fun (i, stage) -> outOfRange $"convolution {i + 1}" (stageFault stage))

            let! _ =
                parts.Dense
                |> List.indexed
                |> Results.traverse (fun (i, stage) -> outOfRange $"dense layer {i + 1}" (denseFault stage))

            do!
                Results.require
                    (parts.Classes >= 2 && parts.Classes <= 10000)
                    (HybHanasError.OutOfRange("classes", string parts.Classes, "2..10000"))

            let shapes = stageShapes parts.Input parts.Convolutions

            let! flattened =
                match parts.Input with
                | SampleShape.Table features when features >= 1 && parts.Convolutions.IsEmpty -> Ok features
                | SampleShape.Table features when features >= 1 ->
                    Error(HybHanasError.Unsupported("a convolution", "tabular data"))
                | SampleShape.Image(c, h, w) when c >= 1 && h >= 1 && w >= 1 ->
                    match shapes |> List.tryFindIndex (fun (_, h, w) -> h < 1 || w < 1) with
                    | Some i ->
                        Error(
                            HybHanasError.OutOfRange(
                                $"image after convolution {i + 1}",
                                "empty",
                                "at least 1 x 1; use fewer or smaller layers"
                            )
                        )
                    | None ->
                        let c, h, w = shapes |> List.tryLast |> Option.defaultValue (c, h, w)
                        Ok(c * h * w)
                | shape -> Error(HybHanasError.OutOfRange("shape of a sample", string shape, "positive sizes"))

            let features =
                parts.Dense
                |> List.tryLast
                |> Option.map _.Width
                |> Option.defaultValue flattened

            return
                {
                    Checked = parts
                    FeatureCount = features
                }
        }
