using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Searching;
using HybHanas.Data;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Everything a search needs, resolved and checked before any work is done.</summary>
internal sealed record SearchSetup
{
    public required SearchOptions Options { get; init; }

    public required Seed Seed { get; init; }

    public required Target Target { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required SampleSet Training { get; init; }

    public required SampleSet Validation { get; init; }

    public required Space Space { get; init; }

    public required ITrainer Trainer { get; init; }

    public required TrainingOptions TrainingOptions { get; init; }

    public required Throughput Throughput { get; init; }

    public required int Threads { get; init; }

    /// <summary>Steps of one epoch; the last may hold fewer samples.</summary>
    public int StepsPerEpoch => (Training.Count + TrainingOptions.BatchSize - 1) / TrainingOptions.BatchSize;

    /// <summary>Resolves the options; every fault is a <see cref="HybHanasException"/>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="clock">For the date of a measurement.</param>
    /// <param name="throughput">The figure of a run that goes on; null finds one.</param>
    public static SearchSetup Resolve(SearchOptions options, TimeProvider clock, Throughput? throughput = null)
    {
        SearchOptionChecks.Check(options);
        var seed = SeedModule.create(options.Seed);
        var (target, warning) = Backends.OpenWithWarning(options.Backend);
        var data = DataSets.Load(options.DataSet, options.DataFolder).OrThrow();
        if (options.PerClass is { } perClass)
            data = Preparation.Subset(data, perClass).OrThrow();
        var prepared = Preparation.Prepare(data, options.ValidationFraction, SeedModule.purpose("split", seed)).OrThrow();
        var shape = prepared.Shape.ToCore();
        var training = SampleSet.Create(shape, prepared.Classes, prepared.TrainingInputs, prepared.TrainingLabels).OrThrow();
        var validation = SampleSet.Create(shape, prepared.Classes, prepared.ValidationInputs, prepared.ValidationLabels).OrThrow();
        var threads = options.Threads ?? Environment.ProcessorCount;
        var trainer = new EmbeddedTrainer(threads);
        return new SearchSetup
        {
            Options = options,
            Seed = seed,
            Target = target,
            Warnings = warning is null ? [] : [warning],
            Training = training,
            Validation = validation,
            Space = SearchSpaces.For(options, shape, prepared.Classes, target),
            Trainer = trainer,
            TrainingOptions = new TrainingOptions
            {
                Epochs = options.Epochs,
                BatchSize = options.BatchSize,
                LearningRate = options.LearningRate,
                StopBelowAccuracy = options.StopBelowAccuracy ?? DefaultStopBelow(prepared.Classes, prepared.ValidationLabels),
                StopAfterEpochs = options.StopAfterEpochs,
            },
            Throughput = throughput ?? (options.ThroughputGigaflops is { } given
                ? Throughput.Given(given)
                : ThroughputCache.GetOrMeasure(trainer, clock)),
            Threads = threads,
        };
    }

    /// <summary>Twice chance from five classes on; below that the share of the commonest class, since twice chance would ask
    /// 67 % of three classes after a handful of steps.</summary>
    internal static double DefaultStopBelow(int classes, IReadOnlyCollection<int> labels) =>
        classes >= 5 ? 2.0 / classes : labels.CountBy(label => label).Max(pair => pair.Value) / (double)labels.Count;
}
