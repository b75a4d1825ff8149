using System.Text.Json;
using System.Text.RegularExpressions;
using HybHanas.Reports;
using HybHanas.Runs;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Reports of runs as files, and runs that are watched. How the page works in a browser: tests/Report.</summary>
public partial class ReportTests(ReportTests.Runs runs) : IClassFixture<ReportTests.Runs>
{
    [Fact]
    public async Task The_page_is_whole_and_lets_nothing_in()
    {
        var page = await Written("page.html");
        var policy = Policy().Match(page).Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("eval(", page);
        Assert.DoesNotMatch(@"(src|href)=""(?!#)", page);
        foreach (var section in new[] { "summary", "pareto", "front", "evaluations", "networks", "search", "genes" })
            Assert.Contains($"<section id=\"{section}\">", page);
        Assert.Contains("hybhanas train", page);
    }

    [Fact]
    public async Task Every_format_has_every_evaluation()
    {
        var csv = (await Written("all.csv", "--format", "csv")).TrimEnd('\n').Split('\n');
        Assert.Equal(13, csv.Length);
        Assert.EndsWith(",generation,on_front,names,failure", csv[0]);
        using var json = JsonDocument.Parse(await Written("all.json", "--format", "json"));
        Assert.Equal(12, json.RootElement.GetProperty("evaluations").GetArrayLength());
        Assert.Equal(12, json.RootElement.GetProperty("history").GetProperty("curve").GetArrayLength());
        var run = SavedRuns.Load(runs.First);
        Assert.Equal(run.Front.Select(candidate => candidate.Id), json.RootElement.GetProperty("front").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Contains($"hypervolume {run.Hypervolume:F4}", await Written("all.md", "--format", "md"));
    }

    [Fact]
    public async Task Figures_are_documents_of_their_own()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await CliRun.Of("report", runs.First, "--format", "svg", "--out", folder.Sub("figures"))).ExitCode);
        var figures = Directory.GetFiles(folder.Sub("figures"));
        Assert.Contains(figures, path => path.EndsWith("pareto-accuracy-total-time.svg", StringComparison.Ordinal));
        foreach (var path in figures)
            Assert.Equal("svg", System.Xml.Linq.XDocument.Load(path).Root!.Name.LocalName);
    }

    [Fact]
    public async Task Runs_are_compared_in_pairs_of_seeds()
    {
        var page = await Written("compared.md", "--format", "md", "--compare", runs.Second, runs.Random);
        Assert.Contains("## Comparison", page);
        Assert.Matches(@"\| surrogate \| random \| 1 \| [01] of [01] \|", page);
        Assert.Contains("<section id=\"comparison\">", await Written("compared.html", "--compare", runs.Second, runs.Random));
        using var json = JsonDocument.Parse(await Written("compared.json", "--format", "json", "--compare", runs.Second, runs.Random));
        Assert.StartsWith("one run of random search", json.RootElement.GetProperty("history").GetProperty("bandIs").GetString());
    }

    [Fact]
    public async Task A_run_with_other_objectives_is_not_compared()
    {
        var refused = await CliRun.Of("report", runs.First, "--compare", runs.Other);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("balances accuracy, qubits", refused.Error);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_run_of_another_version_shows_the_circuits_that_this_version_compiles_to_the_same_figures()
    {
        var record = RunRecord.Read(runs.First);
        var other = record with { Versions = record.Versions with { HybHanas = "0.0.1" } };
        var (networks, missing) = RunNetworks.TryOpen(runs.First, other);
        Assert.Null(missing);
        Assert.Equal("0.0.1", networks!.OtherVersion);
        var candidate = SavedRuns.Load(runs.First).Front[0];
        Assert.NotNull(networks.Sheet(candidate));
        var longer = candidate with { Circuit = candidate.Circuit! with { TwoQubitGates = candidate.Circuit.TwoQubitGates + 1 } };
        Assert.Null(networks.Sheet(longer));
        Assert.NotNull(RunNetworks.TryOpen(runs.First, record).Networks!.Sheet(longer));
    }

    [Theory]
    [InlineData(3, "no such file", "report", "nowhere")]
    [InlineData(2, "name the folder", "report")]
    [InlineData(2, "allowed: html", "report", "nowhere", "--format", "htm")]
    [InlineData(3, "no such file", "watch", "nowhere")]
    public async Task What_is_wrong_is_said_in_a_line(int code, string words, params string[] arguments)
    {
        var wrong = await CliRun.Of(arguments);
        Assert.Equal(code, wrong.ExitCode);
        Assert.Contains(words, wrong.Error);
        Assert.Single(wrong.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_run_is_watched_while_another_holds_it()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(runs.First))
            File.Copy(file, folder.Sub(Path.GetFileName(file)));
        var journal = Path.Combine(folder.Path, Journal.FileName);
        var lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(journal, lines[..5], TestContext.Current.CancellationToken);
        var (held, _) = RunFolder.Reopen(folder.Path, salvage: false);
        using (held)
        {
            var during = await CliRun.Of("watch", folder.Path, "--once");
            Assert.Equal(0, during.ExitCode);
            Assert.Contains(": running", during.Output);
            Assert.Contains("candidate 5/12", during.Output);
        }

        var after = await CliRun.Of("watch", folder.Path);
        Assert.Contains("not running; go on with 'hybhanas resume'", after.Output);
        Assert.Contains("* front, . dominated", after.Output);
        Assert.DoesNotContain("\u001b", after.Output);
    }

    [Fact]
    public void Layers_add_up_to_the_parameters_and_circuits_are_those_that_were_costed()
    {
        var report = ReportBuilder.Build(runs.First, [], TestContext.Current.CancellationToken);
        Assert.Null(report.Missing);
        Assert.NotEmpty(report.Sheets);
        foreach (var sheet in report.Sheets)
        {
            Assert.Equal(sheet.Candidate.Parameters, sheet.Layers.Sum(layer => layer.Parameters));
            Assert.Equal(
                sheet.Candidate.Circuit!.TwoQubitGates,
                sheet.Physical.Gates.Count(gate => gate.Wires.Count == 2));
            Assert.Equal(sheet.Logical.Wires.Count, sheet.Layout.Count);
        }
    }

    [Fact]
    public void The_curve_ends_at_the_hypervolume_and_never_falls()
    {
        var report = ReportBuilder.Build(runs.First, [], TestContext.Current.CancellationToken);
        Assert.Equal(report.Run.Hypervolume, report.History.Curve[^1], 12);
        Assert.Equal(report.History.Curve.Order(), report.History.Curve);
        Assert.Equal(report.Run.Hypervolume, report.History.Low[^1], 12);
    }

    [Fact]
    public async Task Without_its_data_a_run_is_still_reported_and_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var table = folder.File("flowers.csv", "a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 7},{(i % 2 == 0 ? "x" : "y")}\n")));
        await NetworkSearch.RunAsync(
            Small(folder.Sub("run"), 1) with { DataFile = table }, cancellation: TestContext.Current.CancellationToken);
        File.Delete(table);
        var report = ReportBuilder.Build(folder.Sub("run"), [], TestContext.Current.CancellationToken);
        Assert.Contains("flowers.csv", report.Missing);
        Assert.Empty(report.Sheets);
        Assert.Contains("flowers.csv", ReportPage.Of(report));
    }

    [Fact]
    public void Whatever_is_put_into_markup_is_text()
    {
        var markup = Markup.Of($"<td title=\"{"\"onload=x"}\">{"<script>&'"}</td>");
        Assert.Equal("<td title=\"&quot;onload=x\">&lt;script&gt;&amp;&#39;</td>", markup.ToString());
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1, "1 s")]
    [InlineData(86400, "1 day")]
    [InlineData(200, "3.33 min")]
    [InlineData(3.1e-7, "310 ns")]
    [InlineData(1e14, "3.17 million years")]
    public void Times_are_read_by_people(double seconds, string words) => Assert.Equal(words, Readable.Seconds(seconds));

    private static SearchOptions Small(string folder, ulong seed, Algorithm algorithm = Algorithm.Surrogate) => new()
    {
        DataSet = "iris",
        Algorithm = algorithm,
        Seed = seed,
        Population = 4,
        Generations = 3,
        Epochs = 1,
        Qubits = new IntRange(2, 3),
        Depth = new IntRange(1, 2),
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    private async Task<string> Written(string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(["report", runs.First, "--out", folder.Sub(name), .. arguments]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal($"written to {folder.Sub(name)}", run.Output.TrimEnd());
        return await File.ReadAllTextAsync(folder.Sub(name), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    /// <summary>Small runs that all tests look at.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public string First => folder.Sub("first");

        public string Second => folder.Sub("second");

        public string Random => folder.Sub("random");

        public string Other => folder.Sub("other");

        public async ValueTask InitializeAsync()
        {
            await NetworkSearch.RunAsync(Small(First, 1));
            await NetworkSearch.RunAsync(Small(Second, 2));
            await NetworkSearch.RunAsync(Small(Random, 1, Algorithm.Random));
            await NetworkSearch.RunAsync(Small(Other, 1) with { Objectives = ["accuracy", "qubits"] });
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
