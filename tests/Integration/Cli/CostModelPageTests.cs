using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The worked example of docs/cost-model.md, and the study behind docs/validation.md.</summary>
public partial class CostModelPageTests
{
    [Fact]
    public async Task The_worked_example_of_the_cost_model_is_what_the_program_prints()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Docs", "cost-model.md"), TestContext.Current.CancellationToken);
        var circuit = Circuit().Match(page).Groups["json"].Value.ReplaceLineEndings(" ");
        var command = Command().Match(page).Groups["arguments"].Value.Replace("example.jsonl", "-").Split(' ');
        var run = await CliRun.With(new Dictionary<string, string>(), circuit, command);
        Assert.Equal("", run.Error);
        var cost = JsonDocument.Parse(run.Output).RootElement;
        var rows = Row().Matches(page);
        Assert.Equal(12, rows.Count);
        foreach (Match row in rows)
        {
            var value = row.Groups["figure"].Value.Split('.').Aggregate(cost, (json, name) => json.GetProperty(name)).GetDouble();
            var stated = double.Parse(row.Groups["value"].Value, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(value - stated) <= 5e-7 * Math.Abs(value), $"{row.Groups["figure"].Value}: {value:R}, not {stated:R}");
        }
    }

    [Fact]
    public async Task A_study_of_gate_times_gives_ratios_and_a_plot()
    {
        using var folder = new TemporaryFolder();
        var plot = folder.Sub("plot.svg");
        var run = await CliRun.Of("study", "gate-time", "--backend", "manila", "--circuits", "1", "--seed", "3", "--out", plot, "--json");
        Assert.Equal("", run.Error);
        var study = JsonDocument.Parse(run.Output).RootElement[0];
        var points = study.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(48, points.Count);
        Assert.All(points, point => Assert.True(
            point.GetProperty("analyticalSeconds").GetDouble() >= point.GetProperty("scheduledSeconds").GetDouble()));
        Assert.Equal(points.Max(point => point.GetProperty("ratio").GetDouble()), study.GetProperty("worstRatio").GetDouble());
        var svg = System.Xml.Linq.XDocument.Parse(await File.ReadAllTextAsync(plot, TestContext.Current.CancellationToken));
        Assert.Equal(49, svg.Root!.Elements().Count(element => element.Name.LocalName == "circle"));
    }

    [Theory]
    [InlineData("1..100", "study", "gate-time", "--circuits", "0")]
    [InlineData("'manila'", "study", "gate-time", "--backend", "manilla")]
    public async Task A_wrong_command_line_names_the_mend_in_one_line(string mentioned, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [GeneratedRegex("""```json\r?\n(?<json>\{.*?\})\r?\n```""", RegexOptions.Singleline)]
    private static partial Regex Circuit();

    [GeneratedRegex("""hybhanas (?<arguments>cost --physical .*--json)""")]
    private static partial Regex Command();

    [GeneratedRegex("""^\|.*\| `(?<figure>[\w.]+)` \| (?<value>[-\d.e]+) \|\r?$""", RegexOptions.Multiline)]
    private static partial Regex Row();
}
