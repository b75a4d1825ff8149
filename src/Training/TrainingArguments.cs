using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>What every trainer asks of its arguments.</summary>
internal static class TrainingArguments
{
    /// <summary>What needs no training: an error, or a pause that is as far already. Null where there is something to train.</summary>
    public static FSharpResult<PausedTraining, HybHanasError>? Settled(
        int epoch,
        PausedTraining? from,
        float[]? start,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        var valid = options.Validate();
        var fault = valid.IsError ? valid.ErrorValue
            : epoch < 1 || epoch > options.Epochs
                ? HybHanasError.NewOutOfRange("epoch to pause after", epoch.ToString(CultureInfo.InvariantCulture), $"1..{options.Epochs}")
            : ArchitectureFit.Fault(architecture, training) ?? ArchitectureFit.Fault(architecture, validation)
            ?? ((from?.Outcome.Parameters ?? start) is { } given ? ArchitectureFit.Fault(architecture, options.Central, given) : null);
        if (fault is not null)
            return FSharpResult<PausedTraining, HybHanasError>.NewError(fault);
        return from is { } paused && (paused.HasEnded || paused.Outcome.Epochs.Count >= epoch)
            ? FSharpResult<PausedTraining, HybHanasError>.NewOk(paused)
            : null;
    }

    /// <summary>Samples that a network has to have room for.</summary>
    public static int Capacity(SampleSet training, SampleSet validation, TrainingOptions options) =>
        Math.Min(options.BatchSize, Math.Max(training.Count, validation.Count));

    /// <summary>What a training gave that was not to be paused.</summary>
    public static FSharpResult<TrainingOutcome, HybHanasError> OutcomeOf(FSharpResult<PausedTraining, HybHanasError> trained) =>
        trained.IsError
            ? FSharpResult<TrainingOutcome, HybHanasError>.NewError(trained.ErrorValue)
            : FSharpResult<TrainingOutcome, HybHanasError>.NewOk(trained.ResultValue.Outcome);
}
