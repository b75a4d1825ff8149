using System.Text.RegularExpressions;

namespace HybHanas.Reports;

/// <summary>Tables of text.</summary>
internal static partial class Tables
{
    /// <summary>A table that scrolls sideways where it is too wide; numbers stand to the right.</summary>
    public static Markup Of(string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, string? kind = null)
    {
        var table = Open(caption, headings, kind);
        foreach (var row in rows)
        {
            table.Add($"<tr>");
            foreach (var cell in row)
                table.Add($"<td{(IsNumber(cell) ? Number : Plain)}>{cell}</td>");
            table.Add($"</tr>");
        }

        return table.Add($"</tbody></table></div>");
    }

    /// <summary>A table of candidates, whose rows a script opens.</summary>
    public static Markup OfCandidates(ReportModel report, string id, string caption, IEnumerable<Candidate> candidates)
    {
        var table = Open(caption, ["id", "network", .. report.Run.Objectives.Select(Readable.Heading), "remarks"], id);
        foreach (var candidate in candidates)
        {
            table.Add($"<tr data-id=\"{candidate.Id}\"><td class=\"number\">{candidate.Id}</td><td class=\"words\">{Words(candidate)}</td>");
            foreach (var objective in report.Run.Objectives)
                table.Add($"<td class=\"number\">{(candidate.Failure is null ? Readable.Value(objective, candidate.Value(objective.Name)) : "-")}</td>");
            table.Add($"<td>{Remarks(report, candidate)}</td></tr>");
        }

        return table.Add($"</tbody></table></div>");
    }

    /// <summary>A network in words; its genes where it failed before it could be described.</summary>
    public static string Words(Candidate candidate) => candidate.Description.Length > 0
        ? candidate.Description
        : string.Join(", ", candidate.Genes.Select(gene => $"{gene.Gene} {gene.Value}"));

    private static string Remarks(ReportModel report, Candidate candidate)
    {
        string?[] remarks =
        [
            candidate.Failure is { } failure ? "failed: " + failure : null,
            report.NamesOf(candidate.Id) is { Length: > 0 } names ? names : null,
            candidate.StoppedEarly ? "stopped early" : null,
            candidate.HalvedAfter is { } epochs ? $"halved after {epochs}" : null,
        ];
        return string.Join("; ", remarks.OfType<string>());
    }

    private static Markup Open(string caption, IReadOnlyList<string> headings, string? kind)
    {
        var table = new Markup();
        table.Add($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table{(kind is null ? Plain : Markup.Of($" id=\"{kind}-table\""))}><caption>{caption}</caption><thead><tr>");
        foreach (var heading in headings)
            table.Add($"<th scope=\"col\">{heading}</th>");
        return table.Add($"</tr></thead><tbody>");
    }

    private static Markup Number => Markup.Of($" class=\"number\"");

    private static Markup Plain => new();

    private static bool IsNumber(string cell) => NumberWithUnit().IsMatch(cell);

    [GeneratedRegex(@"^[<+-]? ?[\d.,]+(e-?\d+)?( (%|s|ms|us|ns|min|h|days?|(million |billion )?years?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWithUnit();
}
