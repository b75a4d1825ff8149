/// Exact floating-point operations of the classical layers of a network, as torch.utils.flop_counter counts them:
/// a multiply-add is 2, bias, activation and pooling are 0. The quantum layer is not counted.
namespace HybHanas.Core.Networks

open HybHanas.Core

/// A classical layer with weights.
[<RequireQualifiedAccess>]
type WeightedLayer =
    /// Square kernel; height and width are those of its output, before any pooling.
    | Convolution of inputs: int * outputs: int * kernel: int * height: int * width: int
    /// Fully connected.
    | Linear of inputs: int * outputs: int

/// The work of one layer, or of several together, for one batch.
type FlopCount =
    {
        Forward: int64<flop>
        /// As much as forward for the gradient of the weights, and as much again for that of the input where one is needed.
        Backward: int64<flop>
    }

/// The weighted layers of a network.
[<RequireQualifiedAccess>]
module WeightedLayer =

    /// Layers before the circuit, in order: convolutions, dense layers, projection to the circuit's inputs.
    val beforeCircuit: architecture: Architecture -> WeightedLayer list

    /// The linear classifier from the expectations to the classes.
    val afterCircuit: architecture: Architecture -> WeightedLayer

    /// Weights and biases.
    val internal parameters: layer: WeightedLayer -> int64

/// Counts operations.
[<RequireQualifiedAccess>]
module Flops =

    /// The sum over layers.
    val sum: counts: FlopCount list -> FlopCount

    /// One layer on a batch of samples.
    val ofLayer: batch: int -> inputNeedsGradient: bool -> layer: WeightedLayer -> FlopCount

    /// Each layer before the circuit, in order; the first needs no gradient of its input.
    val beforeCircuit: batch: int -> architecture: Architecture -> FlopCount list

    /// The classifier after the circuit.
    val afterCircuit: batch: int -> architecture: Architecture -> FlopCount

    /// All classical layers together: one training step on a batch of samples.
    val total: batch: int -> architecture: Architecture -> FlopCount
