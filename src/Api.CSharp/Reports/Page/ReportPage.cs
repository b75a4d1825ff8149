using System.Security.Cryptography;
using System.Text;

namespace HybHanas.Reports;

/// <summary>The report as one page that needs nothing else: no network, and no script for its static parts.</summary>
internal static class ReportPage
{
    private static readonly string[] s_scripts = ["data.js", "format.js", "tooltip.js", "scatter.js", "spatial.js", "parallel.js", "prediction.js", "table.js", "sheet.js", "main.js"];

    /// <summary>The page.</summary>
    public static string Of(ReportModel report)
    {
        var style = Resource("report.css") + Resource("figure.css") + Resource("media.css");
        var script = "(() => {\n'use strict';\n" + string.Concat(s_scripts.Select(Resource)) + "})();\n";
        var title = $"{report.Run.DataSet} on {report.Run.Backend}";
        var page = new Markup();
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{Digest(style)}'; script-src 'sha256-{Digest(script)}'; base-uri 'none'; form-action 'none'\">\n");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Add($"<title>HybHanas: {title}</title>\n<style>{Markup.Trusted(style)}</style>\n</head>\n<body>\n");
        page.Add($"<a class=\"skip\" href=\"#pareto\">Skip to the plots</a>\n<header><p class=\"brand\">HybHanas report</p><h1>{title}</h1>{SummarySection.Subtitle(report)}{Navigation(report)}</header>\n<main>\n");
        page.Add($"{SummarySection.Of(report)}{ParetoSection.Of(report)}{FrontSection.Of(report)}{EvaluationsSection.Of(report)}");
        if (report.Device is { } device && report.Sheets.Count > 0)
            page.Add($"{DeviceDrawing.Symbol(device)}");
        page.Add($"{NetworkSection.Of(report)}{SearchSection.Of(report)}{GeneSection.Of(report)}");
        if (report.Comparison is { } comparison)
            page.Add($"{ComparisonSection.Of(report, comparison)}");
        page.Add($"</main>\n<footer><p>{SummarySection.Footer(report)}</p></footer>\n");
        page.Add($"<script type=\"application/json\" id=\"data\">{Markup.Trusted(PageData.Of(report))}</script>\n<script>{Markup.Trusted(script)}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static Markup Navigation(ReportModel report)
    {
        var links = new Markup();
        (string Anchor, string Words)[] parts =
        [
            ("summary", "Summary"), ("pareto", "Pareto plots"), ("front", "Front"), ("evaluations", "Evaluations"), ("networks", "Networks"),
            ("search", "Search"), ("genes", "What matters"), .. report.Comparison is null ? [] : new[] { ("comparison", "Comparison") },
        ];
        links.Add($"<nav aria-label=\"Parts of the report\"><ul>");
        foreach (var (anchor, words) in parts)
            links.Add($"<li><a href=\"#{anchor}\">{words}</a></li>");
        return links.Add($"</ul></nav>");
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A file of the library.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("HybHanas.Reports." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
