namespace HybHanas.Core.Networks

open HybHanas.Core.Circuits

/// Networks and their parts in words, as tables, specifications and search spaces name them.
[<RequireQualifiedAccess>]
module Description =

    /// "relu", "silu" or "tanh".
    val activation: activation: Activation -> string

    /// "none", "max" or "average".
    val pooling: pooling: Pooling -> string

    /// "angle-x", "angle-y", "angle-z", "qnas-angle-z" or "amplitude".
    val embedding: embedding: Embedding -> string

    /// "CNOT" or "CZ".
    val gate: gate: EntanglingGate -> string

    /// "RX", "RXRZ", ...
    val rotations: Rotations -> string

    /// "conv16k3 relu max"; what is usual (stride 1, same padding, no dropout, no pooling) goes without saying.
    val internal convolution: stage: ConvolutionStage -> string

    /// "dense32 relu".
    val internal dense: stage: DenseStage -> string

    /// "8q x3 RXRYRZ circular CNOT (angle-x)": qubits, layers, what a layer is made of, embedding. Ranged layers one by one,
    /// by range and mode: "4q x2 RXRYRZ ranged 1all-3odd CNOT (angle-y)".
    val internal ansatz: ansatz: Ansatz -> string

    /// The stages in order, joined by " > ": "conv16k3 relu max > 8q x3 RXRYRZ circular CNOT (angle-x)".
    val ofArchitecture: architecture: Architecture -> string
