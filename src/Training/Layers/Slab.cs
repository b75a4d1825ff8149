using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>
/// The values between two layers and their gradient: rows in the order channel, height, width, each of Stride values, one
/// for each sample of the batch. Lanes past the batch hold finite values and a gradient of 0.
/// </summary>
internal sealed unsafe class Slab<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> values;
    private readonly AlignedBuffer<T>? gradient;

    public Slab(int channels, int height, int width, int stride, bool hasGradient = true)
    {
        (Channels, Height, Width, Stride) = (channels, height, width, stride);
        values = new AlignedBuffer<T>((long)Rows * stride);
        gradient = hasGradient ? new AlignedBuffer<T>((long)Rows * stride) : null;
    }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public int Stride { get; }

    public int Rows => Channels * Height * Width;

    public int Count => Rows * Stride;

    /// <summary>False for the samples themselves: the first layer spares that work.</summary>
    public bool HasGradient => gradient is not null;

    public T* Values => values.Pointer;

    public T* Gradient => gradient is null ? null : gradient.Pointer;

    public Span<T> ValueSpan => new(Values, Count);

    public Span<T> GradientSpan => new(Gradient, gradient is null ? 0 : Count);
}
