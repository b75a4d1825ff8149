namespace HybHanas.Reports;

/// <summary>Each figure as an SVG file of its own.</summary>
internal static class FigureFiles
{
    /// <summary>Writes the figures into a folder, which is made where it is not there.</summary>
    public static void Write(string folder, ReportModel report)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HybHanasException("unusable-path", $"{folder}: cannot be written: {fault.Message}", fault);
        }

        foreach (var (name, figure) in Figures(report))
            OutputFile.Write(Path.Combine(folder, name + ".svg"), Alone(figure));
    }

    private static IEnumerable<(string Name, Markup Figure)> Figures(ReportModel report)
    {
        foreach (var (x, y) in ScatterPlot.Pairs(report))
            yield return ($"pareto-{report.Run.Objectives[y].Name}-{report.Run.Objectives[x].Name}", ScatterPlot.Of(report, x, y));
        if (SpatialPlot.Of(report) is { } spatial)
            yield return ("space", spatial);
        yield return ("parallel", ParallelPlot.Of(report));
        yield return ("hypervolume", SearchSection.History(report));
        if (report.Surrogate is { Ahead.Count: > 0 } surrogate)
            yield return ("predictions", SearchSection.PredictionPlot(surrogate));
        if (report.Surrogate is { } review && SearchSection.FrontPlot(report, review) is { } fronts)
            yield return ("fronts", fronts);
        foreach (var of in report.Effects.Where(of => of.Effects is not null))
            yield return ($"genes-{of.Objective.Name}", IntervalPlot.Of(of));
        foreach (var sheet in report.Sheets)
        {
            yield return ($"circuit-{sheet.Candidate.Id}", CircuitDrawing.Of(sheet.Logical, "Circuit as it is written"));
            yield return ($"transpiled-{sheet.Candidate.Id}", CircuitDrawing.Of(sheet.Physical, "Circuit as it is run"));
            yield return ($"costs-{sheet.Candidate.Id}", CostBars.Of(sheet.Candidate));
        }

        if (report.Comparison is not { } comparison)
            yield break;
        yield return ("comparison-hypervolume", ComparisonSection.Curves(comparison));
        foreach (var (x, y) in ScatterPlot.Pairs(report))
            yield return ($"comparison-{report.Run.Objectives[y].Name}-{report.Run.Objectives[x].Name}", ComparisonSection.Fronts(report, comparison, x, y));
    }

    /// <summary>A drawing with its styles, as a document.</summary>
    private static string Alone(Markup figure)
    {
        var text = figure.ToString();
        var end = text.IndexOf('>', StringComparison.Ordinal) + 1;
        var opening = text[..(end - 1)].Replace(" tabindex=\"0\"", "", StringComparison.Ordinal);
        return $"{opening} xmlns=\"http://www.w3.org/2000/svg\"><style>{ReportPage.Resource("alone.css")}{ReportPage.Resource("figure.css")}</style>{text[end..]}\n";
    }
}
