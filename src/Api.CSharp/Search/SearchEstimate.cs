using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>How long a search will take, from a few of its networks.</summary>
internal static class SearchEstimate
{
    private const int Networks = 4;

    /// <summary>Costing happens once for each network, training once for each epoch; networks are trained side by side.</summary>
    public static TimeSpan Of(SearchOptions options, CancellationToken cancellation)
    {
        var setup = SearchSetup.Resolve(
            options with { Epochs = 1, Rungs = 1, Folds = options.Rungs > 1 ? 1 : options.Folds, StopBelowAccuracy = 0 }, TimeProvider.System);
        var evaluator = new CandidateEvaluator(setup);
        var genomes = Variation.balanced(Networks, SeedModule.purpose("estimate", setup.Seed), setup.Space);
        double costing = 0, training = 0;
        foreach (var genome in genomes)
        {
            var start = Stopwatch.GetTimestamp();
            evaluator.Cost(genome);
            costing += Stopwatch.GetElapsedTime(start).TotalSeconds;
            start = Stopwatch.GetTimestamp();
            evaluator.Evaluate(1, 1, genome, cancellation);
            training += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        var epochs = (double)SuccessiveHalving.effort(options.Population, SuccessiveHalving.rungs(options.Rungs, options.Epochs).OrThrow()) / options.Population;
        var each = (costing + training * epochs) / Networks;
        return TimeSpan.FromSeconds(Math.Min(1e9, each * options.Population * options.Generations / setup.Threads));
    }
}
