/// Trainable parameters of a network.
namespace HybHanas.Core.Networks

/// Numbers of trainable parameters.
type ParameterCount =
    {
        /// Weights and biases of convolutions, dense layers, the projection and the classifier.
        Classical: int64
        /// Angles of the circuit.
        Quantum: int64
    }

    /// Classical and quantum together.
    member Total: int64

/// Counts parameters.
[<RequireQualifiedAccess>]
module Parameters =

    /// Exact count; the projection to the circuit's inputs always exists.
    val count: architecture: Architecture -> ParameterCount
