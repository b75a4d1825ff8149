using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Small searches from the command line to the files.</summary>
public class SearchTests
{
    private static readonly string[] Small =
    [
        "search", "--dataset", "iris", "--population", "4", "--generations", "3", "--epochs", "2", "--qubits", "2..4", "--depth", "1..3",
        "--throughput", "10", "--stop-below", "0",
    ];

    [Fact]
    public async Task A_search_prints_and_saves_its_front()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of([.. Small, "--out", folder.Sub("run")]);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("generation 3/3  candidate 12/12", run.Output);
        Assert.Contains("Pareto front:", run.Output);
        Assert.Contains("hypervolume", run.Output);
        Assert.Contains(folder.Sub("run"), run.Output);
        Assert.Equal(12, File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl")).Length);
        Assert.Equal(
            ["evaluations.jsonl", "front.csv", "front.json", "run.json"],
            Directory.GetFiles(folder.Sub("run")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("surrogate")]
    [InlineData("nsga2")]
    [InlineData("random")]
    public async Task Every_algorithm_ends_and_is_recorded(string algorithm)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of([.. Small, "--quiet", "--algorithm", algorithm, "--out", folder.Sub("run")]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(12, File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl")).Length);
        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Sub("run"), "run.json")));
        Assert.Equal(algorithm, record.RootElement.GetProperty("options").GetProperty("algorithm").GetString());
    }

    [Theory]
    [InlineData("search", "--algorithm", "best", "surrogate, nsga2, random")]
    [InlineData("study", "algorithms", "--noise", "2", "0..1")]
    public async Task A_bad_choice_of_algorithm_or_study_is_refused(params string[] words)
    {
        var run = await CliRun.Of(words[..^1]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(words[^1], run.Error);
    }

    [Fact]
    public async Task The_front_file_holds_what_scripts_need_and_no_member_dominates_another()
    {
        using var folder = new TemporaryFolder();
        await CliRun.Of([.. Small, "--quiet", "--out", folder.Sub("run")]);
        var front = Front(folder.Sub("run")).RootElement.EnumerateArray().ToList();
        Assert.NotEmpty(front);
        var points = front.Select(member =>
        {
            var quantum = member.GetProperty("quantumSeconds");
            double Part(string name) => quantum.GetProperty(name).GetDouble();
            Assert.Equal(Part("total"), Part("gate") + Part("routing") + Part("reliability") + Part("gradient"));
            var total = member.GetProperty("totalSeconds").GetDouble();
            Assert.Equal(total, Part("total") + member.GetProperty("classicalSeconds").GetDouble());
            Assert.NotEmpty(member.GetProperty("genome").GetString()!);
            Assert.True(member.GetProperty("id").GetInt32() > 0);
            return (1 - member.GetProperty("accuracy").GetDouble(), total, member.GetProperty("parameters").GetInt32());
        }).ToList();
        foreach (var a in points)
            foreach (var b in points)
                Assert.False(a.Item1 <= b.Item1 && a.Item2 <= b.Item2 && a.Item3 <= b.Item3 && a != b);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_front_with_one_and_two_threads()
    {
        using var folder = new TemporaryFolder();
        await CliRun.Of([.. Small, "--quiet", "--seed", "5", "--threads", "1", "--out", folder.Sub("one")]);
        await CliRun.Of([.. Small, "--quiet", "--seed", "5", "--threads", "2", "--out", folder.Sub("two")]);
        await CliRun.Of([.. Small, "--quiet", "--seed", "6", "--threads", "2", "--out", folder.Sub("other")]);
        Assert.Equal(FrontText(folder.Sub("one")), FrontText(folder.Sub("two")));
        Assert.NotEqual(FrontText(folder.Sub("one")), FrontText(folder.Sub("other")));
    }

    [Fact]
    public async Task Json_goes_to_standard_output_and_progress_to_standard_error()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of([.. Small, "--json", "--out", folder.Sub("run")]);
        Assert.Equal(12, JsonDocument.Parse(run.Output).RootElement.GetProperty("evaluations").GetArrayLength());
        Assert.Contains("candidate 12/12", run.Error);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_refused_before_any_training()
    {
        using var folder = new TemporaryFolder();
        folder.File("precious.txt", "mine");
        var run = await CliRun.Of([.. Small, "--out", folder.Path]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not empty", run.Error);
        Assert.Equal("mine", File.ReadAllText(folder.Sub("precious.txt")));
    }

    [Fact]
    public async Task An_impossible_space_names_its_gene()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of("search", "--backend", "manila", "--qubits", "8..10", "--throughput", "10", "--out", folder.Sub("run"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("'qubits'", run.Error);
        Assert.Contains("5", run.Error);
    }

    // SIGTERM takes the way of Ctrl-C; SIGINT itself is ignored by processes that a shell started in the background.
    [Fact]
    public async Task An_interrupted_search_saves_what_is_finished_and_ends_with_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent with kill");
        using var folder = new TemporaryFolder();
        var run = await CliRun.Interrupted(
            "TERM", "candidate 3/",
            "search", "--dataset", "iris", "--population", "100", "--generations", "100", "--folds", "1", "--qubits", "2..6", "--depth", "1..4",
            "--throughput", "10", "--out", folder.Sub("run"));
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Pareto front:", run.Output);
        Assert.Contains("interrupted", run.Error);
        Assert.NotEmpty(Front(folder.Sub("run")).RootElement.EnumerateArray());
        Assert.InRange(File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl")).Length, 3, 9_999);
    }

    private static JsonDocument Front(string folder) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "front.json")));

    private static string FrontText(string folder) =>
        File.ReadAllText(Path.Combine(folder, "front.json"));
}
