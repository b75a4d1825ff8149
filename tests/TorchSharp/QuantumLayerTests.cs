using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Integration.Tests.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Embedding = HybHanas.Core.Circuits.Embedding;

namespace HybHanas.TorchSharp.Tests;

/// <summary>The layer as a module among others.</summary>
public class QuantumLayerTests
{
    private static readonly Ansatz Circuit = Samples.Ansatz(3, 2, Embedding.AngleX);

    private static QuantumLayerOptions Options(QuantumForm form = QuantumForm.Simulator, int seed = 1) =>
        new() { Form = form, Seed = SeedModule.create((ulong)seed) };

    private static Tensor Ramp(long rows, long columns, ScalarType precision = ScalarType.Float32) =>
        arange(rows * columns, precision).mul(0.1).reshape(rows, columns);

    [Fact]
    public void It_has_one_parameter_which_both_forms_share()
    {
        using var scope = NewDisposeScope();
        using var simulator = new QuantumLayer(Circuit, Options());
        using var tensors = new QuantumLayer(Circuit, Options(QuantumForm.Tensors, seed: 2));
        Assert.Equal((3, 3), (simulator.Inputs, simulator.Qubits));
        var (name, weights) = Assert.Single(simulator.named_parameters());
        Assert.Equal("weights", name);
        Assert.Equal(AnsatzModule.weights(Circuit), weights.shape[0]);
        Assert.All(weights.data<float>().ToArray(), angle => Assert.InRange(angle, 0, 2 * MathF.PI));
        Assert.Empty(tensors.named_buffers());

        var inputs = Ramp(4, 3);
        Assert.NotEqual(simulator.call(inputs).data<float>().ToArray(), tensors.call(inputs).data<float>().ToArray());
        tensors.load_state_dict(simulator.state_dict());
        Assert.True(simulator.call(inputs).allclose(tensors.call(inputs), 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(QuantumForm.Simulator)]
    [InlineData(QuantumForm.Tensors)]
    public void It_follows_its_module_to_another_precision(QuantumForm form)
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("front", Linear(5, 3)), ("quantum", new QuantumLayer(Circuit, Options(form))));
        var single = network.call(Ramp(4, 5));
        network.to(ScalarType.Float64);
        var twice = network.call(Ramp(4, 5, ScalarType.Float64));
        Assert.Equal(ScalarType.Float64, twice.dtype);
        Assert.True(single.to(ScalarType.Float64).allclose(twice, 1e-5, 1e-5));
        network.Backward(twice.sum());
        Assert.Equal(ScalarType.Float64, network.get_parameter("quantum.weights")!.grad!.dtype);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_would()
    {
        using var scope = NewDisposeScope();
        using var layer = new QuantumLayer(Circuit, Options());
        Refused("[2, 4]; [batch, 3]", () => layer.call(zeros(2, 4)));
        Refused("[3]; [batch, 3]", () => layer.call(zeros(3)));
        Refused("[0, 3]", () => layer.call(zeros(0, 3)));
        Refused("input is Int64; Float32 or Float64", () => layer.call(zeros([2, 3], ScalarType.Int64)));
        Refused("input is Float64 and weights are Float32", () => layer.call(zeros([2, 3], ScalarType.Float64)));
        Refused("input is on meta and weights are on cpu", () => layer.call(zeros([2, 3], device: META)));
        Refused("precision is Float16", () => new QuantumLayer(Circuit, new() { Precision = ScalarType.Float16 }));
        Refused("form is 7", () => new QuantumLayer(Circuit, new() { Form = (QuantumForm)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantumLayer(Circuit, new() { Threads = 0 }));

        static void Refused(string reason, Action action) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QuantumForm.Simulator)]
    [InlineData(QuantumForm.Tensors)]
    public void Batches_of_any_size_and_layout_give_what_each_sample_gives(QuantumForm form)
    {
        using var scope = NewDisposeScope();
        using var layer = new QuantumLayer(Circuit, Options(form));
        var samples = Ramp(40, 3);
        // Before any gradient, in a mode whose tensors cannot be trained on later.
        using (inference_mode())
            layer.call(samples);
        var all = Gradients(samples);
        foreach (var (start, count) in new[] { (0, 3), (3, 20), (23, 1), (24, 16) })
            Assert.True(Gradients(samples.narrow(0, start, count)).allclose(all.narrow(0, start, count), 1e-5, 1e-6));
        Assert.True(Gradients(samples.t().contiguous().t()).allclose(all, 1e-5, 1e-6));

        Tensor Gradients(Tensor rows)
        {
            var inputs = rows.detach().requires_grad_(true);
            var values = layer.call(inputs);
            return cat([values, autograd.grad([values.square().sum()], [inputs])[0]], 1);
        }
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        using var scope = NewDisposeScope();
        var wide = Samples.Ansatz(10, 2, Embedding.AngleX);
        var results = new[] { 1, 4 }.Select(threads =>
        {
            var layer = new QuantumLayer(wide, Options() with { Threads = threads });
            var inputs = Ramp(40, 10).requires_grad_(true);
            layer.Backward(layer.call(inputs).square().sum());
            return (float[])[.. inputs.grad!.data<float>(), .. layer.get_parameter("weights")!.grad!.data<float>()];
        }).ToArray();
        Assert.Equal(results[0], results[1]);
    }

    [Fact]
    public void Circuits_without_inputs_or_without_weights_are_layers_too()
    {
        using var scope = NewDisposeScope();
        foreach (var form in Enum.GetValues<QuantumForm>())
        {
            var turn = CircuitModule.create(2, 0, [Apply(Gate.RY, Angle.NewWeight(0), 0)]).ResultValue;
            using var constant = LayerRun.LayerOf(LayerRun.Compile(turn), form, ScalarType.Float64, [Math.PI / 3]);
            Assert.True(constant.call(zeros([3, 0], ScalarType.Float64)).allclose(tensor([0.5, 1, 0.5, 1, 0.5, 1]).reshape(3, 2)));
            var embedding = CircuitModule.create(1, 0, [Apply(Gate.RX, Angle.NewInput(0), 0)]).ResultValue;
            using var free = LayerRun.LayerOf(LayerRun.Compile(embedding), form, ScalarType.Float64, []);
            Assert.True(free.call(tensor([Math.PI / 3, Math.PI]).reshape(2, 1)).allclose(tensor([0.5, -1]).reshape(2, 1)));
        }

        static Operation Apply(Gate gate, Angle angle, int qubit) => Operation.NewApply(
            gate, Microsoft.FSharp.Collections.ListModule.OfSeq([angle]), Microsoft.FSharp.Collections.ListModule.OfSeq([qubit]));
    }
}
