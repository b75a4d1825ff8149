using System.Globalization;

namespace HybHanas.Reports;

/// <summary>The run beside others: fronts, hypervolumes, paired tests.</summary>
internal static class ComparisonSection
{
    /// <summary>The section.</summary>
    public static Markup Of(ReportModel report, RunComparison comparison)
    {
        var section = new Markup();
        section.Add($"<section id=\"comparison\"><h2>Comparison</h2><div class=\"plots\">");
        foreach (var (x, y) in ScatterPlot.Pairs(report))
            section.Add($"<figure>{Fronts(report, comparison, x, y)}<figcaption>Fronts: {Readable.Heading(report.Run.Objectives[y])} against {Readable.Heading(report.Run.Objectives[x])}</figcaption></figure>");
        section.Add($"<figure>{Curves(comparison)}<figcaption>Hypervolume over evaluations, all in the same box</figcaption></figure></div>");
        section.Add($"{Tables.Of("Runs", ["run", "method", "seed", "evaluations", "front", "hypervolume", "beside the first"], comparison.Runs.Select(Row))}");
        return section.Add($"<h3>Paired tests over seeds</h3>{Tests(comparison)}</section>\n");
    }

    /// <summary>The steps of every run's front in two objectives.</summary>
    public static Markup Fronts(ReportModel report, RunComparison comparison, int x, int y)
    {
        var (horizontal, vertical) = (report.Run.Objectives[x], report.Run.Objectives[y]);
        var fronts = comparison.Runs.Select(run => (run.Label, Points: run.Run.Front.Select(candidate => (
            X: candidate.Value(horizontal.Name)!.Value, Y: candidate.Value(vertical.Name)!.Value)).ToList())).ToList();
        var (right, up) = (
            Axis.Of(horizontal, fronts.SelectMany(front => front.Points.Select(point => point.X))),
            Axis.Of(vertical, fronts.SelectMany(front => front.Points.Select(point => point.Y))));
        return CurvePlot.Of(
            "fronts", $"Fronts of {fronts.Count} runs in {Readable.Heading(horizontal)} and {Readable.Heading(vertical)}", right, up,
            [
                .. fronts.Select(front => new Curve(
                    front.Label,
                    // Upwards is the negative direction of a picture.
                    [.. ScatterPlot.Stairs(front.Points.Select(point => (point.X, -point.Y)), horizontal.Maximised, vertical.Maximised).Select(point => (point.X, -point.Y))])),
            ]);
    }

    /// <summary>Hypervolume of every run.</summary>
    public static Markup Curves(RunComparison comparison) => CurvePlot.Of(
        "history", $"Hypervolume of {comparison.Runs.Count} runs over evaluations",
        Axis.OfCounts("evaluations", comparison.Runs.Select(run => run.Curve.Count).Append(1)),
        Axis.Over("hypervolume", false, comparison.Runs.SelectMany(run => run.Curve), value => value.ToString("0.0##", CultureInfo.InvariantCulture)),
        [.. comparison.Runs.Select(run => new Curve(run.Label, [.. run.Curve.Select((value, i) => (i + 1.0, value))], IsStepped: true))]);

    private static IReadOnlyList<string> Row(ComparedRun run) =>
    [
        run.Run.Folder, run.Method, $"{run.Run.Seed}", $"{run.Run.Evaluations.Count}", $"{run.Run.Front.Count}",
        run.Run.Hypervolume.ToString("F4", CultureInfo.InvariantCulture), run.Notes.Count == 0 ? "-" : string.Join(", ", run.Notes),
    ];

    private static Markup Tests(RunComparison comparison) => comparison.Tests.Count == 0
        ? Markup.Of($"<p class=\"notice\">Not enough data: no two runs have the same seed and other settings.</p>")
        : Markup.Of(
            $"<p>Hypervolumes of runs with the same seed are paired; two-sided and exact.</p>{Tables.Of("Paired tests", ["first", "second", "seeds", "first greater", "median difference", "sign test p", "signed-rank p"], comparison.Tests.Select(pair => (IReadOnlyList<string>)[pair.First, pair.Second, $"{pair.Seeds.Count}", $"{pair.Test.FirstGreater} of {pair.Test.Pairs}", pair.Test.MedianDifference.ToString("+0.0000;-0.0000;0", CultureInfo.InvariantCulture), Readable.P(pair.Test.SignP), Readable.P(pair.Test.SignedRankP)]))}");
}
