using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Integration.Tests.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp.Tests;

/// <summary>Backward passes of the simulator's form: several, none, on many threads, failed ones, and what they leave behind.</summary>
public class BackwardTests
{
    private static readonly Ansatz Circuit = Samples.Ansatz(3, 2, Embedding.AngleX);

    private static QuantumLayer Layer() => new(Circuit, new() { Seed = SeedModule.create(4) });

    private static Tensor Inputs(int stream) => tensor(
        [.. Enumerable.Range(0, 15).Select(i => (float)Math.Sin(stream + i))], [5, 3], requires_grad: true);

    private static float[] GradientOf(QuantumLayer layer, Tensor inputs)
    {
        layer.Backward(layer.call(inputs).square().sum());
        return inputs.grad!.data<float>().ToArray();
    }

    [Fact]
    public void Passes_may_overlap_be_repeated_and_be_given_up()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        var expected = new[] { GradientOf(layer, Inputs(0)), GradientOf(layer, Inputs(1)) };
        var inputs = new[] { Inputs(0), Inputs(1), Inputs(2) };
        var losses = inputs.Select(each => layer.call(each).square().sum()).ToArray();
        using (no_grad())
            layer.call(inputs[2]);
        losses[1].backward(retain_graph: true);
        losses[0].backward();
        Assert.Equal(expected[0], inputs[0].grad!.data<float>().ToArray());
        Assert.Equal(expected[1], inputs[1].grad!.data<float>().ToArray());
        losses[1].backward();
        Assert.Equal(expected[1].Select(value => 2 * value), inputs[1].grad!.data<float>().ToArray());
        layer.ThrowIfBackwardFailed();
    }

    [Fact]
    public void What_changes_after_the_forward_pass_does_not_change_its_gradient()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        var expected = GradientOf(layer, Inputs(0));
        var inputs = Inputs(0);
        var loss = layer.call(inputs).square().sum();
        loss.backward(retain_graph: true);
        inputs.grad!.zero_();
        using (no_grad())
            layer.get_parameter("weights")!.add_(1);
        loss.backward();
        Assert.Equal(expected, inputs.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Only_what_asks_for_a_gradient_gets_one()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        var weights = layer.get_parameter("weights")!;
        var fixedInputs = Inputs(0).detach();
        layer.Backward(layer.call(fixedInputs).sum());
        Assert.NotNull(weights.grad);
        Assert.Null(fixedInputs.grad);
        weights.requires_grad_(false);
        Assert.False(layer.call(fixedInputs).requires_grad);
        var inputs = Inputs(0);
        layer.Backward(layer.call(inputs).sum());
        Assert.NotNull(inputs.grad);
    }

    [Fact]
    public void A_failure_gives_zeros_and_is_thrown_after_the_pass()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        var inputs = Inputs(0);
        // The one thing that always fails: this form has no second derivatives.
        layer.call(inputs).sum().backward(create_graph: true);
        Assert.All(inputs.grad!.data<float>().ToArray(), value => Assert.Equal(0, value));
        Assert.All(layer.get_parameter("weights")!.grad!.data<float>().ToArray(), value => Assert.Equal(0, value));
        Assert.Contains("QuantumForm.Tensors", Assert.Throws<InvalidOperationException>(layer.ThrowIfBackwardFailed).Message);
        layer.ThrowIfBackwardFailed();

        using var network = nn.Sequential(("quantum", layer));
        layer.call(inputs).sum().backward(create_graph: true);
        Assert.Throws<InvalidOperationException>(() => network.call(inputs));
        var loss = network.call(inputs).sum();
        loss.backward(retain_graph: true, create_graph: true);
        Assert.Throws<InvalidOperationException>(() => network.Backward(loss));
        Assert.Equal(GradientOf(Layer(), Inputs(1)), GradientOf(layer, Inputs(1)));
    }

    [Fact]
    public async Task Threads_may_share_a_layer()
    {
        using var layer = Layer();
        var expected = Enumerable.Range(0, 4).Select(Gradient).ToArray();
        var actual = await Task.WhenAll(Enumerable.Range(0, 4).Select(stream => Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
                Assert.Equal(expected[stream], Gradient(stream));
            return Gradient(stream);
        })));
        Assert.Equal(expected, actual);

        // By the inputs only: threads must not add to one gradient at once.
        float[] Gradient(int stream)
        {
            using var scope = NewDisposeScope();
            var inputs = Inputs(stream);
            var loss = layer.call(inputs).square().sum();
            return autograd.grad([loss], [inputs])[0].data<float>().ToArray();
        }
    }

    [Theory]
    [InlineData(QuantumForm.Simulator)]
    [InlineData(QuantumForm.Tensors)]
    public void Steps_leave_no_tensor_behind_and_survive_the_garbage_collector(QuantumForm form)
    {
        using var layer = new QuantumLayer(Circuit, new() { Seed = SeedModule.create(4), Form = form });
        Step();
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 200; i++)
        {
            Step();
            if (i % 10 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            layer.zero_grad();
            layer.Backward(layer.call(Inputs(0)).square().sum());
        }
    }

    [Fact]
    public void Without_a_scope_the_garbage_collector_may_come_at_any_time()
    {
        using var layer = Layer();
        var expected = GradientOf(layer, Inputs(0));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(expected, GradientOf(layer, Inputs(0)));
            GC.Collect(0);
        }
    }
}
