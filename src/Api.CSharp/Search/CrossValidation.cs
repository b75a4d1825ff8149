using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>What the trainings of a network on all folds gave.</summary>
/// <param name="Mean">Means over the folds; the parameters are those of none.</param>
/// <param name="Accuracies">The accuracy on each fold's part.</param>
internal sealed record CrossValidated(TrainingOutcome Mean, IReadOnlyList<double> Accuracies);

/// <summary>Trains a network once for each fold.</summary>
internal static class CrossValidation
{
    /// <summary>Each training has a seed of its own, drawn from the network's and the number of the fold. The mean after the options'
    /// epochs before a stop decides once whether all end there. Fails where one of them does.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; honoured within one step.</exception>
    public static FSharpResult<CrossValidated, HybHanasError> Train(
        ITrainer trainer, IReadOnlyList<Fold> folds, Architecture architecture, TrainingOptions options, Seed seed, CancellationToken cancellation)
    {
        var whole = options with { StopBelowAccuracy = 0 };
        var paused = new PausedTraining?[folds.Count];
        var first = options.StopBelowAccuracy > 0 ? Math.Min(options.StopAfterEpochs, options.Epochs) : options.Epochs;
        if (TrainAll(first) is { } early)
            return FSharpResult<CrossValidated, HybHanasError>.NewError(early);
        var stops = first < options.Epochs && paused.Average(training => training!.Outcome.ValidationAccuracy) < options.StopBelowAccuracy;
        if (!stops && TrainAll(options.Epochs) is { } late)
            return FSharpResult<CrossValidated, HybHanasError>.NewError(late);
        var accuracies = paused.Select(training => training!.Outcome.ValidationAccuracy).ToList();
        return FSharpResult<CrossValidated, HybHanasError>.NewOk(
            new CrossValidated(new TrainingOutcome(Means(), accuracies.Average(), stops, []), accuracies));

        HybHanasError? TrainAll(int until)
        {
            for (var fold = 0; fold < folds.Count; fold++)
            {
                var trained = trainer.TrainUntil(
                    until, paused[fold], architecture, folds[fold].Training, folds[fold].HeldOut, whole, SeedModule.item(fold + 1, seed), cancellation);
                if (trained.IsError)
                    return trained.ErrorValue;
                paused[fold] = trained.ResultValue;
            }

            return null;
        }

        IReadOnlyList<EpochResult> Means() =>
        [
            .. Enumerable.Range(0, paused[0]!.Outcome.Epochs.Count).Select(i =>
            {
                var epochs = paused.Select(training => training!.Outcome.Epochs[i]).ToList();
                return new EpochResult(i + 1, epochs.Average(e => e.TrainingLoss), epochs.Average(e => e.ValidationLoss), epochs.Average(e => e.ValidationAccuracy));
            }),
        ];
    }
}
