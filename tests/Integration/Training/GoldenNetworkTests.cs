using System.Text.Json;
using HybHanas.Core.Networks;
using HybHanas.Integration.Tests.Simulation;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Kernels;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Whole networks against PyTorch with PennyLane: logits, loss, gradients, three steps of Adam.</summary>
public class GoldenNetworkTests
{
    [Fact]
    public void Networks_agree_at_the_start_and_after_three_steps()
    {
        Assert.Equal(16, Check<Lanes512<double>>(fuse: false));
        Assert.Equal(16, Check<Lanes256<double>>(fuse: false));
        Assert.Equal(16, Check<Lanes128<double>>(fuse: false));
    }

    [Fact]
    public void Networks_agree_with_relu_and_max_pooling_in_one_layer() => Assert.Equal(16, Check<Lanes256<double>>(fuse: true));

    private static int Check<TLanes>(bool fuse)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var count = 0;
        foreach (var golden in GoldenJson.Lines("networks.jsonl.gz"))
        {
            CheckNetwork<TLanes>(golden, fuse);
            count++;
        }

        return count;
    }

    private static void CheckNetwork<TLanes>(JsonElement golden, bool fuse)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var name = $"{golden.GetProperty("id")} {typeof(TLanes).Name}";
        var inputs = GoldenJson.Samples(golden, "input");
        int[] labels = [.. golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var layers = golden.GetProperty("layers").EnumerateArray().ToArray();
        var network = Build<TLanes>(GoldenJson.Shape(golden, "input"), layers, inputs.Length, fuse);
        Parameters(layers).CopyTo(network.Parameters);
        LayerRun.Fill(network.Input.ValueSpan, inputs, network.Input.Stride, padding: true);

        var adam = new Adam<TLanes, double>(network.PaddedCount, 0.01);
        var pass = new Pass(inputs.Length, true, default);
        var losses = new List<double>();
        for (var step = 0; step <= 3; step++)
        {
            network.Forward(pass);
            losses.Add(network.Loss(labels));
            if (step == 3)
                break;
            network.Backward(pass);
            if (step == 0)
            {
                LayerRun.AssertClose(
                    GoldenJson.Samples(golden, "logits"),
                    LayerRun.Take<double>(network.Logits.ValueSpan, inputs.Length, network.Logits.Stride), 1e-11,
                    $"{name}: logits");
                LayerRun.AssertClose(
                    Parameters(golden.GetProperty("gradients").EnumerateArray()), network.Gradient.ToArray(), 1e-11,
                    $"{name}: gradients");
            }

            network.Update(adam);
        }

        LayerRun.AssertClose([golden.GetProperty("loss").GetDouble()], losses[..1].ToArray(), 1e-11, $"{name}: loss");
        LayerRun.AssertClose(
            GoldenJson.Flat(golden, "loss_before_each_step_and_after_last"), [.. losses], 1e-8, $"{name}: losses");
        LayerRun.AssertClose(
            Parameters(golden.GetProperty("after_3_adam_steps").EnumerateArray()), network.Parameters.ToArray(), 1e-8,
            $"{name}: weights after three steps");
    }

    private static double[] Parameters(IEnumerable<JsonElement> layers) =>
    [
        .. layers.SelectMany(layer => (double[])
        [
            .. GoldenJson.Flat(layer, "weight"), .. GoldenJson.Flat(layer, "bias"), .. GoldenJson.Flat(layer, "params"),
        ]),
    ];

    private static Network<TLanes, double> Build<TLanes>(
        (int Channels, int Height, int Width) shape, JsonElement[] layers, int batch, bool fuse)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var input = new Slab<double>(
            shape.Channels, shape.Height, shape.Width, ArchitectureNetwork.Stride<double>(batch), hasGradient: false);
        var builder = new NetworkBuilder<TLanes, double>(input);
        for (var i = 0; i < layers.Length; i++)
        {
            var type = layers[i].GetProperty("type").GetString();
            var pooled = i + 1 < layers.Length && layers[i + 1].GetProperty("type").GetString() == "max_pool2";
            switch (type)
            {
                case "relu" when fuse && pooled:
                    builder.ActivateAndPool(Activation.Relu, Pooling.Max);
                    i++;
                    break;
                case "conv2d":
                    builder.Convolution(GoldenLayerTests.SizeOf(layers[i]));
                    break;
                case "linear":
                    builder.Dense(layers[i].GetProperty("out_features").GetInt32());
                    break;
                case "relu":
                    builder.Activate(Activation.Relu);
                    break;
                case "silu":
                    builder.Activate(Activation.Silu);
                    break;
                case "tanh":
                    builder.Activate(Activation.Tanh);
                    break;
                case "max_pool2":
                    builder.Pool(Pooling.Max);
                    break;
                case "avg_pool2":
                    builder.Pool(Pooling.Average);
                    break;
                case "pi_tanh":
                    builder.Add(new ScaledTanh<TLanes, double>(builder.Current, Math.PI));
                    break;
                case "normalise":
                    builder.Add(new Normalise<TLanes, double>(builder.Current));
                    break;
                case "remainder_2pi":
                    builder.Add(new Remainder(builder.Current));
                    break;
                case "quantum":
                    builder.Quantum(Program(layers[i]));
                    break;
                default:
                    Assert.Equal("flatten", type);
                    break;
            }
        }

        return builder.Build();
    }

    private static QuantumProgram Program(JsonElement layer)
    {
        var circuit = GoldenCircuits.Parse(layer.GetProperty("n").GetInt32(), layer.GetProperty("ops"));
        var program = QuantumProgram.Compile(circuit, Enum.Parse<Observable>(layer.GetProperty("observable").GetString()!));
        Assert.True(program.IsOk);
        return program.ResultValue;
    }

    /// <summary>x mod 2π into [0, 2π), in place, with derivative 1: QNAS's way of bounding angles.</summary>
    private sealed class Remainder(Slab<double> slab) : Layer<double>(slab, slab)
    {
        public override void Forward(in Pass pass)
        {
            foreach (ref var value in Output.ValueSpan)
                value -= 2 * Math.PI * Math.Floor(value / (2 * Math.PI));
        }

        public override void Backward(in Pass pass)
        {
        }
    }
}
