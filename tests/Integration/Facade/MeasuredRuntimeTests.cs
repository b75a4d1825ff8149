using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Runtimes that are measured, by clocks that tell what they are to tell.</summary>
public class MeasuredRuntimeTests
{
    private static readonly CancellationToken s_cancellation = TestContext.Current.CancellationToken;

    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        Population = 4,
        Generations = 3,
        Epochs = 1,
        Folds = 1,
        Qubits = new(2, 3),
        Depth = new(1, 2),
        StopBelowAccuracy = 0,
        Objectives = ["accuracy", "runtime-per-sample", "qubits"],
        Runtime = RuntimeSource.Measured,
        BatchSize = 10,
        Threads = 1,
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    [Fact]
    public async Task Measured_numbers_are_in_the_journal_and_a_resumed_run_has_them_again()
    {
        using var folder = new TemporaryFolder();
        var run = NetworkSearch.Run(Small(folder.Sub("run")) with { MaxTrainings = 8 }, null, new SteppingClock(), s_cancellation);
        // Each pass takes one step more than the one before; of passes 4 to 18 the eleventh is the median, over a batch of ten samples.
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => Math.Round((18 * i + 11) / 10.0 * 1e-6, 12)),
            run.Evaluations.Select(candidate => Math.Round(candidate.MeasuredRuntime!.Value, 12)).Order());
        Assert.All(run.Evaluations, candidate => Assert.Equal(candidate.MeasuredRuntime, candidate.Value("runtime-per-sample")));
        Assert.Single(run.Warnings, warning => warning.Contains("wall time measured on this machine", StringComparison.Ordinal));
        Assert.Contains("wall time measured", await File.ReadAllTextAsync(Path.Combine(run.Folder, "run.json"), s_cancellation));
        Assert.Contains("runtime_per_sample", await File.ReadAllTextAsync(Path.Combine(run.Folder, "front.csv"), s_cancellation));

        var resumed = await NetworkSearch.ResumeAsync(run.Folder, null, null, s_cancellation);
        Assert.Equal((SearchEnd.Completed, 12), (resumed.End, resumed.Evaluations.Count));
        Assert.Equal(run.Evaluations.Select(candidate => candidate.MeasuredRuntime), resumed.Evaluations.Take(8).Select(candidate => candidate.MeasuredRuntime));
        var again = await NetworkSearch.ResumeAsync(run.Folder, null, null, s_cancellation);
        Assert.Equal(
            resumed.Front.Select(candidate => (candidate.Id, candidate.MeasuredRuntime)), again.Front.Select(candidate => (candidate.Id, candidate.MeasuredRuntime)));
    }

    [Fact]
    public void It_is_unknown_before_an_evaluation()
    {
        var modelled = SearchSetup.Resolve(Small("unused") with { Runtime = RuntimeSource.Modelled }, TimeProvider.System).Objectives.Info;
        var measured = SearchSetup.Resolve(Small("unused") with { Objectives = ["qubits", "runtime-per-sample", "accuracy"] }, TimeProvider.System).Objectives.Info;
        Assert.Equal(["accuracy", "runtime-per-sample", "qubits"], modelled.Select(info => info.Name));
        Assert.Equal(["runtime-per-sample", "accuracy", "qubits"], measured.Select(info => info.Name));
    }

    [Fact]
    public void What_a_measured_runtime_does_not_go_with_is_refused()
    {
        foreach (var (options, mentioned) in new[]
        {
            (Small("unused") with { UseCache = true }, "only with a modelled runtime"),
            (Small("unused") with { Objectives = ["accuracy", "qubits"] }, "runtime-per-sample is no objective"),
            (Small("unused") with { Constraints = ["runtime-per-sample <= 1 ms"] }, "none where it is measured"),
        })
        {
            var fault = Assert.Throws<HybHanasException>(() => SearchSetup.Resolve(options, TimeProvider.System));
            Assert.Equal("out-of-range", fault.Code);
            Assert.Contains(mentioned, fault.Message);
        }
    }

    /// <summary>Each interval between two time stamps is a microsecond longer than the one before the last.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long now;
        private int calls;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => now += calls++ % 2 == 0 ? 0 : (calls + 1) / 2;
    }
}
