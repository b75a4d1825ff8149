using System.Text.RegularExpressions;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>docs/getting-started.md: every command does what the page shows.</summary>
public partial class GettingStartedTests
{
    [Fact]
    public async Task Every_command_prints_what_the_page_shows()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Docs", "getting-started.md"), TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        folder.File("circuit.qasm", Blocks().Matches(page).First(block => block.Groups["language"].Value == "qasm").Groups["text"].Value);
        var shown = Blocks().Matches(page).Where(block => block.Groups["language"].Value == "console")
            .SelectMany(block => Commands().Matches(block.Groups["text"].Value)).ToList();
        Assert.True(shown.Count >= 10);
        foreach (var command in shown)
        {
            var run = await BashRun.Of(folder, $"{CliRun.AsFunction}; ({command.Groups["line"].Value}) 2>&1");
            Assert.True(
                Regex.IsMatch(run.Output.TrimEnd(), Pattern(command.Groups["output"].Value.TrimEnd()), RegexOptions.Singleline),
                $"{command.Value}printed instead\n{run.Output}");
        }
    }

    /// <summary>"..." stands for anything within a line, or for any lines where it is all of a line.</summary>
    private static string Pattern(string shown) => $@"\A{string.Join(@"\s*?\n", shown.Split('\n').Select(line => line == "..."
        ? "(?s:.*)"
        : Regex.Escape(line).Replace(@"\.\.\.", "[^\n]*")))}\z";

    [GeneratedRegex(@"^```(?<language>console|qasm)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\$ (?<line>[^\n]*)\n(?<output>.*?)(?=^\$ |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();
}
