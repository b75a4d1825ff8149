using System.Numerics;
using System.Text.Json;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Every layer against PyTorch, in both precisions and all vector widths.</summary>
public class GoldenLayerTests
{
    [Fact]
    public void Double_precision_agrees_to_1e_12()
    {
        Assert.Equal(45, Check<Lanes512<double>, double>(1e-12));
        Assert.Equal(45, Check<Lanes256<double>, double>(1e-12));
        Assert.Equal(45, Check<Lanes128<double>, double>(1e-12));
    }

    [Fact]
    public void Single_precision_agrees_to_1e_5()
    {
        Assert.Equal(45, Check<Lanes512<float>, float>(1e-5));
        Assert.Equal(45, Check<Lanes256<float>, float>(1e-5));
        Assert.Equal(45, Check<Lanes128<float>, float>(1e-5));
    }

    private static int Check<TLanes, T>(double tolerance)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = 0;
        foreach (var golden in GoldenJson.Lines("layers.jsonl.gz"))
        {
            var name = $"{golden.GetProperty("id")} {golden.GetProperty("layer")} {typeof(TLanes).Name}";
            if (golden.GetProperty("layer").GetString() == "softmax_cross_entropy")
                CheckLoss<TLanes, T>(golden, tolerance, name);
            else
                CheckLayer<TLanes, T>(golden, tolerance, name);
            count++;
        }

        return count;
    }

    private static void CheckLayer<TLanes, T>(JsonElement golden, double tolerance, string name)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kind = golden.GetProperty("layer").GetString();
        if (kind == "flatten")
        {
            // Layers read their input flat, so that flattening takes no step: only the order can be wrong.
            Assert.Equal(GoldenJson.Flat(golden, "input"), GoldenJson.Flat(golden, "output"));
            return;
        }

        var weights = GoldenJson.Flat(golden, "weight");
        var outputs = weights.Length == 0 ? 0 : golden.GetProperty("weight").GetArrayLength();
        var bias = GoldenJson.Flat(golden, "bias");
        // A layer without bias is one with biases of 0.
        double[] parameters = [.. weights, .. bias.Length == 0 ? new double[outputs] : bias];
        var result = LayerRun.Of<TLanes, T>(
            GoldenJson.Shape(golden, "input"), Make, GoldenJson.Samples(golden, "input"),
            GoldenJson.Samples(golden, "upstream"), parameters, new Pass(0, kind != "dropout_eval", default));

        LayerRun.AssertClose(GoldenJson.Samples(golden, "output"), result.Output, tolerance, $"{name}: output");
        if (kind == "dropout_eval")
            return;
        LayerRun.AssertClose(GoldenJson.Samples(golden, "d_input"), result.InputGradient, tolerance, $"{name}: d_input");
        LayerRun.AssertClose(
            GoldenJson.Flat(golden, "d_weight"), result.Gradient[..weights.Length], tolerance, $"{name}: d_weight");
        if (bias.Length > 0)
        {
            LayerRun.AssertClose(
                GoldenJson.Flat(golden, "d_bias"), result.Gradient[weights.Length..], tolerance, $"{name}: d_bias");
        }

        Layer<T> Make(Slab<T> input) => kind switch
        {
            "conv2d" => new Convolution<TLanes, T>(input, SizeOf(golden)),
            "linear" => new Dense<TLanes, T>(input, outputs),
            "max_pool2" => new MaxPooling<TLanes, T>(input),
            "avg_pool2" => new AveragePooling<TLanes, T>(input),
            "relu" => new Relu<TLanes, T>(input),
            "silu" => new Silu<TLanes, T>(input),
            "tanh" => new ScaledTanh<TLanes, T>(input),
            "pi_tanh" => new ScaledTanh<TLanes, T>(input, Math.PI),
            "normalise" => new Normalise<TLanes, T>(input),
            "dropout_eval" => new Dropout<TLanes, T>(input, 0.5, 0),
            _ => throw new InvalidDataException($"no layer '{kind}'"),
        };
    }

    private static void CheckLoss<TLanes, T>(JsonElement golden, double tolerance, string name)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = GoldenJson.Samples(golden, "input");
        var stride = ArchitectureNetwork.Stride<T>(inputs.Length);
        var logits = new Slab<T>(inputs[0].Length, 1, 1, stride);
        LayerRun.Fill(logits.ValueSpan, inputs, stride, padding: true);
        int[] labels = [.. golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var loss = new SoftmaxCrossEntropy<TLanes, T>(logits).Apply(labels);
        LayerRun.AssertClose([golden.GetProperty("output").GetDouble()], [loss], tolerance, $"{name}: loss");
        LayerRun.AssertClose(
            GoldenJson.Samples(golden, "d_input"), LayerRun.Take<T>(logits.GradientSpan, inputs.Length, stride), tolerance,
            $"{name}: d_input");
    }

    internal static ConvolutionSize SizeOf(JsonElement layer)
    {
        var kernel = layer.GetProperty("kernel").GetInt32();
        return new ConvolutionSize(
            layer.GetProperty("out_channels").GetInt32(), kernel, layer.GetProperty("stride").GetInt32(),
            layer.GetProperty("padding").GetString() == "same" ? kernel / 2 : 0);
    }
}
