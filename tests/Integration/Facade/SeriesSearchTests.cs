using HybHanas.Integration.Tests.Cli;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches over several calibrations, with bill and energy.</summary>
public class SeriesSearchTests
{
    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        Population = 4,
        Generations = 3,
        Epochs = 2,
        BatchSize = 16,
        Shots = 500,
        Qubits = new(2, 4),
        Depth = new(1, 3),
        ThroughputGigaflops = 10,
        StopBelowAccuracy = 0,
        OutputFolder = folder,
    };

    private static Task<SearchResult> Run(SearchOptions options) => NetworkSearch.RunAsync(options, null, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(CostOver.Median)]
    [InlineData(CostOver.Worst)]
    public async Task The_range_is_reported_and_what_is_asked_for_counts(CostOver over)
    {
        using var folder = new TemporaryFolder();
        var result = await Run(Small(folder.Sub("run")) with { Backend = ManilaDays.ThreeDays(folder), CostOver = over });
        Assert.Equal(["2024-05-20T01:00:00-04:00", "2024-05-21T01:00:00-04:00", "2024-05-22T01:00:00-04:00"], result.Calibrated);
        Assert.All(result.Evaluations, candidate =>
        {
            var range = candidate.QuantumRange!;
            Assert.Equal(3, range.Calibrations);
            Assert.True(range.Lowest <= range.Median && range.Median <= range.Highest);
            Assert.Equal(over == CostOver.Worst ? range.Highest : range.Median, candidate.QuantumSeconds!.Total);
            Assert.Equal(candidate.QuantumSeconds.Total + candidate.ClassicalSeconds, candidate.TotalSeconds);
        });
        Assert.Contains(result.Evaluations, candidate => candidate.QuantumRange!.Highest > 1.01 * candidate.QuantumRange.Lowest);
        var journal = File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl"));
        Assert.All(journal, line => Assert.Contains("\"quantumRange\":{\"calibrations\":3,\"lowest\":", line));
        Assert.Contains("\"quantumRange\"", File.ReadAllText(Path.Combine(folder.Sub("run"), "front.json")));
    }

    [Fact]
    public async Task A_run_resumes_over_the_same_calibrations_and_no_others()
    {
        using var folder = new TemporaryFolder();
        var days = ManilaDays.ThreeDays(folder);
        await Run(Small(folder.Sub("whole")) with { Backend = days });
        await Run(Small(folder.Sub("part")) with { Backend = days, MaxTrainings = 6 });
        Task<SearchResult> Resume() => NetworkSearch.ResumeAsync(folder.Sub("part"), null, null, TestContext.Current.CancellationToken);
        await Resume();
        Assert.Equal(
            File.ReadAllText(Path.Combine(folder.Sub("whole"), "front.json")), File.ReadAllText(Path.Combine(folder.Sub("part"), "front.json")));

        File.WriteAllText(Path.Combine(days, "b.json"), ManilaDays.Of("2024-05-20T01:00:00-04:00", 1.1));
        var changed = await Assert.ThrowsAsync<HybHanasException>(Resume);
        Assert.Equal("changed-run", changed.Code);
        Assert.Contains("calibrations[0].sha256 was", changed.Message);
        File.Delete(Path.Combine(days, "b.json"));
        Assert.Contains("calibrations was", (await Assert.ThrowsAsync<HybHanasException>(Resume)).Message);
    }

    [Fact]
    public async Task Usage_and_energy_of_each_training_follow_the_formulas_and_change_no_cost()
    {
        using var folder = new TemporaryFolder();
        var plain = await Run(Small(folder.Sub("plain")));
        var billed = await Run(Small(folder.Sub("billed")) with
        {
            Billing = new BillingOptions { JobOverheadSeconds = 3 },
            QuantumWatts = 100,
            ClassicalWatts = 10,
        });
        Assert.All(plain.Evaluations, candidate => Assert.True(candidate.Billing is null && candidate.Energy is null));
        Assert.Equal(plain.Evaluations.Select(candidate => candidate.TotalSeconds), billed.Evaluations.Select(candidate => candidate.TotalSeconds));
        Assert.All(billed.Evaluations, candidate =>
        {
            // 120 samples in steps of 16, two epochs; every angle is that of RX, RY or RZ and takes two evaluations.
            var (bill, steps, evaluations) = (candidate.Billing!, 8 * 2, 1 + 2 * candidate.QuantumParameters);
            Assert.Equal(steps * 16 * evaluations, bill.Circuits);
            Assert.Equal(500 * bill.Circuits, bill.Executions);
            Assert.Equal(steps * Math.Ceiling(16 * evaluations / 300.0), bill.Jobs);
            var usage = 3 * bill.Jobs + bill.Executions * (candidate.Circuit!.DurationSeconds + 0.00025);
            Assert.Equal(usage, bill.UsageSeconds, 1e-9 * usage);
            Assert.Equal(4, bill.Assumptions.Count);
            Assert.Equal(100 * bill.UsageSeconds, candidate.Energy!.QuantumJoules);
            Assert.Equal(10 * (bill.UsageSeconds + candidate.ClassicalSeconds!.Value), candidate.Energy.ClassicalJoules);
        });
    }

    [Theory]
    [InlineData("overhead of a job", -1, 300, 0)]
    [InlineData("circuits per job", 2, 0, 0)]
    [InlineData("power of the quantum system", 2, 300, -5)]
    public async Task A_term_out_of_its_range_is_refused_before_there_is_a_run(string mentioned, double overhead, int circuits, double watts)
    {
        using var folder = new TemporaryFolder();
        var fault = await Assert.ThrowsAsync<HybHanasException>(() => Run(Small(folder.Sub("run")) with
        {
            Billing = new BillingOptions { JobOverheadSeconds = overhead, CircuitsPerJob = circuits },
            QuantumWatts = watts,
        }));
        Assert.Equal("out-of-range", fault.Code);
        Assert.Contains(mentioned, fault.Message);
        Assert.False(Directory.Exists(folder.Sub("run")));
    }
}
