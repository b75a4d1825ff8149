using HybHanas.Core;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>Trains a network from fresh weights. Safe to call from several threads at once.</summary>
public interface ITrainer
{
    /// <summary>Name and version, such as "embedded/1"; results of different names must not be mixed.</summary>
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
}
