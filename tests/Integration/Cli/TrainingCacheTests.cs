using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Runs with the cache of trainings end as runs without it.</summary>
public class TrainingCacheTests
{
    private static readonly string[] Small =
    [
        "search", "--dataset", "iris", "--population", "4", "--generations", "2", "--epochs", "2", "--qubits", "2..4", "--depth", "1..3",
        "--throughput", "10", "--stop-below", "0", "--quiet",
    ];

    [Fact]
    public async Task A_cached_training_is_marked_and_changes_nothing_and_a_damaged_one_is_ignored()
    {
        using var folder = new TemporaryFolder();
        await Search(folder, "plain");
        await Search(folder, "first", "--cache");
        var kept = Directory.GetFiles(folder.Sub("cache"), "*.json", SearchOption.AllDirectories);
        Assert.Equal(8, kept.Length);
        Assert.Equal(0, Cached(folder, "first"));

        File.WriteAllText(kept[0], File.ReadAllText(kept[0]).Replace("\"accuracy\":0", "\"accuracy\":1", StringComparison.Ordinal) + " ");
        var second = await Search(folder, "second", "--cache");
        Assert.Contains("is damaged and is not used", second.Output);
        Assert.Equal(7, Cached(folder, "second"));
        foreach (var run in new[] { "first", "second" })
            foreach (var file in new[] { "front.json", "front.csv" })
                Assert.Equal(File.ReadAllText(Path.Combine(folder.Sub("plain"), file)), File.ReadAllText(Path.Combine(folder.Sub(run), file)));
    }

    [Theory]
    [InlineData("--seed", "2")]
    [InlineData("--validation", "0.3")]
    [InlineData("--learning-rate", "0.02")]
    [InlineData("--scaling", "paper")]
    [InlineData("--per-class", "40")]
    public async Task Another_training_is_another_entry(string option, string value)
    {
        using var folder = new TemporaryFolder();
        await Search(folder, "first", "--cache");
        await Search(folder, "second", "--cache", option, value);
        Assert.Equal(0, Cached(folder, "second"));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_a_warning()
    {
        using var folder = new TemporaryFolder();
        folder.File("cache", "a file where the folder should be");
        var run = await Search(folder, "run", "--cache");
        Assert.Contains("trainings cannot be kept", run.Output);
    }

    [Fact]
    public async Task The_study_of_rankings_prints_a_row_for_each_form_and_number_of_epochs()
    {
        string[] study = ["study", "rank-correlation", "--dataset", "iris", "--networks", "4", "--epochs", "1", "--epochs", "2", "--full-epochs", "3"];
        var found = await CliRun.Of(study);
        Assert.Equal(0, found.ExitCode);
        Assert.Equal(2, found.Output.Split('\n').Count(line => line.Contains("paper", StringComparison.Ordinal)));
        Assert.Contains("rankings after few epochs against those after 3", found.Output);
        Assert.Equal(found.Output, (await CliRun.Of([.. study, "--threads", "1"])).Output);

        var refused = await CliRun.Of([.. study, "--epochs", "3"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("epochs", refused.Error);
    }

    private static async Task<CliRun> Search(TemporaryFolder folder, string run, params string[] more)
    {
        var searched = await CliRun.With(
            new Dictionary<string, string> { ["HYBHANAS_CACHE"] = folder.Sub("cache") }, null, [.. Small, .. more, "--out", folder.Sub(run)]);
        Assert.Equal(0, searched.ExitCode);
        return searched;
    }

    private static int Cached(TemporaryFolder folder, string run) =>
        File.ReadLines(Path.Combine(folder.Sub(run), "evaluations.jsonl")).Count(line => line.Contains("\"cached\":true", StringComparison.Ordinal));
}
