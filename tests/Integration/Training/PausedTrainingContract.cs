using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>A training that is paused and goes on is the uninterrupted one.</summary>
public abstract class PausedTrainingContract
{
    private static readonly Seed Start = SeedModule.create(5);
    private static readonly SampleSet Validation = Samples.Images(40, 1);

    protected static SampleSet Training { get; } = Samples.Images(75, 0);

    /// <summary>The trainer that is held to the contract.</summary>
    protected abstract ITrainer Trainer { get; }

    protected static T Ok<T>(FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsOk, result.IsError ? HybHanasErrorModule.message(result.ErrorValue) : "");
        return result.ResultValue;
    }

    /// <summary>A pause after two epochs changes nothing.</summary>
    protected static void CheckPaused(ITrainer trainer, TrainingOptions options)
    {
        var paused = Until(2, Until(1, null, options, trainer), options, trainer);
        AssertSame(Whole(options, trainer), Until(options.Epochs, paused, options, trainer).Outcome);
    }

    private static PausedTraining Until(int epoch, PausedTraining? from, TrainingOptions options, ITrainer trainer) =>
        Ok(trainer.TrainUntil(
            epoch, from, Samples.EveryLayer, Training, Validation, options, Start, TestContext.Current.CancellationToken));

    private static TrainingOutcome Whole(TrainingOptions options, ITrainer trainer) => Ok(trainer.Train(
        Samples.EveryLayer, Training, Validation, options, Start, null, TestContext.Current.CancellationToken));

    private PausedTraining Until(int epoch, PausedTraining? from, TrainingOptions options) => Until(epoch, from, options, Trainer);

    private TrainingOutcome Whole(TrainingOptions options) => Whole(options, Trainer);

    private static void AssertSame(TrainingOutcome expected, TrainingOutcome actual)
    {
        Assert.Equal(expected.Epochs, actual.Epochs);
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.ValidationAccuracy, actual.ValidationAccuracy);
        Assert.Equal(expected.StoppedEarly, actual.StoppedEarly);
    }

    [Theory]
    [InlineData(1, 2, 3, 4, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(4)]
    public void However_often_it_is_paused_it_gives_what_an_uninterrupted_training_gives(params int[] pauses)
    {
        var options = new TrainingOptions { Epochs = 6, StopBelowAccuracy = 0 };
        PausedTraining? training = null;
        foreach (var epoch in pauses)
        {
            training = Until(epoch, training, options);
            Assert.Equal(epoch, training.Outcome.Epochs.Count);
            Assert.False(training.HasEnded);
        }

        // Going on twice from the same pause must not change the pause.
        var (last, again) = (Until(6, training, options), Until(6, training, options));
        Assert.True(last.HasEnded);
        AssertSame(Whole(options), last.Outcome);
        AssertSame(last.Outcome, again.Outcome);
        Assert.Equal(pauses[^1], training!.Outcome.Epochs.Count);
    }

    [Fact]
    public void What_it_gives_at_a_pause_is_what_a_training_of_so_many_epochs_gives()
    {
        var paused = Until(2, null, new TrainingOptions { Epochs = 6, StopBelowAccuracy = 0 });
        AssertSame(Whole(new TrainingOptions { Epochs = 2, StopBelowAccuracy = 0 }), paused.Outcome);
    }

    [Fact]
    public void A_learning_rate_that_falls_falls_on_behind_a_pause()
    {
        var options = new TrainingOptions { Epochs = 4, StopBelowAccuracy = 0, Schedule = LearningRateSchedule.OneCycle };
        CheckPaused(Trainer, options);
    }

    [Fact]
    public void An_early_stop_ends_it_and_it_does_not_go_on()
    {
        var options = new TrainingOptions { Epochs = 6, StopBelowAccuracy = 1, StopAfterEpochs = 2, LearningRate = 1e-6 };
        var first = Until(1, null, options);
        Assert.False(first.HasEnded);
        var stopped = Until(4, first, options);
        Assert.True(stopped.HasEnded);
        AssertSame(Whole(options), stopped.Outcome);
        Assert.Same(stopped, Until(6, stopped, options));
    }

    [Fact]
    public void An_epoch_beyond_the_training_and_a_pause_of_another_network_are_refused()
    {
        var options = new TrainingOptions { Epochs = 3, StopBelowAccuracy = 0 };
        var other = Samples.Network(SampleShape.NewImage(2, 9, 8), 3, Samples.Ansatz(2, 1, Embedding.AngleX));
        foreach (var (epoch, from, network) in new[]
        {
            (0, (PausedTraining?)null, Samples.EveryLayer), (4, null, Samples.EveryLayer), (2, Until(1, null, options), other),
        })
        {
            var refused = Trainer.TrainUntil(
                epoch, from, network, Training, Validation, options, Start, TestContext.Current.CancellationToken);
            Assert.True(refused.IsError && refused.ErrorValue.IsOutOfRange);
        }
    }
}
