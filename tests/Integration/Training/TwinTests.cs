using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>The classical twin, the learning rate's schedule, and trained networks in double precision.</summary>
public class TwinTests
{
    private static readonly Seed Start = SeedModule.create(5);

    private static readonly Architecture[] Networks =
    [
        Samples.EveryLayer,
        Samples.Network(SampleShape.NewTable(5), 4, Samples.Ansatz(3, 1, Embedding.AngleY), form: HybridForm.Paper),
        Samples.Network(SampleShape.NewTable(5), 2, Samples.Ansatz(2, 1, Embedding.Amplitude)),
    ];

    [Fact]
    public void The_gradient_of_a_twin_is_that_of_finite_differences()
    {
        foreach (var architecture in Networks)
        {
            var network = ArchitectureNetwork.Create<Lanes256<double>, double>(architecture, 8, CentralLayer.DenseTanh).ResultValue;
            Assert.DoesNotContain(network.Layers, layer => layer is Quantum<double>);
            Assert.Equal(EmbeddedTrainer.ParameterCount(architecture, CentralLayer.DenseTanh), network.ParameterCount);
            network.Initialise(Start);
            var samples = SamplesOf(architecture, 8);
            int[] rows = [.. Enumerable.Range(0, 8)];
            var pass = new Pass(8, true, SeedModule.create(3));
            Loss();
            network.Backward(pass);
            var gradient = network.Gradient.ToArray();
            const double h = 1e-5;
            for (var i = 0; i < gradient.Length; i++)
            {
                var at = network.Parameters[i];
                network.Parameters[i] = at + h;
                var above = Loss();
                network.Parameters[i] = at - h;
                var below = Loss();
                network.Parameters[i] = at;
                Assert.Equal((above - below) / (2 * h), gradient[i], 1e-6);
            }

            double Loss()
            {
                network.Load(samples, rows);
                network.Forward(pass);
                return network.Loss(pass);
            }
        }
    }

    [Fact]
    public void A_twin_learns()
    {
        var shape = SampleShape.NewTable(6);
        var network = Samples.Network(shape, 3, Samples.Ansatz(3, 2, Embedding.AngleX));
        foreach (var schedule in Enum.GetValues<LearningRateSchedule>())
        {
            var outcome = Train(network, new TrainingOptions
            {
                Epochs = 20,
                StopBelowAccuracy = 0,
                Central = CentralLayer.DenseTanh,
                Schedule = schedule,
                LearningRate = 0.02,
            });
            Assert.True(outcome.ValidationAccuracy > 0.9, $"{schedule}: {outcome.ValidationAccuracy}");
            Assert.Equal(EmbeddedTrainer.ParameterCount(network, CentralLayer.DenseTanh), outcome.Parameters.Length);
        }
    }

    /// <summary>torch.optim.lr_scheduler.OneCycleLR(max_lr=0.02, total_steps=10, cycle_momentum=False).</summary>
    [Fact]
    public void One_cycle_is_that_of_PyTorch()
    {
        double[] expected =
        [
            0.0008, 0.0104, 0.02, 0.019009692640269475, 0.016234913078995262, 0.012225240438725785, 0.007774839561274216,
            0.00376516692100474, 0.0009903873597305257, 8e-08,
        ];
        for (var step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], LearningRates.At(LearningRateSchedule.OneCycle, 0.02, step, expected.Length), 1e-14);
        Assert.Equal(0.5, LearningRates.At(LearningRateSchedule.Constant, 0.5, 7, 10));
        Assert.True(double.IsFinite(LearningRates.At(LearningRateSchedule.OneCycle, 0.02, 0, 1)));
    }

    [Fact]
    public void A_schedule_changes_the_training()
    {
        var network = Networks[1];
        var options = new TrainingOptions { Epochs = 2, StopBelowAccuracy = 0 };
        Assert.NotEqual(
            Train(network, options).Parameters, Train(network, options with { Schedule = LearningRateSchedule.OneCycle }).Parameters);
    }

    [Fact]
    public void A_trained_network_gives_what_the_training_saw()
    {
        foreach (var architecture in Networks)
        {
            foreach (var central in Enum.GetValues<CentralLayer>())
            {
                var outcome = Train(architecture, new TrainingOptions { Epochs = 3, StopBelowAccuracy = 0, Central = central });
                var samples = Validation(architecture);
                var outputs = TrainedNetwork.Create(architecture, outcome.Parameters, central).ResultValue
                    .OutputsOf(samples, TestContext.Current.CancellationToken).ResultValue;
                Assert.Equal(samples.Count * architecture.Classes, outputs.Logits.Length);
                Assert.Equal(samples.Count * AnsatzModule.inputs(architecture.Ansatz), outputs.CircuitInputs.Length);
                var loss = outputs.Logits.Chunk(architecture.Classes).Zip(samples.Labels.ToArray())
                    .Average(pair => Math.Log(pair.First.Sum(Math.Exp)) - pair.First[pair.Second]);
                Assert.Equal(outcome.Epochs[^1].ValidationLoss, loss, 1e-4);
                if (!architecture.Ansatz.Embedding.IsAmplitude)
                    Assert.All(outputs.CircuitInputs, angle => Assert.InRange(angle, -Math.PI, Math.PI));
            }
        }
    }

    [Fact]
    public void Parameters_that_do_not_fit_are_refused()
    {
        var count = (int)EmbeddedTrainer.ParameterCount(Networks[1]);
        Assert.True(TrainedNetwork.Create(Networks[1], new float[count]).IsOk);
        Assert.True(TrainedNetwork.Create(Networks[1], new float[count + 1]).IsError);
        foreach (var wrong in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            var parameters = new float[count];
            parameters[^1] = wrong;
            Assert.True(TrainedNetwork.Create(Networks[1], parameters).IsError);
        }

        var network = TrainedNetwork.Create(Networks[1], new float[count]).ResultValue;
        Assert.True(network.OutputsOf(SamplesOf(Networks[2], 4), TestContext.Current.CancellationToken).IsError);
    }

    private static TrainingOutcome Train(Architecture architecture, TrainingOptions options)
    {
        var result = new EmbeddedTrainer().Train(
            architecture, SamplesOf(architecture, 240), Validation(architecture), options, Start, null, TestContext.Current.CancellationToken);
        Assert.True(result.IsOk);
        return result.ResultValue;
    }

    private static SampleSet Validation(Architecture architecture) => SamplesOf(architecture, 90, 1);

    private static SampleSet SamplesOf(Architecture architecture, int count, int stream = 0)
    {
        var values = architecture.Input is SampleShape.Image image ? image.channels * image.height * image.width : ((SampleShape.Table)architecture.Input).features;
        return Samples.Clusters(architecture.Input, values, architecture.Classes, count, 0.4, stream);
    }
}
