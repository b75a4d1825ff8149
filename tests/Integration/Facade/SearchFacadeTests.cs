using System.IO.Compression;
using System.Text.RegularExpressions;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches through the facade: cancellation, failures, folders.</summary>
public class SearchFacadeTests
{
    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        Population = 4,
        Generations = 3,
        Epochs = 1,
        Qubits = new(2, 3),
        Depth = new(1, 2),
        StopBelowAccuracy = 0,
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    [Fact]
    public async Task A_cancelled_search_keeps_and_saves_what_is_finished()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var result = await NetworkSearch.RunAsync(
            Small(folder.Sub("run")), new Immediate(progress => { if (progress.Finished >= 5) stop.Cancel(); }), stop.Token);
        Assert.Equal(SearchEnd.Interrupted, result.End);
        Assert.InRange(result.Evaluations.Count, 5, 11);
        Assert.NotEmpty(result.Front);
        Assert.Equal(result.Evaluations.Count, File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl")).Length);
        Assert.True(File.Exists(Path.Combine(folder.Sub("run"), "front.json")));
    }

    [Fact]
    public async Task A_search_cancelled_before_its_first_candidate_says_so()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => NetworkSearch.RunAsync(Small(folder.Sub("run")), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Candidates_that_fail_keep_their_reason_and_all_failing_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var calibration = folder.File("untimed.json", WithoutDurations("manila"));
        var fault = await Assert.ThrowsAsync<HybHanasException>(
            () => NetworkSearch.RunAsync(Small(folder.Sub("run")) with { Backend = calibration, Level = 1 }, null, TestContext.Current.CancellationToken));
        Assert.Equal("all-failed", fault.Code);
        Assert.Contains("duration", fault.Message);
        var lines = File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl"));
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.Contains("\"failure\":", line);
            Assert.DoesNotContain("\"accuracy\":", line);
        });
    }

    [Fact]
    public async Task A_path_that_cannot_be_a_folder_is_refused_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("taken", "");
        var fault = await Assert.ThrowsAsync<HybHanasException>(() => NetworkSearch.RunAsync(Small(file), null, TestContext.Current.CancellationToken));
        Assert.Equal("unusable-path", fault.Code);
        Assert.Contains(file, fault.Message);
    }

    [Fact]
    public async Task A_path_below_a_file_is_refused_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("taken", "");
        var fault = await Assert.ThrowsAsync<HybHanasException>(
            () => NetworkSearch.RunAsync(Small(Path.Combine(file, "run")), null, TestContext.Current.CancellationToken));
        Assert.Equal("unusable-path", fault.Code);
        Assert.Contains(file, fault.Message);
    }

    [Fact]
    public void A_clock_that_jumps_changes_neither_outcome_nor_limits()
    {
        using var folder = new TemporaryFolder();
        var options = Small(folder.Sub("steady")) with { TimeLimit = TimeSpan.FromHours(1) };
        var steady = NetworkSearch.Run(options, null, TimeProvider.System, TestContext.Current.CancellationToken);
        var result = NetworkSearch.Run(
            options with { OutputFolder = folder.Sub("jumping") }, null, new JumpingClock(), TestContext.Current.CancellationToken);
        Assert.Equal(SearchEnd.Completed, result.End);
        Assert.InRange(result.Elapsed, TimeSpan.Zero, TimeSpan.FromHours(1));
        Assert.Equal(steady.Hypervolume, result.Hypervolume);
        Assert.Equal(
            File.ReadAllText(Path.Combine(folder.Sub("steady"), "front.json")), File.ReadAllText(Path.Combine(folder.Sub("jumping"), "front.json")));
        Assert.Equal(2, SavedRuns.List(folder.Path).Count);
    }

    [Fact]
    public async Task What_a_killed_process_left_of_the_proof_of_room_is_in_nobody_s_way()
    {
        using var folder = new TemporaryFolder();
        await NetworkSearch.RunAsync(Small(folder.Sub("run")) with { MaxTrainings = 2 }, null, TestContext.Current.CancellationToken);
        File.WriteAllText(Path.Combine(folder.Sub("run"), ".probe"), "left");
        var resumed = await NetworkSearch.ResumeAsync(folder.Sub("run"), null, null, TestContext.Current.CancellationToken);
        Assert.Equal(12, resumed.Evaluations.Count);
    }

    [Fact]
    public async Task Evaluations_have_distinct_networks_and_ids_in_order()
    {
        using var folder = new TemporaryFolder();
        var result = await NetworkSearch.RunAsync(Small(folder.Sub("run")), null, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 12), result.Evaluations.Select(candidate => candidate.Id));
        Assert.Equal(12, result.Evaluations.Select(candidate => candidate.Genome).Distinct().Count());
        Assert.Equal(12, result.Evaluations.Select(candidate => candidate.Description).Distinct().Count());
    }

    private static string WithoutDurations(string backend)
    {
        using var packed = typeof(NetworkSearch).Assembly.GetManifestResourceStream($"Calibrations/{backend}.json.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var text = reader.ReadToEnd();
        return Regex.Replace(text, "\"duration\":\\[[^\\]]*\\]", match => Regex.Replace(match.Value, "(?<=[\\[,])[^,\\]]+", "null"));
    }

    /// <summary>A hundred years forward, two hundred back, and so on.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private int calls;

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddYears(Interlocked.Increment(ref calls) % 2 == 0 ? 100 : -100);
    }

    private sealed class Immediate(Action<SearchProgress> report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report(value);
    }
}
