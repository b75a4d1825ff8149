using HybHanas.Core;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>One layer: what it makes of values, its own slices of the parameters, and the seed of the step where it trains.</summary>
internal delegate Tensor TorchLayer(Tensor values, ReadOnlySpan<Tensor> parameters, Seed? step);

/// <summary>A network of LibTorch's operations. All parameters lie in one tensor, in the order of <see cref="Training.TrainingOutcome"/>.</summary>
internal sealed class TorchNetwork(
    IReadOnlyList<(TorchLayer Layer, int Slices)> layers, long[][] shapes, Tensor parameters, IReadOnlyList<CircuitForm> circuits) : IDisposable
{
    private readonly long[] lengths = [.. shapes.Select(LengthOf)];

    /// <summary>The leaf that gradients are taken by.</summary>
    public Tensor Parameters => parameters;

    public static long LengthOf(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Batch x classes. With the seed of a step it is a training pass: only then values are dropped.</summary>
    public Tensor Logits(Tensor samples, Seed? step)
    {
        // One operation, whose derivative puts all gradients together at once.
        var slices = parameters.split(lengths, 0L);
        for (var i = 0; i < slices.Length; i++)
            slices[i] = slices[i].view(shapes[i]);
        var (values, start) = (samples, 0);
        foreach (var (layer, count) in layers)
        {
            values = layer(values, slices.AsSpan(start, count), step);
            start += count;
        }

        return values;
    }

    /// <summary>Throws what the backward pass of a circuit could not.</summary>
    public void ThrowIfBackwardFailed()
    {
        foreach (var circuit in circuits)
            circuit.ThrowIfBackwardFailed();
    }

    public void Dispose()
    {
        foreach (var circuit in circuits)
            circuit.Dispose();
        parameters.Dispose();
    }
}
