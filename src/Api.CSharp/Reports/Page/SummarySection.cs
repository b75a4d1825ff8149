using System.Globalization;

namespace HybHanas.Reports;

/// <summary>The run in a few figures, and what was asked for.</summary>
internal static class SummarySection
{
    /// <summary>A line below the title.</summary>
    public static Markup Subtitle(ReportModel report)
    {
        var (run, options) = (report.Run, report.Record.Options);
        var state = run.Evaluations.Count >= run.Candidates ? "complete" : run.InUse ? "still running" : "not complete";
        return Markup.Of(
            $"<p class=\"subtitle\">{(options.Description is { Length: > 0 } words ? words + ". " : "")}{Started(run.Started)}, {run.Algorithm.ToString().ToLowerInvariant()}, seed {run.Seed}; {run.Evaluations.Count} of {run.Candidates} evaluations, {state}.</p>");
    }

    /// <summary>The figures.</summary>
    public static Markup Of(ReportModel report)
    {
        var run = report.Run;
        var section = new Markup();
        section.Add($"<section id=\"summary\"><h2>Summary</h2><div class=\"cards\">");
        Card("front", $"{run.Front.Count}", $"of {run.Evaluations.Count} networks");
        Card("hypervolume", run.Hypervolume.ToString("F4", CultureInfo.InvariantCulture), "share of the box below");
        foreach (var group in report.Named.GroupBy(named => named.Id))
        {
            var candidate = run.Front.First(member => member.Id == group.Key);
            Card(
                string.Join(", ", group.Select(named => named.Name)), $"#{candidate.Id}",
                string.Join(", ", run.Objectives.Select(objective => Named(objective, candidate))));
        }

        section.Add($"</div>");
        if (run.Front.Count == 0)
            section.Add($"<p class=\"notice\">No network could be trained; the reasons are below.</p>");
        foreach (var note in run.Notes.Concat(report.Record.Warnings).Distinct())
            section.Add($"<p class=\"notice\">{note}</p>");
        if (report.Missing is { } missing)
            section.Add($"<p class=\"notice\">Circuits, effects of genes and predictions are left out, as the run's networks cannot be made again: {missing}</p>");
        section.Add($"<details><summary>What was searched</summary>{Tables.Of("Settings", ["setting", "value"], Settings(report))}</details>");
        return section.Add($"{Box(run)}</section>\n");

        void Card(string what, string figure, string more) =>
            section.Add($"<div class=\"card\"><span class=\"what\">{what}</span><span class=\"figure\">{figure}</span><span class=\"more\">{more}</span></div>");
    }

    /// <summary>Where the page is from.</summary>
    public static string Footer(ReportModel report) =>
        $"Made by hybhanas {report.Record.Versions.HybHanas.Split('+')[0]} from {report.Run.Folder}. The page holds all it shows; nothing is loaded from elsewhere.";

    private static string Named(ObjectiveInfo objective, Candidate candidate)
    {
        var value = Readable.Value(objective, candidate.Value(objective.Name));
        return objective.Unit == "s" || objective.Name == "accuracy" ? value : $"{value} {Readable.Heading(objective)}";
    }

    private static string Started(DateTimeOffset started) =>
        "begun " + started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static Markup Box(ReportedRun run) => Markup.Of(
        $"<p class=\"fine\">The hypervolume is the share of a fixed box that the front dominates: {string.Join("; ", run.Objectives.Select(objective => $"{Readable.Heading(objective)} from {Readable.Value(objective, objective.Best)} to {Readable.Value(objective, objective.Worst)}{(objective.IsLogarithmic ? ", logarithmic" : "")}"))}.</p>");

    private static IEnumerable<IReadOnlyList<string>> Settings(ReportModel report)
    {
        var (record, options) = (report.Record, report.Record.Options);
        yield return ["data set", $"{record.Data.Name}: {record.Data.Training} training and {record.Data.Validation} validation samples, {record.Data.Classes} classes"];
        yield return ["backend", $"{record.Calibration.Backend}, calibrated {record.Calibration.LastUpdate}"];
        if (options.DataFile is { } file)
            yield return ["data file", $"{file}, column of classes {options.LabelColumn ?? "the last"}"];
        yield return ["objectives", string.Join(", ", report.Run.Objectives.Select(objective => (objective.Maximised ? "most " : "least ") + Readable.Heading(objective)))];
        if (options.Constraints.Count > 0)
            yield return ["constraints", string.Join(", ", options.Constraints)];
        yield return ["search", string.Create(CultureInfo.InvariantCulture, $"{options.Algorithm.ToString().ToLowerInvariant()}, {options.Generations} generations of {options.Population}, seed {record.Seed}")];
        yield return ["training", string.Create(CultureInfo.InvariantCulture, $"{options.Epochs} epochs in batches of {options.BatchSize}, learning rate {options.LearningRate}, stopped below {Readable.Percent(record.StopBelowAccuracy)} after {options.StopAfterEpochs} epochs")];
        yield return ["costs", string.Create(CultureInfo.InvariantCulture, $"{options.Shots} shots, transpile level {options.Level}, {options.GateTime.ToString().ToLowerInvariant()} gate times, classical {Readable.Short(record.Throughput.Gigaflops)} GFLOP/s")];
        foreach (var gene in record.Space)
            yield return [$"gene {gene.Name}", string.Join(", ", gene.Values.Count > 24 ? [.. gene.Values.Take(23), $"and {gene.Values.Count - 23} more"] : gene.Values)];
    }
}
