using System.Text.Json;
using HybHanas.Runs;

namespace HybHanas.Reports;

/// <summary>The report as data: all evaluations as a table, or everything as JSON.</summary>
internal static class ReportTables
{
    /// <summary>All evaluations with the columns of <c>front.csv</c>, then whether they are on the front and why they failed.</summary>
    public static string Csv(ReportModel report)
    {
        var front = report.Run.Front.Select(candidate => candidate.Id).ToHashSet();
        var lines = FrontFiles.Csv(report.Run.Evaluations, report.Run.Objectives).TrimEnd('\n').Split('\n');
        return string.Concat(lines.Select((line, i) => i == 0
            ? line + ",generation,on_front,names,failure\n"
            : $"{line},{Tail(report.Run.Evaluations[i - 1])}\n"));

        string Tail(Candidate candidate) => string.Join(',', new object?[]
        {
            candidate.Generation, front.Contains(candidate.Id) ? 1 : 0, report.NamesOf(candidate.Id), candidate.Failure?.ReplaceLineEndings(" "),
        }.Select(FrontFiles.Field));
    }

    /// <summary>What the page shows, by the names of the run files.</summary>
    public static string Json(ReportModel report) => JsonSerializer.Serialize(
        new
        {
            format = "hybhanas-report/1",
            report.Run.Folder,
            report.Run.DataSet,
            report.Run.Backend,
            report.Run.Calibrated,
            report.Run.Algorithm,
            report.Run.Seed,
            report.Run.Started,
            report.Run.Candidates,
            report.Run.Objectives,
            report.Run.Hypervolume,
            Front = report.Run.Front.Select(candidate => candidate.Id),
            report.Named,
            report.History,
            report.Surrogate,
            Effects = report.Effects.Select(of => new { Objective = of.Objective.Name, of.Scale, of.Effects }),
            Networks = report.Sheets.Select(sheet => new { sheet.Candidate.Id, sheet.Layers, sheet.Layout, sheet.Logical, sheet.Physical }),
            report.Device,
            report.Missing,
            Comparison = report.Comparison is { } comparison
                ? new
                {
                    Runs = comparison.Runs.Select(run => new { run.Run.Folder, run.Method, run.Run.Seed, run.Run.Hypervolume, Front = run.Run.Front.Select(candidate => candidate.Id), run.Curve, run.Notes }),
                    comparison.Tests,
                }
                : null,
            report.Run.Evaluations,
        },
        ResultJson.Pretty) + "\n";
}
