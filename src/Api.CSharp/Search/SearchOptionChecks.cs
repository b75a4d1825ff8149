using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>The documented ranges of <see cref="SearchOptions"/>.</summary>
internal static class SearchOptionChecks
{
    /// <summary>Throws the first fault.</summary>
    public static void Check(SearchOptions options)
    {
        Require(options.ValidationFraction is > 0 and < 1, "validation", options.ValidationFraction, "a share in (0, 1)");
        Require(options.PerClass is null or >= 2, "per-class", options.PerClass, "2 or more");
        Require(IsRange(options.Qubits, 2, 12), "qubits", options.Qubits, "LOW..HIGH within 2..12");
        Require(IsRange(options.Depth, 1, 15), "depth", options.Depth, "LOW..HIGH within 1..15");
        Require(Enum.IsDefined(options.Algorithm), "algorithm", options.Algorithm, "surrogate, nsga2 or random");
        Require(options.Population is >= 2 and <= 10_000, "population", options.Population, "2..10000");
        Require(options.Generations is >= 1 and <= 10_000, "generations", options.Generations, "1..10000");
        Require(options.Epochs is >= 1 and <= 10_000, "epochs", options.Epochs, "1..10000");
        Require(options.BatchSize is >= 1 and <= 4096, "batch", options.BatchSize, "1..4096");
        Require(options.LearningRate is > 0 and <= 1, "learning-rate", options.LearningRate, "a rate in (0, 1]");
        Require(options.StopBelowAccuracy is null or (>= 0 and <= 1), "stop-below", options.StopBelowAccuracy, "a share in [0, 1]");
        Require(options.StopAfterEpochs >= 1, "stop-after", options.StopAfterEpochs, "1 or more");
        SuccessiveHalving.rungs(options.Rungs, options.Epochs).OrThrow();
        Require(options.Shots is >= 1 and <= 1_000_000, "shots", options.Shots, "1..1000000");
        Require(
            options.ThroughputGigaflops is null or (> 0 and < 1e9), "throughput", options.ThroughputGigaflops, "GFLOP/s above 0, below 1e9");
        Require(options.TimeLimit is null || options.TimeLimit > TimeSpan.Zero, "time-limit", options.TimeLimit, "a time above 0");
        Require(options.MaxTrainings is null or >= 1, "max-trainings", options.MaxTrainings, "1 or more");
        Require(
            options.Rungs == 1 || options.MaxTrainings is null || options.MaxTrainings >= options.Population, "max-trainings", options.MaxTrainings,
            "with rungs the population or more, as generations are then evaluated whole");
        Require(options.Level is >= 0 and <= 3, "level", options.Level, "0..3");
        Require(Enum.IsDefined(options.CostOver), "cost-over", options.CostOver, "median or worst");
        Require(options.RefreshAfter is null || options.RefreshAfter > TimeSpan.Zero, "refresh-after", options.RefreshAfter, "a time above 0");
        Require(
            options.RefreshAfter is null || Backends.IsOfAccount(options.Backend), "backend", $"'{options.Backend}'",
            "with refresh-after a backend of your IBM Quantum account, ibm_NAME");
        OptionalTerms.BillingOf(options.Billing);
        OptionalTerms.Energy(options.QuantumWatts, options.ClassicalWatts, null, 0, 0);
        Require(options.Threads is null or (>= 1 and <= 1024), "threads", options.Threads, "1..1024");
    }

    private static bool IsRange(IntRange range, int low, int high) => low <= range.Low && range.Low <= range.High && range.High <= high;

    private static void Require(bool holds, string option, object? given, string allowed)
    {
        if (!holds)
            throw new HybHanasException(
                HybHanasError.NewOutOfRange(option, Convert.ToString(given, CultureInfo.InvariantCulture) ?? "", allowed));
    }
}
