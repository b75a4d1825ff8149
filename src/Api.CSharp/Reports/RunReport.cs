using HybHanas.Reports;

namespace HybHanas;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One page that holds everything it needs.</summary>
    Html,

    /// <summary>All evaluations as a table.</summary>
    Csv,

    /// <summary>Everything that the page shows, as data.</summary>
    Json,

    /// <summary>The summary and the front as a Markdown text.</summary>
    Markdown,

    /// <summary>A folder with each figure as a file.</summary>
    Svg,
}

/// <summary>How a report is written.</summary>
public sealed record RunReportOptions
{
    /// <summary>What it is written as.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>File (of SVG: folder) to write; null is <c>report.html</c>, <c>report.csv</c>, <c>report.json</c>, <c>report.md</c> or <c>figures</c> in
    /// the run's folder.</summary>
    public string? OutputPath { get; init; }

    /// <summary>Folders of further runs with the same objectives, to compare with.</summary>
    public IReadOnlyList<string> Compare { get; init; } = [];
}

/// <summary>A report of a run: a page to look at, or its tables and figures for a paper.</summary>
public static class RunReport
{
    /// <summary>Writes the report of a run that is complete or not, and returns the path of what was written.</summary>
    /// <param name="runFolder">Folder of the run.</param>
    /// <param name="options">What to write and where; null writes the page into the run's folder.</param>
    /// <param name="cancellation">Honoured between the parts of the report.</param>
    /// <exception cref="HybHanasException">A folder is no run or its journal is damaged ("bad-file"), a run to compare with has other objectives
    /// ("unsupported"), or the output cannot be written ("unusable-path").</exception>
    public static Task<string> WriteAsync(string runFolder, RunReportOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        return Task.Run(() => Write(runFolder, options ?? new RunReportOptions(), cancellation), CancellationToken.None);
    }

    private static string Write(string runFolder, RunReportOptions options, CancellationToken cancellation)
    {
        var report = ReportBuilder.Build(runFolder, options.Compare, cancellation);
        var path = Path.GetFullPath(options.OutputPath ?? Path.Combine(runFolder, DefaultName(options.Format)));
        if (options.Format == ReportFormat.Svg)
        {
            FigureFiles.Write(path, report);
            return path;
        }

        OutputFile.Write(path, options.Format switch
        {
            ReportFormat.Csv => ReportTables.Csv(report),
            ReportFormat.Json => ReportTables.Json(report),
            ReportFormat.Markdown => ReportMarkdown.Of(report),
            _ => ReportPage.Of(report),
        });
        return path;
    }

    private static string DefaultName(ReportFormat format) => format switch
    {
        ReportFormat.Csv => "report.csv",
        ReportFormat.Json => "report.json",
        ReportFormat.Markdown => "report.md",
        ReportFormat.Svg => "figures",
        _ => "report.html",
    };
}
