using HybHanas.Core;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>Trains a network from fresh weights. Safe to call from several threads at once.</summary>
public interface ITrainer
{
    /// <summary>Name and version, such as "embedded/1"; results of different names must not be mixed. That of a plug-in begins with
    /// <see cref="ITrainerPlugin.Trainer"/> and a slash.</summary>
    string Name { get; }

    /// <summary>
    /// Trains on <paramref name="training"/> and measures on <paramref name="validation"/> after every epoch.
    /// The same arguments give the same result to the last bit, whatever the thread.
    /// </summary>
    /// <returns>An error where options or sample sets do not fit the architecture, and
    /// <see cref="HybHanasError.Diverged"/> where a loss is not finite.</returns>
    /// <exception cref="OperationCanceledException">At most one step after a cancellation.</exception>
    FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation);

    /// <summary>
    /// Trains up to the end of an epoch, from fresh weights or on from where a training with the same arguments was paused. However
    /// often it is paused, what it gives is to the last bit what an uninterrupted training gives.
    /// </summary>
    /// <param name="epoch">Where to pause, 1 up to the options' epochs; a training that is as far already is returned as it is.</param>
    /// <param name="from">Where it goes on; null begins.</param>
    /// <param name="architecture">The network.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="validation">Samples to measure on after every epoch.</param>
    /// <param name="options">Of the whole training.</param>
    /// <param name="seed">Of the whole training.</param>
    /// <param name="cancellation">Honoured within one step.</param>
    /// <returns>Errors as <see cref="Train"/> has them.</returns>
    FSharpResult<PausedTraining, HybHanasError> TrainUntil(
        int epoch,
        PausedTraining? from,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        CancellationToken cancellation);
}
