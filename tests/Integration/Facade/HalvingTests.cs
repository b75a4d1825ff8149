using System.Text.Json;
using HybHanas.Integration.Tests.Cli;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches with successive halving.</summary>
public class HalvingTests
{
    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        Algorithm = Algorithm.Random,
        Population = 7,
        Generations = 2,
        Epochs = 5,
        Rungs = 3,
        Qubits = new(2, 3),
        Depth = new(1, 2),
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    private static Task<SearchResult> Search(SearchOptions options) =>
        NetworkSearch.RunAsync(options, null, TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_best_third_of_each_rung_goes_on_with_the_training_it_began()
    {
        using var folder = new TemporaryFolder();
        var options = Small(folder.Sub("halved")) with { StopBelowAccuracy = 0 };
        var halved = await Search(options);
        // Random search asks for the same networks whatever it is told.
        var whole = await Search(options with { Rungs = 1, Folds = 1, OutputFolder = folder.Sub("whole") });
        foreach (var generation in halved.Evaluations.GroupBy(candidate => candidate.Generation))
        {
            Assert.Equal([1, 1, 1, 1, 2, 2, 5], generation.Select(candidate => candidate.Epochs.Count).Order());
            var last = generation.Single(candidate => candidate.HalvedAfter is null);
            Assert.Equal(5, last.Epochs.Count);
            var (first, later) = (generation.Where(c => c.HalvedAfter == 1), generation.Where(c => c.HalvedAfter != 1));
            Assert.True(first.Max(Accuracy1) <= later.Min(Accuracy1));
        }

        foreach (var (few, all) in halved.Evaluations.Zip(whole.Evaluations))
        {
            Assert.Equal(few.Genome, all.Genome);
            Assert.Equal(few.Epochs, all.Epochs.Take(few.Epochs.Count));
            Assert.Equal(few.Epochs[^1].ValidationAccuracy, few.Accuracy);
            Assert.Equal(few.QuantumSeconds, all.QuantumSeconds);
            Assert.Null(all.HalvedAfter);
        }

        static double Accuracy1(Candidate candidate) => candidate.Epochs[0].ValidationAccuracy;
    }

    [Fact]
    public async Task Threads_and_interruptions_change_nothing()
    {
        using var folder = new TemporaryFolder();
        var options = Small(folder.Sub("one")) with { Algorithm = Algorithm.Surrogate, Threads = 1 };
        var one = await Search(options);
        await Search(options with { Threads = 2, OutputFolder = folder.Sub("two") });
        using var stop = new CancellationTokenSource();
        var cut = await NetworkSearch.RunAsync(
            options with { OutputFolder = folder.Sub("cut") }, new Stop(progress => { if (progress.Finished == 9) stop.Cancel(); }), stop.Token);
        Assert.Equal(SearchEnd.Interrupted, cut.End);
        Assert.InRange(cut.Evaluations.Count, 9, 13);
        var limited = await Search(options with { MaxTrainings = 10, OutputFolder = folder.Sub("limited") });
        Assert.Equal((SearchEnd.TrainingLimit, 7), (limited.End, limited.Evaluations.Count));
        foreach (var name in new[] { "cut", "limited" })
            await NetworkSearch.ResumeAsync(folder.Sub(name), new() { Threads = 2 }, null, TestContext.Current.CancellationToken);
        foreach (var name in new[] { "two", "cut", "limited" })
            Assert.Equal(Lines(one), Journal(folder.Sub(name)));
    }

    [Fact]
    public async Task Kept_trainings_give_the_same_outcome()
    {
        using var folder = new TemporaryFolder();
        var cache = new Dictionary<string, string> { ["HYBHANAS_CACHE"] = folder.Sub("cache") };
        string[] search =
        [
            "search", "--dataset", "iris", "--population", "6", "--generations", "2", "--epochs", "4", "--qubits", "2..3", "--depth", "1..2",
            "--throughput", "10", "--quiet", "--algorithm", "random",
        ];
        await CliRun.With(cache, null, [.. search, "--folds", "1", "--cache", "--out", folder.Sub("whole")]);
        var fresh = await CliRun.Of([.. search, "--rungs", "2", "--out", folder.Sub("fresh")]);
        var cached = await CliRun.With(cache, null, [.. search, "--rungs", "2", "--cache", "--out", folder.Sub("cached")]);
        Assert.Equal((0, 0), (fresh.ExitCode, cached.ExitCode));
        Assert.Equal(Journal(folder.Sub("fresh")), Journal(folder.Sub("cached")));
        Assert.All(
            File.ReadLines(Path.Combine(folder.Sub("cached"), "evaluations.jsonl")), line => Assert.Contains("\"cached\":true", line));
        Assert.Contains("stopped by halving", fresh.Output);
    }

    [Fact]
    public async Task Rungs_without_epochs_of_their_own_and_less_than_a_generation_are_refused()
    {
        using var folder = new TemporaryFolder();
        foreach (var (options, mentioned) in new[]
        {
            (Small(folder.Sub("run")) with { Rungs = 4 }, "1..3"),
            (Small(folder.Sub("run")) with { Rungs = 0 }, "1..8"),
            (Small(folder.Sub("run")) with { MaxTrainings = 6 }, "population"),
        })
        {
            var fault = await Assert.ThrowsAsync<HybHanasException>(() => Search(options));
            Assert.Equal("out-of-range", fault.Code);
            Assert.Contains(mentioned, fault.Message);
        }
    }

    /// <summary>What the journal holds, without what is measured or says where it came from.</summary>
    private static string[] Journal(string folder) => Lines(
        File.ReadLines(Path.Combine(folder, "evaluations.jsonl")).Select(line => JsonSerializer.Deserialize<Candidate>(line, ResultJson.Line)!));

    private static string[] Lines(SearchResult result) => Lines(result.Evaluations);

    private static string[] Lines(IEnumerable<Candidate> candidates) =>
    [
        .. candidates.OrderBy(candidate => candidate.Id)
            .Select(candidate => JsonSerializer.Serialize(candidate with { HostSeconds = null, Cached = false }, ResultJson.Line)),
    ];

    private sealed class Stop(Action<SearchProgress> report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report(value);
    }
}
