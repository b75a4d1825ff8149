using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Integration.Tests.Training;
using HybHanas.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Embedding = HybHanas.Core.Circuits.Embedding;

namespace HybHanas.TorchSharp.Tests;

/// <summary>Tests of what LibTorch has once for all threads: they run alone.</summary>
[CollectionDefinition(nameof(SharedState), DisableParallelization = true)]
public sealed class SharedState;

/// <summary>LibTorch's own generator and its number of threads.</summary>
[Collection(nameof(SharedState))]
public class SharedStateTests
{
    private static readonly Ansatz Circuit = Samples.Ansatz(3, 2, Embedding.AngleX);

    private static QuantumLayerOptions Options(QuantumForm form = QuantumForm.Simulator, int seed = 1) =>
        new() { Form = form, Seed = SeedModule.create((ulong)seed) };

    [Fact]
    public void The_seed_decides_where_weights_start_and_without_one_it_is_that_of_LibTorch()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Weights(Options()), Weights(Options(QuantumForm.Tensors)));
        Assert.NotEqual(Weights(Options()), Weights(Options(seed: 2)));
        manual_seed(7);
        var first = Weights(new QuantumLayerOptions());
        Assert.NotEqual(first, Weights(new QuantumLayerOptions()));
        manual_seed(7);
        Assert.Equal(first, Weights(new QuantumLayerOptions()));

        static float[] Weights(QuantumLayerOptions options) =>
            new QuantumLayer(Circuit, options).get_parameter("weights")!.data<float>().ToArray();
    }

    [Theory]
    [InlineData(QuantumForm.Simulator)]
    [InlineData(QuantumForm.Tensors)]
    public void A_network_of_ones_own_learns(QuantumForm form)
    {
        manual_seed(5);
        using var network = Sequential(
            ("front", Linear(6, 3)), ("tanh", Tanh()), ("quantum", new QuantumLayer(Circuit, Options(form))), ("classes", Linear(3, 3)));
        using var adam = optim.Adam(network.parameters(), 0.05);
        var set = Samples.Clusters(SampleShape.NewTable(6), 6, 3, 60, 0.3, 0);
        var losses = new List<float>();
        for (var step = 0; step < 60; step++)
        {
            using var scope = NewDisposeScope();
            var logits = network.call(tensor(set.Inputs.ToArray(), [60, 6]));
            var loss = functional.cross_entropy(logits, tensor(set.Labels.ToArray(), [60], ScalarType.Int64));
            adam.zero_grad();
            network.Backward(loss);
            adam.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 0.3 * losses[0], $"from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void Threads_do_not_change_a_training_and_are_given_back()
    {
        var shape = SampleShape.NewTable(5);
        var architecture = Samples.Network(shape, 2, Samples.Ansatz(9, 1, Embedding.AngleY));
        var (training, validation) = (Samples.Clusters(shape, 5, 2, 40, 0.4, 0), Samples.Clusters(shape, 5, 2, 20, 0.4, 1));
        var before = get_num_threads();
        set_num_threads(2);
        var outcomes = new[] { 1, 3 }.Select(threads => new TorchSharpTrainer(threads).Train(
            architecture, training, validation, new TrainingOptions { Epochs = 2 }, SeedModule.create(3), null,
            TestContext.Current.CancellationToken).ResultValue).ToArray();
        Assert.Equal(outcomes[0].Parameters, outcomes[1].Parameters);
        Assert.Equal(2, get_num_threads());
        set_num_threads(before);
    }
}
