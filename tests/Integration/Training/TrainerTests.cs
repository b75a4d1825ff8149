using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>The embedded trainer beside what every trainer must do.</summary>
public class TrainerTests : TrainerContract
{
    protected override ITrainer Trainer => new EmbeddedTrainer();

    [Fact]
    public void The_last_partial_batch_is_a_step_of_its_own()
    {
        var (training, validation) = (Samples.Images(35, 0), Samples.Images(9, 1));
        var options = new TrainingOptions { Epochs = 1, BatchSize = 32 };
        var outcome = Trained(Train(Samples.EveryLayer, training, validation, options, Start));

        var network = ArchitectureNetwork.Create<Lanes128<float>, float>(Samples.EveryLayer, 32).ResultValue;
        var run = new TrainingRun<Lanes128<float>, float>(network, options, Start);
        var order = SeedModule.permutation(35, SeedModule.item(1, SeedModule.purpose("shuffle", Start)));
        var loss = run.Step(training, order.AsSpan(0, 32)) * 32 + run.Step(training, order.AsSpan(32)) * 3;
        Assert.Equal(loss / 35, outcome.Epochs[0].TrainingLoss);
        Assert.Equal(network.Parameters.ToArray(), outcome.Parameters);
    }

    [Fact]
    public void A_batch_below_the_capacity_gives_the_gradient_of_its_own_samples()
    {
        var samples = Samples.Images(5, 0);
        var (narrow, wide) = (Gradient(5), Gradient(40));
        LayerRun.AssertClose(narrow, wide, 1e-13, "gradient");

        double[] Gradient(int capacity)
        {
            var network = ArchitectureNetwork.Create<Lanes256<double>, double>(Samples.EveryLayer, capacity).ResultValue;
            network.Initialise(Start);
            // Leftovers of a full batch must not shine through.
            var full = new Pass(network.Input.Stride, false, default);
            network.Load(Samples.Images(network.Input.Stride, 1), Enumerable.Range(0, network.Input.Stride).ToArray());
            network.Forward(full);
            network.Load(samples, [0, 1, 2, 3, 4]);
            // Without dropout, whose mask depends on the place in the buffer.
            foreach (var layer in network.Layers)
                layer.Forward(new Pass(5, layer is not Dropout<Lanes256<double>, double>, default));
            network.Loss(new Pass(5, false, default));
            foreach (var layer in network.Layers.Reverse())
            {
                if (layer is Dropout<Lanes256<double>, double>)
                    layer.Output.GradientSpan.CopyTo(layer.Input.GradientSpan);
                else
                    layer.Backward(new Pass(5, true, default));
            }

            return network.Gradient.ToArray();
        }
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var network = ArchitectureNetwork.Create<Lanes256<float>, float>(Samples.EveryLayer, 32).ResultValue;
        var run = new TrainingRun<Lanes256<float>, float>(network, new TrainingOptions(), Start);
        var samples = Samples.Images(32, 0);
        var rows = Enumerable.Range(0, 32).ToArray();
        run.Step(samples, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            run.Step(samples, rows);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Parameter_counts_agree_with_the_network_that_is_built()
    {
        foreach (var embedding in (Embedding[])[Embedding.AngleZ, Embedding.Amplitude])
        {
            Check(Samples.Network(SampleShape.NewTable(6), 3, Samples.Ansatz(3, 2, embedding)));
            Check(Samples.Network(
                SampleShape.NewImage(3, 11, 8), 4, Samples.Ansatz(4, 1, embedding),
                [new(5, 5, 2, Padding.Valid, Activation.Tanh, Pooling.Average, 0.0)], [new(9, Activation.Relu, 0.0)]));
        }

        Check(Samples.EveryLayer);

        static void Check(Architecture architecture) => Assert.Equal(
            EmbeddedTrainer.ParameterCount(architecture),
            ArchitectureNetwork.Create<Lanes128<float>, float>(architecture, 8).ResultValue.ParameterCount);
    }

    [Fact]
    public void Dropout_keeps_its_share_scales_it_and_changes_from_step_to_step()
    {
        double[][] ones = [.. Enumerable.Range(0, 32).Select(_ => Enumerable.Repeat(1.0, 400).ToArray())];
        var first = Dropped(0);
        var kept = first.Output.Sum(sample => sample.Count(value => value != 0)) / (32.0 * 400);
        Assert.InRange(kept, 0.69, 0.71);
        Assert.All(
            first.Output.SelectMany(sample => sample), value => Assert.True(value is 0 || Math.Abs(value - 1 / 0.7) < 1e-15));
        Assert.Equal(first.Output, first.InputGradient);
        Assert.Equal(first.Output, Dropped(0).Output);
        Assert.NotEqual(first.Output, Dropped(1).Output);

        LayerResult Dropped(int step) => LayerRun.Of<Lanes256<double>, double>(
            (400, 1, 1), input => new Dropout<Lanes256<double>, double>(input, 0.3, 0), ones, ones, [],
            new Pass(0, true, SeedModule.item(step, Start)));
    }
}
