using System.Globalization;
using HybHanas.Core;

namespace HybHanas;

/// <summary>The documented ranges of what a specification does not hold: how a search is carried out, not what it finds.</summary>
internal static class SearchOptionChecks
{
    /// <summary>Throws the first fault.</summary>
    public static void Check(SearchOptions options)
    {
        Require(options.TimeLimit is null || options.TimeLimit > TimeSpan.Zero, "time-limit", options.TimeLimit, "a time above 0");
        Require(options.MaxTrainings is null or >= 1, "max-trainings", options.MaxTrainings, "1 or more");
        Require(
            options.Rungs == 1 || options.MaxTrainings is null || options.MaxTrainings >= options.Population, "max-trainings", options.MaxTrainings,
            "with rungs the population or more, as generations are then evaluated whole");
        Require(options.RefreshAfter is null || options.RefreshAfter > TimeSpan.Zero, "refresh-after", options.RefreshAfter, "a time above 0");
        Require(
            options.RefreshAfter is null || Backends.IsOfAccount(options.Backend), "backend", $"'{options.Backend}'",
            "with refresh-after a backend of your IBM Quantum account, ibm_NAME");
        Require(
            !options.UseCache || options.Runtime == RuntimeSource.Modelled, "cache", "given",
            "only with a modelled runtime; a measured one differs between runs");
        OptionalTerms.BillingOf(options.Billing);
        OptionalTerms.Energy(options.QuantumWatts, options.ClassicalWatts, null, 0, 0);
        Require(options.Threads is null or (>= 1 and <= 1024), "threads", options.Threads, "1..1024");
    }

    private static void Require(bool holds, string option, object? given, string allowed)
    {
        if (!holds)
            throw new HybHanasException(
                HybHanasError.NewOutOfRange(option, Convert.ToString(given, CultureInfo.InvariantCulture) ?? "", allowed));
    }
}
