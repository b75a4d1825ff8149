/// A hybrid network as a value: classical front part, projection to the circuit's inputs, circuit, linear classifier.
namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Circuits

/// Activation functions; SiLU is x sigmoid(x).
[<RequireQualifiedAccess>]
type Activation =
    | Relu
    | Silu
    | Tanh

/// Zero padding of a convolution: k/2 on each side, or none.
[<RequireQualifiedAccess>]
type Padding =
    | Same
    | Valid

/// Pooling with a 2 x 2 window and stride 2; an odd last row or column is dropped.
[<RequireQualifiedAccess>]
type Pooling =
    | None
    | Max
    | Average

/// One convolution stage: convolution, activation, pooling, dropout.
type ConvolutionStage =
    {
        Channels: int
        Kernel: int
        Stride: int
        Padding: Padding
        Activation: Activation
        Pooling: Pooling
        /// Probability of dropping a value in training, in [0, 1).
        Dropout: float
    }

/// One dense stage: linear, activation, dropout.
type DenseStage =
    {
        Width: int
        Activation: Activation
        Dropout: float
    }

/// Shape of one sample.
[<RequireQualifiedAccess>]
type SampleShape =
    /// Channels x height x width.
    | Image of channels: int * height: int * width: int
    /// A row of features.
    | Table of features: int

/// How the projection enters the circuit and the expectations leave it.
[<RequireQualifiedAccess>]
type HybridForm =
    /// angle = pi tanh((W x + b) / sqrt F), logits = W2 (10 <Z>) + b2: trains from every start (docs/recipe.md).
    | Recipe
    /// angle = pi tanh(W x + b), logits = W2 <Z> + b2, as in the papers.
    | Paper

/// A network before it is checked.
type ArchitectureParts =
    {
        Input: SampleShape
        Convolutions: ConvolutionStage list
        Dense: DenseStage list
        Ansatz: Ansatz
        Classes: int
        Form: HybridForm
    }

/// A legal network: every layer fits the shape it gets.
type Architecture =
    private
        {
            Checked: ArchitectureParts
            FeatureCount: int
        }

    /// Shape of a sample.
    member this.Input = this.Checked.Input

    /// Convolution stages, first to last (empty for tables).
    member this.Convolutions = this.Checked.Convolutions

    /// Dense stages after the convolutions.
    member this.Dense = this.Checked.Dense

    /// The circuit's ansatz.
    member this.Ansatz = this.Checked.Ansatz

    /// Number of classes, 2 or more.
    member this.Classes = this.Checked.Classes

    /// How projection and expectations are scaled.
    member this.Form = this.Checked.Form

    /// Values that reach the projection to the circuit's inputs.
    member this.Features = this.FeatureCount

[<RequireQualifiedAccess>]
module Architecture =

    /// Side of the image after a convolution without its pooling.
    let convolvedSide (stage: ConvolutionStage) (side: int) : int =
        match stage.Padding with
        | Padding.Same -> (side - 1) / stage.Stride + 1
        | Padding.Valid ->
            if side < stage.Kernel then
                0
            else
                (side - stage.Kernel) / stage.Stride + 1

    /// Shape (channels, height, width) after each convolution stage, pooling included.
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

    /// Fails where a layer's numbers are out of range, an image shrinks to nothing, or a table meets a convolution.
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
