namespace HybHanas;

/// <summary>One convolution of a fixed classical part, with what follows it.</summary>
/// <param name="Channels">Output channels, 1..1,024.</param>
/// <param name="Kernel">Side of the square kernel: 1, 3, 5 or 7.</param>
/// <param name="Stride">Step of the kernel, 1..4.</param>
/// <param name="Padding">"same" keeps the size of the image, "valid" has no zeros around it.</param>
/// <param name="Activation">"relu", "silu" or "tanh".</param>
/// <param name="Pooling">"none", "max" or "average", 2 x 2.</param>
/// <param name="Dropout">Probability of dropping a value in training, in [0, 1).</param>
public sealed record ConvolutionLayer(
    int Channels = 16, int Kernel = 3, int Stride = 1, string Padding = "same", string Activation = "relu", string Pooling = "max",
    double Dropout = 0);

/// <summary>One dense layer of a fixed classical part.</summary>
/// <param name="Width">Values it gives, 1..65,536.</param>
/// <param name="Activation">"relu", "silu" or "tanh".</param>
/// <param name="Dropout">Probability of dropping a value in training, in [0, 1).</param>
public sealed record DenseLayer(int Width = 16, string Activation = "relu", double Dropout = 0);

/// <summary>What the convolutions of a variable classical part are chosen from.</summary>
/// <param name="Count">How many, within 0..3.</param>
/// <param name="Channels">Output channels of each.</param>
/// <param name="Kernels">Side of the square kernel of each: 1, 3, 5, 7.</param>
/// <param name="Activations">Activation of all: "relu", "silu", "tanh".</param>
/// <param name="Poolings">Pooling of each: "none", "max", "average".</param>
/// <param name="Dropout">Probability of dropping a value in training, after each, in [0, 1).</param>
public sealed record ConvolutionRanges(
    IntRange Count, IReadOnlyList<int> Channels, IReadOnlyList<int> Kernels, IReadOnlyList<string> Activations, IReadOnlyList<string> Poolings,
    double Dropout);

/// <summary>What the dense layers of a variable classical part are chosen from.</summary>
/// <param name="Count">How many, within 0..3.</param>
/// <param name="Widths">Values that each gives.</param>
/// <param name="Activations">Activation of all: "relu", "silu", "tanh".</param>
/// <param name="Dropout">Probability of dropping a value in training, after each, in [0, 1).</param>
public sealed record DenseRanges(IntRange Count, IReadOnlyList<int> Widths, IReadOnlyList<string> Activations, double Dropout);
