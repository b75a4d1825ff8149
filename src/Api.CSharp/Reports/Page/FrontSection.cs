namespace HybHanas.Reports;

/// <summary>The front as a table.</summary>
internal static class FrontSection
{
    /// <summary>The networks of the front with their parts of the quantum time.</summary>
    public static Markup Of(ReportModel report) => Markup.Of(
        $"<section id=\"front\"><h2>The front</h2>{Tables.OfCandidates(report, "front", $"{report.Run.Front.Count} networks that no other beats in every objective", report.Run.Front)}{Costs(report)}</section>\n");

    private static Markup Costs(ReportModel report) => Tables.Of(
        "Time of the whole training by cause", ["id", "gate", "routing", "reliability", "gradient", "quantum", "classical", "two-qubit gates", "swaps", "success of one run"],
        report.Run.Front.Select(candidate => (IReadOnlyList<string>)
        [
            $"{candidate.Id}", Part(candidate, seconds => seconds.Gate), Part(candidate, seconds => seconds.Routing), Part(candidate, seconds => seconds.Reliability),
            Part(candidate, seconds => seconds.Gradient), Part(candidate, seconds => seconds.Total),
            candidate.ClassicalSeconds is { } classical ? Readable.Seconds(classical) : "-",
            candidate.Circuit is { } circuit ? Readable.Count(circuit.TwoQubitGates) : "-", candidate.Circuit is { } routed ? Readable.Count(routed.Swaps) : "-",
            candidate.Circuit is { } run ? Readable.Short(Math.Exp(run.LogFidelity)) : "-",
        ]));

    private static string Part(Candidate candidate, Func<QuantumSeconds, double> part) =>
        candidate.QuantumSeconds is { } seconds ? Readable.Seconds(part(seconds)) : "-";
}

/// <summary>All evaluations as a table; a script sorts and filters it.</summary>
internal static class EvaluationsSection
{
    private const int MostRows = 150;

    /// <summary>The first rows, and room for the controls.</summary>
    public static Markup Of(ReportModel report)
    {
        var all = report.Run.Evaluations;
        var section = new Markup();
        section.Add($"<section id=\"evaluations\"><h2>All evaluations</h2><div id=\"controls\" class=\"controls script-only\"></div>");
        if (all.Count > MostRows)
            section.Add($"<p class=\"no-script\">The first {MostRows} of {all.Count}; all of them are in the file that <code>hybhanas report {Commands.Quoted(report.Run.Folder)} --format csv</code> writes.</p>");
        return section.Add($"{Tables.OfCandidates(report, "all", "All evaluations", all.Take(MostRows))}<div id=\"pages\" class=\"controls script-only\"></div></section>\n");
    }
}
