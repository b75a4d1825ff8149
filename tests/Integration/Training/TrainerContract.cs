using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>A trainer as its callers see it.</summary>
public abstract class TrainerContract
{
    protected static readonly Seed Start = SeedModule.create(42);

    private sealed class Reports(Action<EpochResult> then) : IProgress<EpochResult>
    {
        public void Report(EpochResult value) => then(value);
    }

    /// <summary>The trainer that is held to the contract.</summary>
    protected abstract ITrainer Trainer { get; }

    /// <summary>How far its losses may be from those that the embedded engine computes from its parameters.</summary>
    protected virtual double Tolerance => 0;

    protected FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture, SampleSet training, SampleSet validation, TrainingOptions options, Seed seed) =>
        Trainer.Train(architecture, training, validation, options, seed, null, TestContext.Current.CancellationToken);

    private static FSharpResult<Inference, HybHanasError> Infer(
        Architecture architecture, float[] parameters, SampleSet samples) =>
        EmbeddedTrainer.InferenceOf(architecture, parameters, samples, 32, TestContext.Current.CancellationToken);

    protected static TrainingOutcome Trained(FSharpResult<TrainingOutcome, HybHanasError> result)
    {
        Assert.True(result.IsOk, result.IsError ? HybHanasErrorModule.message(result.ErrorValue) : "");
        return result.ResultValue;
    }

    [Fact]
    public void Separable_tables_are_learnt()
    {
        foreach (var form in (HybridForm[])[HybridForm.Recipe, HybridForm.Paper])
        {
            foreach (var embedding in (Embedding[])[Embedding.AngleX, Embedding.AngleY, Embedding.AngleZ, Embedding.Amplitude])
            {
                var shape = SampleShape.NewTable(6);
                var network = Samples.Network(shape, 3, Samples.Ansatz(3, 2, embedding), form: form);
                var outcome = Trained(Train(
                    network, Samples.Clusters(shape, 6, 3, 240, 0.4, 0), Samples.Clusters(shape, 6, 3, 90, 0.4, 1),
                    new TrainingOptions { Epochs = 20, StopBelowAccuracy = 0 }, Start));
                Assert.True(outcome.ValidationAccuracy > 0.9, $"{form} {embedding}: {outcome.ValidationAccuracy}");
                Assert.Equal(20, outcome.Epochs.Count);
                Assert.True(outcome.Epochs[^1].TrainingLoss < outcome.Epochs[0].TrainingLoss);
            }
        }
    }

    [Fact]
    public void Ranged_layers_are_learnt_with_every_embedding_but_the_one_that_encodes_nothing()
    {
        var shape = SampleShape.NewTable(6);
        foreach (var embedding in EmbeddingModule.all)
        {
            var network = Samples.Network(shape, 3, Samples.RangedAnsatz(3, 2, embedding));
            var outcome = Trained(Train(
                network, Samples.Clusters(shape, 6, 3, 240, 0.4, 0), Samples.Clusters(shape, 6, 3, 90, 0.4, 1),
                new TrainingOptions { Epochs = 20, StopBelowAccuracy = 0 }, Start));
            if (EmbeddingModule.warning(embedding) is null)
                Assert.True(outcome.ValidationAccuracy > 0.9, $"{embedding}: {outcome.ValidationAccuracy}");
            else
                Assert.Equal(1 / 3.0, outcome.ValidationAccuracy, 12);
        }
    }

    [Fact]
    public void Images_are_learnt_through_every_kind_of_layer_and_the_parameters_give_the_same_accuracy_again()
    {
        var (training, validation) = (Samples.Images(300, 0), Samples.Images(77, 1));
        var outcome = Trained(Train(
            Samples.EveryLayer, training, validation, new TrainingOptions { Epochs = 15, StopBelowAccuracy = 0 }, Start));
        Assert.True(outcome.ValidationAccuracy > 0.9, $"{outcome.ValidationAccuracy}");

        var again = Infer(Samples.EveryLayer, outcome.Parameters, validation);
        Assert.Equal(outcome.ValidationAccuracy, again.ResultValue.Accuracy);
        Assert.Equal(outcome.Epochs[^1].ValidationLoss, again.ResultValue.Loss, Tolerance);
        var right = again.ResultValue.Predictions.Where((predicted, i) => predicted == validation.Labels.Span[i]).Count();
        Assert.Equal(outcome.ValidationAccuracy, (double)right / validation.Count);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_result_on_any_thread()
    {
        var (training, validation) = (Samples.Images(75, 0), Samples.Images(20, 1));
        var options = new TrainingOptions { Epochs = 3, StopBelowAccuracy = 0 };
        var here = Trained(Train(Samples.EveryLayer, training, validation, options, Start));
        var there = await Task.WhenAll(Enumerable.Range(0, 3).Select(
            _ => Task.Run(() => Trained(Train(Samples.EveryLayer, training, validation, options, Start)))));
        foreach (var outcome in there)
        {
            Assert.Equal(here.Parameters, outcome.Parameters);
            Assert.Equal(here.Epochs, outcome.Epochs);
        }

        var other = Trained(Train(Samples.EveryLayer, training, validation, options, SeedModule.create(43)));
        Assert.NotEqual(here.Parameters, other.Parameters);
    }

    [Fact]
    public void A_poor_accuracy_stops_the_training_and_is_reported_as_it_is()
    {
        var (training, validation) = (Samples.Images(40, 0), Samples.Images(40, 1));
        var options = new TrainingOptions { Epochs = 6, StopBelowAccuracy = 1, StopAfterEpochs = 2, LearningRate = 1e-6 };
        var outcome = Trained(Train(Samples.EveryLayer, training, validation, options, Start));
        Assert.True(outcome.StoppedEarly);
        Assert.Equal(2, outcome.Epochs.Count);
        var again = Infer(Samples.EveryLayer, outcome.Parameters, validation);
        Assert.Equal(again.ResultValue.Accuracy, outcome.ValidationAccuracy);

        var never = Trained(Train(Samples.EveryLayer, training, validation, options with { StopBelowAccuracy = 0 }, Start));
        Assert.False(never.StoppedEarly);
        Assert.Equal(6, never.Epochs.Count);
    }

    [Fact]
    public void Numbers_that_overflow_are_an_error_and_not_an_accuracy()
    {
        var shape = SampleShape.NewTable(64);
        var inputs = Enumerable.Range(0, 64 * 8).Select(i => i % 3 == 0 ? -3e38f : 3e38f).ToArray();
        var samples = SampleSet.Create(shape, 2, inputs, new int[8]).ResultValue;
        var network = Samples.Network(
            shape, 2, Samples.Ansatz(2, 1, Embedding.AngleX), dense: [new(1000, Activation.Relu, 0.0)]);
        var result = Train(network, samples, samples, new TrainingOptions(), Start);
        Assert.Equal(HybHanasError.NewDiverged("the training loss", 1), result.ErrorValue);
        var inference = Infer(
            network, [.. Enumerable.Range(0, (int)EmbeddedTrainer.ParameterCount(network)).Select(i => i % 2 == 0 ? 9f : -9f)],
            samples);
        Assert.True(inference.IsError);
    }

    [Fact]
    public void A_cancellation_ends_the_training()
    {
        var (training, validation) = (Samples.Images(64, 0), Samples.Images(20, 1));
        using var source = new CancellationTokenSource();
        var epochs = 0;
        var progress = new Reports(_ =>
        {
            epochs++;
            source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => Trainer.Train(
            Samples.EveryLayer, training, validation, new TrainingOptions { Epochs = 1000, StopBelowAccuracy = 0 }, Start,
            progress, source.Token));
        Assert.Equal(1, epochs);
    }
}
