using HybHanas.Core.Searching;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The tables of docs/specification.md are those of the program.</summary>
public class SpecificationPageTests
{
    [Fact]
    public async Task The_page_has_every_field_and_every_quantity()
    {
        var fields = SpecificationJson.fields.Select(field => $"| `{field.Item1}` | {field.Item4} | {Cell(field.Item2)} | {Cell(field.Item3)} |");
        var quantities = QuantityModule.all.Select(quantity =>
        {
            var info = ObjectiveInfo.Of(quantity);
            var scale = info.IsLogarithmic ? "logarithmic" : "linear";
            return FormattableString.Invariant(
                $"| `{info.Name}` | {QuantityModule.facts(quantity).Meaning} | {info.Unit} | {(info.Maximised ? "more" : "less")} | {scale} | {info.Best:G4} .. {info.Worst:G4} |");
        });
        var page = Path.Combine(AppContext.BaseDirectory, "Docs", "specification.md");
        var rows = fields.Concat(quantities).ToList();
        await File.WriteAllLinesAsync(page + ".new", rows, TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(page, TestContext.Current.CancellationToken);
        Assert.All(rows, row => Assert.Contains(row, lines));
        Assert.Equal(rows.Count, lines.Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    private static string Cell(string text) => text.Replace("|", "\\|").ReplaceLineEndings(" ");
}
