using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Costing;
using HybHanas.Core.Searching;
using HybHanas.Data;
using HybHanas.Trainers;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Everything a search needs, resolved and checked before any work is done.</summary>
internal sealed record SearchSetup
{
    public required SearchOptions Options { get; init; }

    /// <summary>The options as the core checked them.</summary>
    public required Specification Specification { get; init; }

    public required Objectives Objectives { get; init; }

    public required Seed Seed { get; init; }

    /// <summary>The samples as they came, the test part apart.</summary>
    public required SearchData Data { get; init; }

    /// <summary>The backend's calibrations when the run began.</summary>
    public required CalibrationSeries Series { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required SampleSet Training { get; init; }

    public required SampleSet Validation { get; init; }

    /// <summary>What the networks are trained and judged with: the folds of a cross-validation, or the training and the validation part alone.</summary>
    public required IReadOnlyList<Fold> Folds { get; init; }

    public required Space Space { get; init; }

    public required ITrainer Trainer { get; init; }

    public required TrainingOptions TrainingOptions { get; init; }

    public required Throughput Throughput { get; init; }

    /// <summary>Measures runtimes, where they are not modelled.</summary>
    public required RuntimeMeter Runtime { get; init; }

    public required int Threads { get; init; }

    /// <summary>Epochs at the end of each rung of successive halving; one where every training goes to its end.</summary>
    public IReadOnlyList<int> Rungs => [.. SuccessiveHalving.rungs(Options.Rungs, Options.Epochs).OrThrow()];

    /// <summary>Steps of one epoch; the last may hold fewer samples.</summary>
    public int StepsPerEpoch => (Training.Count + TrainingOptions.BatchSize - 1) / TrainingOptions.BatchSize;

    /// <summary>How often a training runs its circuit.</summary>
    public Workload Workload => WorkloadModule.create(Options.Shots, Options.BatchSize, StepsPerEpoch, Options.Epochs).OrThrow();

    /// <summary>Resolves the options; every fault is a <see cref="HybHanasException"/>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="clock">For the date of a measurement, and for measured runtimes.</param>
    /// <param name="throughput">The figure of a run that goes on; null finds one.</param>
    /// <param name="kept">The calibration that such a run began with, where it keeps it; null opens the backend.</param>
    /// <param name="trainer">Trains in the place of the one that the options name, which then need not be there; null takes that one.</param>
    public static SearchSetup Resolve(
        SearchOptions options, TimeProvider clock, Throughput? throughput = null, Target? kept = null, ITrainer? trainer = null)
    {
        SearchOptionChecks.Check(options);
        SpecificationTranslation.ToSpecification(options);
        var threads = options.Threads ?? Environment.ProcessorCount;
        trainer ??= TrainerCatalog.Open(options.Trainer, options.TrainerFolder, threads);
        var seed = SeedModule.create(options.Seed);
        var (series, warning) = kept is null ? Backends.OpenSeries(options.Backend) : (CalibrationSeriesModule.single(kept), null);
        var data = SearchData.Load(options, seed);
        options = options with { Folds = options.Folds ?? Fold.DefaultCount(options, data.Searched) };
        var specification = SpecificationTranslation.ToSpecification(options);
        var prepared = Preparation.Prepare(data.Searched, options.ValidationFraction, SeedModule.purpose("split", seed)).OrThrow();
        var shape = prepared.Shape.ToCore();
        var (training, validation) = Fold.Of(prepared);
        return new SearchSetup
        {
            Options = options,
            Specification = specification,
            Objectives = new Objectives(specification),
            Seed = seed,
            Data = data,
            Series = series,
            Warnings =
            [
                .. warning is null ? (string[])[] : [warning],
                .. options.Runtime == RuntimeSource.Measured ? (string[])[RuntimeMeter.Note] : [],
            ],
            Training = training,
            Validation = validation,
            Folds = options.Folds == 1 ? [new Fold(training, validation)] : Fold.All(data.Searched, options.Folds.Value, seed),
            Space = SpecificationSpace.create(shape, prepared.Classes, series.UsableQubits, specification).OrThrow(),
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
            Runtime = new RuntimeMeter(validation, options.BatchSize, clock),
            Threads = threads,
        };
    }

    /// <summary>The setup with the weights that its candidates share, where they do; trained after everything else is known to be right.</summary>
    public SearchSetup WithSharedWeights(CancellationToken cancellation) => Options.Trainer != SharedTraining.Name
        ? this
        : this with
        {
            Trainer = SharedTraining.TrainerFor(
                Space, Training, TrainingOptions with { Epochs = Options.SharedEpochs, StopBelowAccuracy = 0 }, Seed, cancellation),
        };

    /// <summary>Twice chance from five classes on; below that the share of the commonest class, since twice chance would ask
    /// 67 % of three classes after a handful of steps.</summary>
    internal static double DefaultStopBelow(int classes, IReadOnlyCollection<int> labels) =>
        classes >= 5 ? 2.0 / classes : labels.CountBy(label => label).Max(pair => pair.Value) / (double)labels.Count;
}
