using System.Globalization;
using System.Text;

namespace HybHanas.Reports;

/// <summary>The report as a Markdown text for a paper's appendix or an issue.</summary>
internal static class ReportMarkdown
{
    /// <summary>Summary, front, effects of genes, comparison.</summary>
    public static string Of(ReportModel report)
    {
        var run = report.Run;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escaped(run.DataSet)} on {Escaped(run.Backend)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{run.Evaluations.Count} of {run.Candidates} evaluations ({run.Algorithm.ToString().ToLowerInvariant()}, seed {run.Seed}), {run.Evaluations.Count(candidate => candidate.Failure is not null)} failed, {run.Front.Count} on the front, hypervolume {run.Hypervolume:F4}; calibrated {Escaped(run.Calibrated)}.\n\n");
        Table(text, ["id", "network", .. run.Objectives.Select(Readable.Heading), "name"], run.Front.Select(candidate => (IReadOnlyList<string>)
            [$"{candidate.Id}", candidate.Description, .. run.Objectives.Select(objective => Readable.Value(objective, candidate.Value(objective.Name))), report.NamesOf(candidate.Id)]));
        foreach (var of in report.Effects)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## What matters for {Readable.Heading(of.Objective)}\n\n");
            if (of.Effects is not { } effects)
            {
                text.Append("Not enough data.\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{effects.Data} evaluations, {Readable.Percent(effects.Explained)} of the variance explained; changes in {of.Scale}.\n\n");
            Table(text, ["gene", "from", "to", "change", "low", "high", "share"], effects.Effects.Select(effect => (IReadOnlyList<string>)
                [effect.Gene, effect.From, effect.To, Readable.Short(effect.Change), Readable.Short(effect.Low), Readable.Short(effect.High), Readable.Percent(effect.Share)]));
        }

        if (report.Comparison is { } comparison)
        {
            text.Append("\n## Comparison\n\n");
            Table(text, ["run", "method", "seed", "evaluations", "hypervolume"], comparison.Runs.Select(other => (IReadOnlyList<string>)
                [other.Run.Folder, other.Method, $"{other.Run.Seed}", $"{other.Run.Evaluations.Count}", other.Run.Hypervolume.ToString("F4", CultureInfo.InvariantCulture)]));
            text.Append('\n');
            Table(text, ["first", "second", "seeds", "first greater", "median difference", "sign test p", "signed-rank p"], comparison.Tests.Select(pair => (IReadOnlyList<string>)
                [pair.First, pair.Second, $"{pair.Seeds.Count}", $"{pair.Test.FirstGreater} of {pair.Test.Pairs}", Readable.Short(pair.Test.MedianDifference), Readable.P(pair.Test.SignP), Readable.P(pair.Test.SignedRankP)]));
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Line(headings);
        Line([.. headings.Select(_ => "---")]);
        foreach (var row in rows)
            Line([.. row.Select(Escaped)]);

        void Line(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>Text that Markdown takes for text.</summary>
    private static string Escaped(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in words.ReplaceLineEndings(" "))
            text.Append("\\`*_[]<|#".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c);
        return text.ToString();
    }
}
