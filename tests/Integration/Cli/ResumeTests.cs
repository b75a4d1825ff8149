using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Runs that end before their time go on to the outcome of an uninterrupted run.</summary>
public class ResumeTests
{
    private static readonly string[] Small =
    [
        "search", "--dataset", "iris", "--population", "5", "--generations", "3", "--epochs", "2", "--qubits", "2..4", "--depth", "1..3",
        "--throughput", "10", "--stop-below", "0", "--seed", "9",
    ];

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_killed_run_resumes_to_the_front_of_an_uninterrupted_one(string threads)
    {
        using var folder = new TemporaryFolder();
        await Whole(folder);
        await CliRun.Interrupted("KILL", "candidate 4/", [.. Small, "--threads", threads, "--out", folder.Sub("killed")]);
        Assert.False(File.Exists(Path.Combine(folder.Sub("killed"), "front.json")));
        var resumed = await CliRun.Of("resume", folder.Sub("killed"), "--threads", threads);
        Assert.Equal(0, resumed.ExitCode);
        AssertSame(folder, "whole", "killed");
    }

    [Fact]
    public async Task A_torn_last_line_is_dropped_and_said()
    {
        using var folder = new TemporaryFolder();
        await Whole(folder);
        await CliRun.Of([.. Small, "--max-trainings", "7", "--quiet", "--out", folder.Sub("torn")]);
        var journal = JournalOf(folder, "torn");
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(journal, bytes[..^40], TestContext.Current.CancellationToken);
        var resumed = await CliRun.Of("resume", folder.Sub("torn"), "--quiet");
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("line (7) was torn", resumed.Output);
        AssertSame(folder, "whole", "torn");
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_an_error_that_names_it_and_salvage_goes_on()
    {
        using var folder = new TemporaryFolder();
        await Whole(folder);
        await CliRun.Of([.. Small, "--max-trainings", "8", "--quiet", "--out", folder.Sub("damaged")]);
        var lines = await File.ReadAllLinesAsync(JournalOf(folder, "damaged"), TestContext.Current.CancellationToken);
        lines[3] = lines[3].Replace("\"accuracy\":0", "\"accuracy\":1", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(JournalOf(folder, "damaged"), lines, TestContext.Current.CancellationToken);

        var refused = await CliRun.Of("resume", folder.Sub("damaged"));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("evaluations.jsonl: line 4: is damaged", refused.Error);
        Assert.Contains("--salvage", refused.Error);

        var salvaged = await CliRun.Of("resume", folder.Sub("damaged"), "--salvage", "--quiet");
        Assert.Equal(0, salvaged.ExitCode);
        Assert.Contains("line 4 is damaged and is dropped", salvaged.Output);
        AssertSame(folder, "whole", "damaged");
    }

    [Fact]
    public async Task A_limit_of_trainings_ends_cleanly_and_more_are_made_later()
    {
        using var folder = new TemporaryFolder();
        await Whole(folder);
        var first = await CliRun.Of([.. Small, "--max-trainings", "6", "--quiet", "--out", folder.Sub("limited")]);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("hybhanas resume", first.Error);
        Assert.Equal(6, File.ReadAllLines(JournalOf(folder, "limited")).Length);
        await CliRun.Of("resume", folder.Sub("limited"), "--max-trainings", "11", "--quiet");
        Assert.Equal(11, File.ReadAllLines(JournalOf(folder, "limited")).Length);

        var listed = await CliRun.Of("runs", "list", folder.Path);
        Assert.Contains("11/15", listed.Output);
        Assert.Contains("can be resumed", listed.Output);
        Assert.Contains("complete", listed.Output);

        await CliRun.Of("resume", folder.Sub("limited"), "--quiet");
        AssertSame(folder, "whole", "limited");
    }

    [Fact]
    public async Task A_changed_run_is_refused_with_what_differs()
    {
        using var folder = new TemporaryFolder();
        await Whole(folder);
        var record = Path.Combine(folder.Sub("whole"), "run.json");
        var text = await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            record, text.Replace("\"trainer\": \"embedded/1\"", "\"trainer\": \"embedded/0\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await CliRun.Of("resume", folder.Sub("whole"));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("versions.trainer was \"embedded/0\" and is \"embedded/1\"", refused.Error);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        await CliRun.Of([.. Small, "--max-trainings", "2", "--quiet", "--out", folder.Sub("busy")]);
        using var other = new FileStream(
            Path.Combine(folder.Sub("busy"), "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var refused = await CliRun.Of("resume", folder.Sub("busy"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("another process", refused.Error);
    }

    [Theory]
    [InlineData("no such file", null)]
    [InlineData("not the record of a run", "{}")]
    [InlineData("not the record of a run", "<html>")]
    public async Task A_folder_that_is_no_run_is_named(string mentioned, string? record)
    {
        using var folder = new TemporaryFolder();
        if (record is not null)
            folder.File("run.json", record);
        var refused = await CliRun.Of("resume", folder.Path);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("run.json", refused.Error);
        Assert.Contains(mentioned, refused.Error);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    private static async Task Whole(TemporaryFolder folder)
    {
        var run = await CliRun.Of([.. Small, "--quiet", "--out", folder.Sub("whole")]);
        Assert.Equal(0, run.ExitCode);
    }

    private static string JournalOf(TemporaryFolder folder, string run) => Path.Combine(folder.Sub(run), "evaluations.jsonl");

    private static void AssertSame(TemporaryFolder folder, string expected, string actual)
    {
        foreach (var file in new[] { "front.json", "front.csv" })
            Assert.Equal(File.ReadAllText(Path.Combine(folder.Sub(expected), file)), File.ReadAllText(Path.Combine(folder.Sub(actual), file)));
        Assert.Equal(File.ReadAllLines(JournalOf(folder, expected)).Length, File.ReadAllLines(JournalOf(folder, actual)).Length);
    }
}
