using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>Epochs, batches, early stop and pauses: all of a training but the numbers, which an engine computes.</summary>
internal abstract class TrainingLoop(TrainingOptions options, Seed seed)
{
    private readonly Seed shuffles = SeedModule.purpose("shuffle", seed);
    private readonly Seed dropouts = SeedModule.purpose("dropout", seed);
    private readonly List<EpochResult> epochs = [];
    private int step;
    private long steps = 1;

    /// <summary>A copy of the parameters, in the order of <see cref="TrainingOutcome"/>.</summary>
    protected abstract float[] CopyOfParameters();

    /// <summary>Copies of Adam's moments, for each parameter; zeros may follow.</summary>
    protected abstract (float[] First, float[] Second) CopyOfMoments();

    /// <summary>One optimiser step on the given rows, left out where their mean loss, which it returns, is not finite.</summary>
    protected abstract double Step(SampleSet samples, ReadOnlySpan<int> rows, Seed dropout, double rate);

    /// <summary>Mean loss and share of right predictions.</summary>
    protected abstract (double Loss, double Accuracy) Measure(SampleSet samples, CancellationToken cancellation);

    /// <summary>Counts on from where a training was paused.</summary>
    protected int GoOn(PausedTraining from)
    {
        epochs.AddRange(from.Outcome.Epochs);
        return step = from.Steps;
    }

    /// <summary>All epochs up to the given one, or fewer where the early stop strikes.</summary>
    public FSharpResult<PausedTraining, HybHanasError> Train(
        int until, SampleSet training, SampleSet validation, IProgress<EpochResult>? progress, CancellationToken cancellation)
    {
        var stopped = false;
        steps = (long)options.Epochs * ((training.Count + options.BatchSize - 1) / options.BatchSize);
        for (var epoch = epochs.Count + 1; epoch <= until && !stopped; epoch++)
        {
            var trainingLoss = Epoch(training, epoch, cancellation);
            if (!double.IsFinite(trainingLoss))
                return Diverged("the training loss", epoch);
            var (loss, accuracy) = Measure(validation, cancellation);
            if (!double.IsFinite(loss))
                return Diverged("the validation loss", epoch);
            epochs.Add(new EpochResult(epoch, trainingLoss, loss, accuracy));
            progress?.Report(epochs[^1]);
            stopped = epoch < options.Epochs && epoch >= options.StopAfterEpochs && accuracy < options.StopBelowAccuracy;
        }

        var outcome = new TrainingOutcome(epochs.AsReadOnly(), epochs[^1].ValidationAccuracy, stopped, CopyOfParameters());
        var (first, second) = CopyOfMoments();
        return FSharpResult<PausedTraining, HybHanasError>.NewOk(
            new PausedTraining(outcome, stopped || epochs.Count == options.Epochs, first, second, step));
    }

    /// <summary>One optimiser step on the given rows; their mean loss before it.</summary>
    public double Step(SampleSet samples, ReadOnlySpan<int> rows)
    {
        var rate = LearningRates.At(options.Schedule, options.LearningRate, step, steps);
        var loss = Step(samples, rows, SeedModule.item(step, dropouts), rate);
        step++;
        return loss;
    }

    /// <summary>Mean loss of the epoch; not finite as soon as a step's loss is not.</summary>
    private double Epoch(SampleSet training, int epoch, CancellationToken cancellation)
    {
        var order = SeedModule.permutation(training.Count, SeedModule.item(epoch, shuffles));
        var total = 0.0;
        for (var start = 0; start < order.Length && double.IsFinite(total); start += options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = order.AsSpan(start, Math.Min(options.BatchSize, order.Length - start));
            total += Step(training, rows) * rows.Length;
        }

        return total / order.Length;
    }

    private static FSharpResult<PausedTraining, HybHanasError> Diverged(string what, int epoch) =>
        FSharpResult<PausedTraining, HybHanasError>.NewError(HybHanasError.NewDiverged(what, epoch));
}
