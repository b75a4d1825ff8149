using HybHanas.Core;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training.Sharing;

/// <summary>Fine-tunes each network from its slice of shared weights; the epochs of the options are those of the fine-tuning.</summary>
public sealed class SuperCircuitTrainer(SuperCircuit shared) : ITrainer
{
    private readonly EmbeddedTrainer trainer = new();

    /// <inheritdoc/>
    public string Name => $"{trainer.Name} on shared weights/1";

    /// <inheritdoc/>
    public FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        var slice = shared.Slice(architecture);
        return slice.IsError
            ? FSharpResult<TrainingOutcome, HybHanasError>.NewError(slice.ErrorValue)
            : trainer.TrainFrom(architecture, slice.ResultValue, training, validation, options, seed, progress, cancellation);
    }

    /// <inheritdoc/>
    public FSharpResult<PausedTraining, HybHanasError> TrainUntil(
        int epoch,
        PausedTraining? from,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        CancellationToken cancellation)
    {
        var slice = shared.Slice(architecture);
        return slice.IsError
            ? FSharpResult<PausedTraining, HybHanasError>.NewError(slice.ErrorValue)
            : trainer.TrainUntil(
                epoch, from, slice.ResultValue, architecture, training, validation, options, seed, null, cancellation);
    }
}
