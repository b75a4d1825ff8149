using System.Numerics;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>What a layer made of samples: each array holds one sample's values in the order channel, height, width.</summary>
internal sealed record LayerResult(double[][] Output, double[][] InputGradient, double[] Gradient);

/// <summary>One forward and one backward pass of a single layer.</summary>
internal static class LayerRun
{
    public static LayerResult Of<TLanes, T>(
        (int Channels, int Height, int Width) shape, Func<Slab<T>, Layer<T>> make, double[][] inputs, double[][] upstream,
        double[] parameters, Pass pass = default)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batch = inputs.Length;
        var slab = new Slab<T>(shape.Channels, shape.Height, shape.Width, ArchitectureNetwork.Stride<T>(batch));
        var network = new Network<TLanes, T>(slab, [make(slab)]);
        Assert.Equal(parameters.Length, network.ParameterCount);
        for (var i = 0; i < parameters.Length; i++)
            network.Parameters[i] = T.CreateTruncating(parameters[i]);

        Fill(slab.ValueSpan, inputs, slab.Stride, padding: true);
        network.Forward(pass with { Batch = batch });
        var output = Take<T>(network.Logits.ValueSpan, batch, slab.Stride);
        Fill(network.Logits.GradientSpan, upstream, slab.Stride, padding: false);
        network.Backward(pass with { Batch = batch });
        return new LayerResult(
            output, Take<T>(slab.GradientSpan, batch, slab.Stride),
            [.. network.Gradient.ToArray().Select(double.CreateTruncating)]);
    }

    /// <summary>Lays samples side by side; lanes past them repeat the last one or are 0.</summary>
    public static void Fill<T>(Span<T> lanes, double[][] samples, int stride, bool padding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(lanes.Length, samples[0].Length * stride);
        for (var i = 0; i < lanes.Length; i++)
        {
            var lane = i % stride;
            var sample = samples[Math.Min(lane, samples.Length - 1)];
            lanes[i] = lane < samples.Length || padding ? T.CreateTruncating(sample[i / stride]) : T.Zero;
        }
    }

    public static double[][] Take<T>(ReadOnlySpan<T> lanes, int batch, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = lanes.Length / stride;
        var samples = Enumerable.Range(0, batch).Select(_ => new double[rows]).ToArray();
        for (var i = 0; i < lanes.Length; i++)
        {
            if (i % stride < batch)
                samples[i % stride][i / stride] = double.CreateTruncating(lanes[i]);
        }

        return samples;
    }

    public static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]) / 10),
                $"{what}: value {i} is {actual[i]:R}, not {expected[i]:R}");
        }
    }

    public static void AssertClose(double[][] expected, double[][] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            AssertClose(expected[i], actual[i], tolerance, $"{what}, sample {i}");
    }
}
