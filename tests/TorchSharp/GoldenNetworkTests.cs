using System.Text.Json;
using HybHanas.Integration.Tests.Simulation;
using HybHanas.Integration.Tests.Training;
using HybHanas.Simulation;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.TorchSharp.Tests;

/// <summary>TorchSharp networks with a quantum layer against PyTorch with PennyLane: logits, loss, gradients, three steps of TorchSharp's Adam.</summary>
public class GoldenNetworkTests
{
    [Theory]
    [InlineData(QuantumForm.Simulator)]
    [InlineData(QuantumForm.Tensors)]
    public void Networks_agree_at_the_start_and_after_three_steps(QuantumForm form)
    {
        var count = 0;
        foreach (var golden in GoldenJson.Lines("networks.jsonl.gz"))
        {
            Check(golden, form);
            count++;
        }

        Assert.Equal(16, count);
    }

    private static void Check(JsonElement golden, QuantumForm form)
    {
        using var scope = NewDisposeScope();
        var name = $"{golden.GetProperty("id")} {form}";
        var layers = golden.GetProperty("layers").EnumerateArray().ToArray();
        using var network = Sequential(layers.Select((layer, i) => ($"{i}", ModuleOf(layer, form))));
        Fill(network, layers);
        var inputs = InputsOf(golden);
        var labels = tensor([.. golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt64())]);
        using var adam = optim.Adam(network.parameters(), 0.01);
        var losses = new List<double>();
        for (var step = 0; step <= 3; step++)
        {
            var logits = network.call(inputs);
            var loss = functional.cross_entropy(logits, labels);
            losses.Add(loss.item<double>());
            if (step == 3)
                break;
            adam.zero_grad();
            network.Backward(loss);
            if (step == 0)
            {
                LayerRun.AssertClose(GoldenJson.Samples(golden, "logits"), LayerRun.Rows(logits), 1e-11, $"{name}: logits");
                LayerRun.AssertClose(
                    Parameters(golden.GetProperty("gradients").EnumerateArray()),
                    [.. network.parameters().SelectMany(parameter => LayerRun.Flat(parameter.grad!))], 1e-11, $"{name}: gradients");
            }

            adam.step();
        }

        LayerRun.AssertClose(
            GoldenJson.Flat(golden, "loss_before_each_step_and_after_last"), [.. losses], 1e-8, $"{name}: losses");
        LayerRun.AssertClose(
            Parameters(golden.GetProperty("after_3_adam_steps").EnumerateArray()),
            [.. network.parameters().SelectMany(LayerRun.Flat)], 1e-8, $"{name}: weights after three steps");
    }

    private static Module<Tensor, Tensor> ModuleOf(JsonElement layer, QuantumForm form) => layer.GetProperty("type").GetString() switch
    {
        "conv2d" => Conv2d(
            Number(layer, "in_channels"), Number(layer, "out_channels"), Number(layer, "kernel"), Number(layer, "stride"),
            layer.GetProperty("padding").GetString() == "same" ? Number(layer, "kernel") / 2 : 0, dtype: ScalarType.Float64),
        "linear" => Linear(Number(layer, "in_features"), Number(layer, "out_features"), dtype: ScalarType.Float64),
        "relu" => ReLU(),
        "silu" => SiLU(),
        "tanh" => Tanh(),
        "max_pool2" => MaxPool2d(2),
        "avg_pool2" => AvgPool2d(2),
        "flatten" => Flatten(),
        "pi_tanh" => new Formula(x => x.tanh().mul(Math.PI)),
        "normalise" => new Formula(x => x.div(x.square().sum(1, keepdim: true).sqrt())),
        "remainder_2pi" => new Formula(x => x.remainder(2 * Math.PI)),
        "quantum" => new QuantumLayer(
            LayerRun.Compile(
                GoldenCircuits.Parse((int)Number(layer, "n"), layer.GetProperty("ops")),
                Enum.Parse<Observable>(layer.GetProperty("observable").GetString()!)),
            new QuantumLayerOptions { Form = form, Precision = ScalarType.Float64 }),
        var other => throw new InvalidDataException($"no layer '{other}'"),
    };

    private static long Number(JsonElement layer, string name) => layer.GetProperty(name).GetInt64();

    private static void Fill(Module network, JsonElement[] layers)
    {
        using var ungraded = no_grad();
        var (values, start) = (Parameters(layers), 0);
        foreach (var parameter in network.parameters())
        {
            var count = (int)parameter.numel();
            parameter.copy_(tensor(values[start..(start + count)]).reshape(parameter.shape));
            start += count;
        }

        Assert.Equal(values.Length, start);
    }

    private static Tensor InputsOf(JsonElement golden)
    {
        var samples = GoldenJson.Samples(golden, "input");
        var (channels, height, width) = GoldenJson.Shape(golden, "input");
        var inputs = LayerRun.Rows(samples, ScalarType.Float64);
        return golden.GetProperty("input")[0][0].ValueKind == JsonValueKind.Array ? inputs.reshape(-1, channels, height, width) : inputs;
    }

    private static double[] Parameters(IEnumerable<JsonElement> layers) =>
    [
        .. layers.SelectMany(layer => (double[])
            [.. GoldenJson.Flat(layer, "weight"), .. GoldenJson.Flat(layer, "bias"), .. GoldenJson.Flat(layer, "params")]),
    ];

    /// <summary>A step of a user's own.</summary>
    private sealed class Formula(Func<Tensor, Tensor> formula) : Module<Tensor, Tensor>(nameof(Formula))
    {
        public override Tensor forward(Tensor input) => formula(input);
    }
}
