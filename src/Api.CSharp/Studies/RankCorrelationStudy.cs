using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Core.Searching.Studies;
using HybHanas.Training;

namespace HybHanas.Studies;

/// <summary>Whether networks rank after few epochs as after a full training, with the recipe and in the papers' form.</summary>
public static class RankCorrelationStudy
{
    /// <summary>Trains every network once to the end; its accuracies on the way are those of the short trainings, as the learning rate is constant.</summary>
    /// <param name="options">What to train; null takes the defaults.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">An option or a file is wrong, or fewer than two networks could be trained ("out-of-range").</exception>
    public static IReadOnlyList<RankCorrelationRow> Run(RankCorrelationOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RankCorrelationOptions();
        StudyChecks.Require(options.Networks is >= 3 and <= 10_000, "networks", options.Networks, "3..10000");
        StudyChecks.Require(options.FullEpochs is >= 2 and <= 10_000, "full-epochs", options.FullEpochs, "2..10000");
        foreach (var epochs in options.Epochs)
            StudyChecks.Require(epochs >= 1 && epochs < options.FullEpochs, "epochs", epochs, $"1..{options.FullEpochs - 1}, fewer than the full epochs");
        var rows = new List<RankCorrelationRow>();
        foreach (var dataSet in options.DataSets)
            foreach (var scaling in new[] { HybridScaling.Recipe, HybridScaling.Paper })
                rows.AddRange(Rows(options, dataSet, scaling, cancellation));
        return rows;
    }

    private static IEnumerable<RankCorrelationRow> Rows(
        RankCorrelationOptions options, string dataSet, HybridScaling scaling, CancellationToken cancellation)
    {
        var setup = SearchSetup.Resolve(
            new SearchOptions
            {
                DataSet = dataSet,
                DataFolder = options.DataFolder,
                PerClass = options.PerClass,
                Scaling = scaling,
                Epochs = options.FullEpochs,
                StopBelowAccuracy = 0,
                Folds = 1,
                Seed = options.Seed,
                Threads = options.Threads,
                // Times are of no interest here, so that nothing need be measured.
                ThroughputGigaflops = 1,
            },
            TimeProvider.System);
        var trained = Train(setup, options.Networks, cancellation);
        var full = trained.Select(epochs => epochs[^1].ValidationAccuracy).ToArray();
        foreach (var epochs in options.Epochs)
        {
            var few = trained.Select(results => results[epochs - 1].ValidationAccuracy).ToArray();
            var (kendall, spearman) = RankCorrelation.bootstrapped(SeedModule.purpose("bootstrap", setup.Seed), few, full).OrThrow();
            yield return new RankCorrelationRow
            {
                DataSet = dataSet,
                Scaling = scaling,
                Epochs = epochs,
                Networks = trained.Count,
                Kendall = new(kendall.Value, kendall.Low, kendall.High),
                Spearman = new(spearman.Value, spearman.Low, spearman.High),
                MedianAccuracy = full.Order().ElementAt(full.Length / 2),
            };
        }
    }

    private static List<IReadOnlyList<EpochResult>> Train(SearchSetup setup, int networks, CancellationToken cancellation)
    {
        var results = new IReadOnlyList<EpochResult>?[networks];
        var drawing = SeedModule.purpose("rank correlation", setup.Seed);
        Parallel.For(0, networks, new ParallelOptions { MaxDegreeOfParallelism = setup.Threads, CancellationToken = cancellation }, i =>
        {
            var seed = SeedModule.item(i, drawing);
            var genome = Variation.sample(SeedModule.purpose("network", seed), setup.Space);
            var outcome = setup.Trainer.Train(
                SpaceModule.decode(genome, setup.Space).OrThrow(), setup.Training, setup.Validation, setup.TrainingOptions,
                SeedModule.purpose("training", seed), null, cancellation);
            results[i] = outcome.IsOk ? outcome.ResultValue.Epochs : null;
        });
        return [.. results.OfType<IReadOnlyList<EpochResult>>()];
    }
}
