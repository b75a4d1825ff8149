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
[<Sealed>]
type Architecture =
    /// Shape of a sample.
    member Input: SampleShape

    /// Convolution stages, first to last (empty for tables).
    member Convolutions: ConvolutionStage list

    /// Dense stages after the convolutions.
    member Dense: DenseStage list

    /// The circuit's ansatz.
    member Ansatz: Ansatz

    /// Number of classes, 2 or more.
    member Classes: int

    /// How projection and expectations are scaled.
    member Form: HybridForm

    /// Values that reach the projection to the circuit's inputs.
    member Features: int

/// Makes networks and gives the shapes in them.
[<RequireQualifiedAccess>]
module Architecture =

    /// Side of the image after a convolution without its pooling.
    val convolvedSide: stage: ConvolutionStage -> side: int -> int

    /// Shape (channels, height, width) after each convolution stage, pooling included.
    val stageShapes: input: SampleShape -> stages: ConvolutionStage list -> (int * int * int) list

    /// Fails where a layer's numbers are out of range, an image shrinks to nothing, or a table meets a convolution.
    val create: parts: ArchitectureParts -> Result<Architecture, HybHanasError>
