using System.Numerics;
using HybHanas.Core;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Fast kernels against plain loops on random shapes, and the vector widths against each other.</summary>
public class KernelTests
{
    private sealed record Case(
        (int Channels, int Height, int Width) Shape, ConvolutionSize Size, double[][] Inputs, double[][] Upstream,
        double[] Parameters);

    [Fact]
    public void Convolutions_agree_with_plain_loops()
    {
        for (var number = 0; number < 40; number++)
        {
            var some = Convolution(number);
            var expected = Slow(some);
            var fast = Fast<Lanes512<double>, double>(some);
            LayerRun.AssertClose(expected.Output, fast.Output, 1e-12, $"output of {number} {some.Shape} {some.Size}");
            LayerRun.AssertClose(expected.InputGradient, fast.InputGradient, 1e-12, $"input gradient of {number} {some.Size}");
            LayerRun.AssertClose(expected.Gradient, fast.Gradient, 1e-11, $"gradient of {number} {some.Shape} {some.Size}");
            AssertSame(fast, Fast<Lanes256<double>, double>(some));
            AssertSame(fast, Fast<Lanes128<double>, double>(some));

            var single = Fast<Lanes512<float>, float>(some);
            LayerRun.AssertClose(expected.Gradient, single.Gradient, 1e-3, $"single gradient of {number} {some.Size}");
            AssertSame(single, Fast<Lanes256<float>, float>(some));
            AssertSame(single, Fast<Lanes128<float>, float>(some));
        }
    }

    [Fact]
    public void Linear_layers_agree_with_plain_loops()
    {
        for (var number = 0; number < 40; number++)
        {
            var seed = SeedModule.item(number, SeedModule.purpose("linear", SeedModule.create(5)));
            // A linear layer is a convolution of 1 x 1 images.
            var (inputs, outputs) = (1 + SeedModule.below(70, 0, seed), 1 + SeedModule.below(40, 1, seed));
            var some = Create((inputs, 1, 1), new(outputs, 1, 1, 0), number, seed);
            var expected = Slow(some);
            var fast = Linear<Lanes512<double>, double>(some);
            LayerRun.AssertClose(expected.Output, fast.Output, 1e-12, $"output of {number} {some.Shape}");
            LayerRun.AssertClose(expected.InputGradient, fast.InputGradient, 1e-12, $"input gradient of {number}");
            LayerRun.AssertClose(expected.Gradient, fast.Gradient, 1e-12, $"gradient of {number} {some.Shape}");
            AssertSame(fast, Linear<Lanes128<double>, double>(some));
            var single = Linear<Lanes512<float>, float>(some);
            LayerRun.AssertClose(expected.Gradient, single.Gradient, 1e-4, $"single gradient of {number}");
            AssertSame(single, Linear<Lanes256<float>, float>(some));
            AssertSame(single, Linear<Lanes128<float>, float>(some));
        }
    }

    [Fact]
    public void Pooling_agrees_with_plain_loops_ties_included()
    {
        for (var number = 0; number < 40; number++)
        {
            var seed = SeedModule.item(number, SeedModule.purpose("pooling", SeedModule.create(5)));
            var shape = (1 + SeedModule.below(4, 0, seed), 2 + SeedModule.below(8, 1, seed), 2 + SeedModule.below(8, 2, seed));
            var average = number % 2 == 0;
            // Few distinct values, so that ties are common.
            var inputs = Random(1 + number % 35, shape.Item1 * shape.Item2 * shape.Item3, seed, 3).Select(
                sample => sample.Select(value => Math.Round(value * 2)).ToArray()).ToArray();
            var slow = inputs.Select(image => Reference.Pooling(image, shape.Item1, shape.Item2, shape.Item3, average)).ToArray();
            var upstream = Random(inputs.Length, slow[0].Output.Length, seed, 4);
            var gradients = slow.Select((sample, i) =>
            {
                var gradient = new double[inputs[i].Length];
                for (var o = 0; o < sample.Shares.Length; o++)
                {
                    foreach (var (from, share) in sample.Shares[o])
                        gradient[from] += share * upstream[i][o];
                }

                return gradient;
            }).ToArray();
            var fast = LayerRun.Of<Lanes256<double>, double>(
                shape,
                input => average
                    ? new AveragePooling<Lanes256<double>, double>(input)
                    : new MaxPooling<Lanes256<double>, double>(input),
                inputs, upstream, []);
            LayerRun.AssertClose(slow.Select(sample => sample.Output).ToArray(), fast.Output, 1e-15, $"output of {number}");
            LayerRun.AssertClose(gradients, fast.InputGradient, 1e-15, $"gradient of {number} {shape}");
        }
    }

    [Fact]
    public void Tanh_and_exponential_are_accurate_and_the_same_in_every_width()
    {
        double[] points =
        [
            0, 1e-300, 1e-30, 1e-8, 1e-3, 0.1, 0.3, 0.6, 0.6249, 0.625, 0.6251, 0.7, 1, 2, 5, 9, 20, 80,
            .. Enumerable.Range(0, 3000).Select(i => 8 * SeedModule.uniform(i, SeedModule.create(7))),
        ];
        double[] both = [.. points, .. points.Select(x => -x)];
        CheckElementary<double>(both, 1e-15);
        CheckElementary<float>(both, 5e-7);
    }

    private static void CheckElementary<T>(double[] points, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var point in points)
        {
            var x = T.CreateTruncating(point);
            var tanh = Elementary<Lanes512<T>, T>.Tanh(Lanes512<T>.Broadcast(x));
            var exp = Elementary<Lanes512<T>, T>.Exponential(Lanes512<T>.Broadcast(x));
            Near(Math.Tanh(double.CreateTruncating(x)), First<Lanes512<T>, T>(tanh), $"tanh {x}");
            Near(Math.Exp(double.CreateTruncating(x)), First<Lanes512<T>, T>(exp), $"exp {x}");
            Assert.Equal(
                First<Lanes512<T>, T>(tanh), First<Lanes256<T>, T>(Elementary<Lanes256<T>, T>.Tanh(Lanes256<T>.Broadcast(x))));
            Assert.Equal(
                First<Lanes512<T>, T>(tanh), First<Lanes128<T>, T>(Elementary<Lanes128<T>, T>.Tanh(Lanes128<T>.Broadcast(x))));
        }

        void Near(double expected, double actual, string what) =>
            Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected) + double.CreateTruncating(T.Epsilon), what);
    }

    private static double First<TLanes, T>(TLanes lanes)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        double.CreateTruncating(System.Runtime.CompilerServices.Unsafe.As<TLanes, T>(ref lanes));

    private static Case Convolution(int number)
    {
        var seed = SeedModule.item(number, SeedModule.purpose("convolution", SeedModule.create(5)));
        int Below(int bound, int i) => SeedModule.below(bound, i, seed);
        var kernel = 1 + 2 * Below(4, 0);
        var size = new ConvolutionSize(1 + Below(13, 1), kernel, 1 + Below(4, 2), Below(2, 3) * (kernel / 2));
        var smallest = size.Padding == 0 ? kernel : 1;
        return Create((1 + Below(6, 4), smallest + Below(6, 5), smallest + Below(6, 6)), size, number, seed);
    }

    private static Case Create(
        (int Channels, int Height, int Width) shape, ConvolutionSize size, int number, Seed seed)
    {
        var batch = 1 + number * 7 % 20;
        var taps = shape.Channels * size.Kernel * size.Kernel;
        return new(
            shape, size, Random(batch, shape.Channels * shape.Height * shape.Width, seed, 10),
            Random(batch, size.Channels * size.Side(shape.Height) * size.Side(shape.Width), seed, 11),
            Random(1, size.Channels * (taps + 1), seed, 12)[0].Select(value => value / Math.Sqrt(taps)).ToArray());
    }

    private static double[][] Random(int samples, int values, Seed seed, int stream)
    {
        var own = SeedModule.item(stream, seed);
        return [.. Enumerable.Range(0, samples).Select(
            sample => Enumerable.Range(0, values).Select(i => SeedModule.between(-1, 1, sample * values + i, own)).ToArray())];
    }

    private static LayerResult Slow(Case some)
    {
        var ((channels, height, width), size) = (some.Shape, some.Size);
        var weights = some.Parameters[..^size.Channels];
        var bias = some.Parameters[^size.Channels..];
        var (weightGradient, biasGradient) = (new double[weights.Length], new double[bias.Length]);
        return new(
            [.. some.Inputs.Select(image => Reference.Convolution(image, channels, height, width, size, weights, bias))],
            [.. some.Inputs.Zip(some.Upstream, (image, upstream) => Reference.ConvolutionBackward(
                image, channels, height, width, size, weights, upstream, weightGradient, biasGradient))],
            [.. weightGradient, .. biasGradient]);
    }

    private static LayerResult Fast<TLanes, T>(Case some)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LayerRun.Of<TLanes, T>(
            some.Shape, input => new Convolution<TLanes, T>(input, some.Size), some.Inputs, some.Upstream, some.Parameters);

    private static LayerResult Linear<TLanes, T>(Case some)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LayerRun.Of<TLanes, T>(
            some.Shape, input => new Dense<TLanes, T>(input, some.Size.Channels), some.Inputs, some.Upstream, some.Parameters);

    private static void AssertSame(LayerResult one, LayerResult other)
    {
        Assert.Equal(one.Output, other.Output);
        Assert.Equal(one.InputGradient, other.InputGradient);
        Assert.Equal(one.Gradient, other.Gradient);
    }
}
