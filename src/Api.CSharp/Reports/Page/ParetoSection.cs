namespace HybHanas.Reports;

/// <summary>The plots of all networks.</summary>
internal static class ParetoSection
{
    /// <summary>A plot for each pair of objectives, the box in space, and parallel coordinates.</summary>
    public static Markup Of(ReportModel report)
    {
        var section = new Markup();
        section.Add($"<section id=\"pareto\"><h2>Pareto plots</h2><p>What is dominated is faint; the front is solid. <span class=\"script-only\">Point at a network to see it, click it to open it, drag over a plot to select: the other plots and the table mark what you selected. With the keyboard: arrows walk along the front, Enter opens, Escape lets go.</span></p>");
        section.Add($"<p class=\"script-only selection\" id=\"selection\" role=\"status\"></p><div class=\"plots\">");
        foreach (var (x, y) in ScatterPlot.Pairs(report))
            section.Add($"<figure>{ScatterPlot.Of(report, x, y)}<figcaption>{Readable.Heading(report.Run.Objectives[y])} against {Readable.Heading(report.Run.Objectives[x])}{(ScatterPlot.Beyond(report, x, y) is > 0 and var beyond ? $"; {beyond} farther out {(beyond == 1 ? "is" : "are")} drawn on the edge" : "")}</figcaption></figure>");
        if (SpatialPlot.Of(report) is { } spatial)
            section.Add($"<figure>{spatial}<figcaption>Three objectives at once<span class=\"script-only\">; drag, swipe or use the arrow keys to turn</span></figcaption></figure>");
        section.Add($"<figure class=\"broad\">{ParallelPlot.Of(report)}<figcaption>Parallel coordinates: a line for each network<span class=\"script-only\">; drag along an axis to select</span></figcaption></figure>");
        return section.Add($"</div></section>\n");
    }
}
