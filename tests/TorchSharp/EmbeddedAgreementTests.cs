using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Integration.Tests.Training;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using Xunit;
using Padding = HybHanas.Core.Networks.Padding;

namespace HybHanas.TorchSharp.Tests;

/// <summary>Trainings on LibTorch beside those of the embedded engine.</summary>
public class EmbeddedAgreementTests
{
    private static readonly Seed Start = SeedModule.create(3);

    public static TheoryData<string> Networks => ["every layer", "paper", "amplitudes", "ranged", "odd sides"];

    private static Architecture NetworkOf(string name) => name switch
    {
        "every layer" => Samples.EveryLayer,
        "paper" => Samples.Network(SampleShape.NewTable(5), 4, Samples.Ansatz(3, 1, Embedding.AngleY), form: HybridForm.Paper),
        "amplitudes" => Samples.Network(SampleShape.NewTable(5), 2, Samples.Ansatz(2, 1, Embedding.Amplitude)),
        "ranged" => Samples.Network(SampleShape.NewTable(6), 3, Samples.RangedAnsatz(4, 3, Embedding.AngleX)),
        _ => Samples.Network(
            SampleShape.NewImage(3, 11, 8), 4, Samples.Ansatz(4, 1, Embedding.AngleZ),
            [new(5, 5, 2, Padding.Valid, Activation.Tanh, Pooling.Average, 0.0)], [new(9, Activation.Relu, 0.2)]),
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Losses_agree_after_twenty_steps(string name)
    {
        foreach (var central in Enum.GetValues<CentralLayer>())
        {
            foreach (var schedule in Enum.GetValues<LearningRateSchedule>())
            {
                var architecture = NetworkOf(name);
                // Five epochs of four steps, the last one on 12 samples.
                var options = new TrainingOptions
                {
                    Epochs = 5,
                    BatchSize = 16,
                    StopBelowAccuracy = 0,
                    Central = central,
                    Schedule = schedule,
                };
                var (embedded, torch) = (Train(new EmbeddedTrainer()), Train(new TorchSharpTrainer()));
                for (var epoch = 0; epoch < 5; epoch++)
                {
                    var (expected, actual) = (embedded.Epochs[epoch], torch.Epochs[epoch]);
                    Assert.Equal(expected.TrainingLoss, actual.TrainingLoss, 1e-4);
                    Assert.Equal(expected.ValidationLoss, actual.ValidationLoss, 1e-4);
                }

                // Not value by value: Adam walks as far along a derivative of rounding errors alone as along any other.
                Assert.Equal(embedded.Parameters.Length, torch.Parameters.Length);

                TrainingOutcome Train(ITrainer trainer) => Ok(trainer.Train(
                    architecture, SamplesOf(architecture, 60, 0), SamplesOf(architecture, 30, 1), options, Start, null,
                    TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public void Either_goes_on_where_the_other_paused()
    {
        var options = new TrainingOptions { Epochs = 4, StopBelowAccuracy = 0 };
        ITrainer[] trainers = [new EmbeddedTrainer(), new TorchSharpTrainer()];
        var expected = Until(4, Until(2, null, trainers[0]), trainers[0]).Outcome.Epochs[^1];
        foreach (var (first, second) in new[] { (0, 1), (1, 0), (1, 1) })
        {
            var actual = Until(4, Until(2, null, trainers[first]), trainers[second]).Outcome.Epochs[^1];
            Assert.Equal(expected.TrainingLoss, actual.TrainingLoss, 1e-4);
            Assert.Equal(expected.ValidationLoss, actual.ValidationLoss, 1e-4);
        }

        PausedTraining Until(int epoch, PausedTraining? from, ITrainer trainer) => Ok(trainer.TrainUntil(
            epoch, from, Samples.EveryLayer, Samples.Images(60, 0), Samples.Images(30, 1), options, Start,
            TestContext.Current.CancellationToken));
    }

    private static T Ok<T>(FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsOk, result.IsError ? HybHanasErrorModule.message(result.ErrorValue) : "");
        return result.ResultValue;
    }

    private static SampleSet SamplesOf(Architecture architecture, int count, int stream)
    {
        var (channels, height, width) = TorchNetworkBuilder.SizeOf(architecture.Input);
        return Samples.Clusters(architecture.Input, channels * height * width, architecture.Classes, count, 0.4, stream);
    }
}
