using System.Text.Json;
using HybHanas.Core;
using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;

namespace HybHanas.Reports;

/// <summary>One of the runs that are compared.</summary>
/// <param name="Run">The run.</param>
/// <param name="Method">Its settings apart from the seed, in a word.</param>
/// <param name="Curve">Hypervolume after each evaluation.</param>
/// <param name="Notes">In what beside settings it differs from the first.</param>
internal sealed record ComparedRun(ReportedRun Run, string Method, IReadOnlyList<double> Curve, IReadOnlyList<string> Notes)
{
    /// <summary>"surrogate, seed 3".</summary>
    public string Label => $"{Method}, seed {Run.Seed}";
}

/// <summary>A paired test of two methods over the seeds that both have.</summary>
internal sealed record MethodPair(string First, string Second, IReadOnlyList<ulong> Seeds, PairedTest Test);

/// <summary>A run beside others, all in the box of the same objectives.</summary>
internal sealed record RunComparison(IReadOnlyList<ComparedRun> Runs, IReadOnlyList<MethodPair> Tests)
{
    /// <summary>The run beside those of the folders; null where there are none.</summary>
    /// <exception cref="HybHanasException">A run has other objectives ("unsupported").</exception>
    public static RunComparison? Of(ReportedRun run, Objectives objectives, IReadOnlyList<string> folders)
    {
        if (folders.Count == 0)
            return null;
        var first = ReportBuilder.Open(run.Folder).Record;
        var all = folders.Select(ReportBuilder.Open).Prepend((Record: first, Objectives: objectives, Run: run)).ToList();
        foreach (var other in all.Where(other => !other.Run.Objectives.SequenceEqual(run.Objectives)))
            throw new HybHanasException(HybHanasError.NewUnsupported(
                $"{other.Run.Folder}, which balances {Names(other.Run)},", $"a comparison with a run that balances {Names(run)}"));
        var keys = all.Select(other => KeyOf(other.Record.Options)).ToList();
        var methods = MethodNames(all.Select(other => other.Run).ToList(), keys);
        List<ComparedRun> runs =
        [
            .. all.Select((other, i) => new ComparedRun(
                other.Run, methods[keys[i]], i == 0 ? HypervolumeHistory.CurveOf(run.Evaluations, objectives) : HypervolumeHistory.CurveOf(other.Run.Evaluations, other.Objectives),
                [.. Differences(first, other.Record, other.Run)])),
        ];
        return new RunComparison(runs, [.. Paired(runs)]);
    }

    private static string Names(ReportedRun run) => string.Join(", ", run.Objectives.Select(objective => objective.Name));

    /// <summary>All options that decide an outcome, but the seed.</summary>
    private static string KeyOf(SearchOptions options) => JsonSerializer.Serialize(
        options with { Seed = 0, Threads = null, OutputFolder = null, MaxTrainings = null, TimeLimit = null, UseCache = false, Description = null }, ResultJson.Line);

    /// <summary>The algorithm, numbered where several settings have the same.</summary>
    private static Dictionary<string, string> MethodNames(IReadOnlyList<ReportedRun> runs, IReadOnlyList<string> keys)
    {
        var names = new Dictionary<string, string>();
        foreach (var (run, key) in runs.Zip(keys))
        {
            if (names.ContainsKey(key))
                continue;
            var word = Word(run.Algorithm);
            var taken = names.Values.Count(name => name == word || name.StartsWith(word + " (", StringComparison.Ordinal));
            names[key] = taken == 0 ? word : $"{word} ({Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Folder))})";
        }

        return names;
    }

    private static string Word(Algorithm algorithm) => algorithm.ToString().ToLowerInvariant();

    private static IEnumerable<string> Differences(Runs.RunRecord first, Runs.RunRecord other, ReportedRun run)
    {
        // Another seed splits the same data in another way.
        if (other.Seed == first.Seed
            ? other.Data.Sha256 != first.Data.Sha256
            : (other.Data.Name, other.Data.Training, other.Data.Classes) != (first.Data.Name, first.Data.Training, first.Data.Classes))
            yield return "other samples";
        if (other.Calibration.Sha256 != first.Calibration.Sha256)
            yield return "another backend or calibration";
        if (run.Evaluations.Count < run.Candidates)
            yield return $"{run.Evaluations.Count} of {run.Candidates} evaluations";
    }

    private static IEnumerable<MethodPair> Paired(IReadOnlyList<ComparedRun> runs)
    {
        var methods = runs.GroupBy(run => run.Method)
            .Select(group => (Name: group.Key, Seeds: group.GroupBy(run => run.Run.Seed).ToDictionary(same => same.Key, same => same.First().Run.Hypervolume)))
            .ToList();
        for (var i = 0; i < methods.Count; i++)
        {
            for (var j = i + 1; j < methods.Count; j++)
            {
                var (first, second) = (methods[i], methods[j]);
                ulong[] shared = [.. first.Seeds.Keys.Intersect(second.Seeds.Keys).Order()];
                if (shared.Length == 0 || shared.Length > SignedRank.MaxPairs)
                    continue;
                var pairs = ListModule.OfSeq(shared.Select(seed => Tuple.Create(first.Seeds[seed], second.Seeds[seed])));
                yield return new MethodPair(first.Name, second.Name, shared, SignedRank.test(pairs).OrThrow());
            }
        }
    }
}
