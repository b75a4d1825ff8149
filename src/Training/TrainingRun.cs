using System.Numerics;
using HybHanas.Core;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;
using HybHanas.Training.Layers;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>A network, its optimiser and its streams of randomness: one training from start to end.</summary>
internal sealed class TrainingRun<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<TLanes, T> network;
    private readonly Adam<TLanes, T> adam;
    private readonly TrainingOptions options;
    private readonly Seed shuffles;
    private readonly Seed dropouts;
    private readonly List<EpochResult> epochs = [];
    private int step;
    private long steps = 1;

    public TrainingRun(Network<TLanes, T> network, TrainingOptions options, Seed seed, float[]? start = null)
    {
        (this.network, this.options) = (network, options);
        adam = new Adam<TLanes, T>(network.PaddedCount, options.LearningRate);
        shuffles = SeedModule.purpose("shuffle", seed);
        dropouts = SeedModule.purpose("dropout", seed);
        if (start is null)
            network.Initialise(SeedModule.purpose("initialisation", seed));
        for (var i = 0; i < start?.Length; i++)
            network.Parameters[i] = T.CreateTruncating(start[i]);
    }

    /// <summary>Goes on with a training that was paused.</summary>
    public TrainingRun(Network<TLanes, T> network, TrainingOptions options, Seed seed, PausedTraining from)
        : this(network, options, seed, from.Outcome.Parameters)
    {
        epochs.AddRange(from.Outcome.Epochs);
        step = from.Steps;
        adam.Restore(step, from.FirstMoments, from.SecondMoments);
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
            var (loss, accuracy) = Evaluation.Of(network, validation, default, cancellation);
            if (!double.IsFinite(loss))
                return Diverged("the validation loss", epoch);
            epochs.Add(new EpochResult(epoch, trainingLoss, loss, accuracy));
            progress?.Report(epochs[^1]);
            stopped = epoch < options.Epochs && epoch >= options.StopAfterEpochs && accuracy < options.StopBelowAccuracy;
        }

        var parameters = new float[network.ParameterCount];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = float.CreateTruncating(network.Parameters[i]);
        var outcome = new TrainingOutcome(epochs.AsReadOnly(), epochs[^1].ValidationAccuracy, stopped, parameters);
        var (first, second) = adam.Moments;
        return FSharpResult<PausedTraining, HybHanasError>.NewOk(
            new PausedTraining(outcome, stopped || epochs.Count == options.Epochs, first, second, step));
    }

    /// <summary>One optimiser step on the given rows; their mean loss before it.</summary>
    public double Step(SampleSet samples, ReadOnlySpan<int> rows)
    {
        var pass = new Pass(rows.Length, true, SeedModule.item(step, dropouts));
        network.Load(samples, rows);
        network.Forward(pass);
        var loss = network.Loss(pass);
        if (double.IsFinite(loss))
        {
            network.Backward(pass);
            adam.Rate = LearningRates.At(options.Schedule, options.LearningRate, step, steps);
            network.Update(adam);
        }

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
