using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches that are enumerated.</summary>
public class SearchStreamTests
{
    private static NetworkSearch Small(string folder) => new(new SearchOptions
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
    });

    [Fact]
    public async Task Candidates_come_in_the_order_of_their_ids_and_are_those_of_the_result()
    {
        using var folder = new TemporaryFolder();
        var run = Small(folder.Sub("run")).RunAsync(TestContext.Current.CancellationToken);
        var candidates = new List<Candidate>();
        await foreach (var candidate in run)
            candidates.Add(candidate);
        Assert.Equal(Enumerable.Range(1, 12), candidates.Select(candidate => candidate.Id));
        var result = await run.Result;
        Assert.Equal(SearchEnd.Completed, result.End);
        Assert.Equivalent(result.Evaluations, candidates);

        var saved = SavedRuns.Load(folder.Sub("run"));
        Assert.Equal(result.Front.Select(candidate => candidate.Id), saved.Front.Select(candidate => candidate.Id));
        Assert.Equal(candidates.Select(candidate => candidate.Genome), saved.Candidates.Select(candidate => candidate.Genome));
        Assert.Equal((12, 12, "iris"), (saved.Summary.Finished, saved.Summary.Candidates, saved.Options.DataSet));
        Assert.Equal(result.Objectives, saved.Objectives);
        Assert.Throws<InvalidOperationException>(() => run.GetAsyncEnumerator(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_run_and_saves_it()
    {
        using var folder = new TemporaryFolder();
        var run = Small(folder.Sub("run")).RunAsync(TestContext.Current.CancellationToken);
        await foreach (var candidate in run)
            if (candidate.Id == 3)
                break;
        var result = await run.Result;
        Assert.Equal(SearchEnd.Interrupted, result.End);
        Assert.InRange(result.Evaluations.Count, 3, 11);
        Assert.Equal(result.Evaluations.Count, SavedRuns.Load(folder.Sub("run")).Candidates.Count);
        Assert.False(SavedRuns.List(folder.Sub("run"))[0].InUse);
        var resumed = await NetworkSearch.ResumeAsync(folder.Sub("run"), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((SearchEnd.Completed, 12), (resumed.End, resumed.Evaluations.Count));
    }

    [Fact]
    public async Task A_cancelled_run_gives_what_had_ended_and_then_says_so()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var run = Small(folder.Sub("run")).RunAsync(TestContext.Current.CancellationToken);
        var ids = new List<int>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var candidate in run.WithCancellation(stop.Token))
            {
                ids.Add(candidate.Id);
                if (ids.Count == 2)
                    await stop.CancelAsync();
            }
        });
        var result = await run.Result;
        Assert.Equal(result.Evaluations.Select(candidate => candidate.Id), ids);
    }

    [Fact]
    public async Task What_is_wrong_with_the_options_is_thrown_where_the_candidates_are_asked_for()
    {
        var run = new NetworkSearch(new SearchOptions { DataSet = "irises" }).RunAsync(TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<HybHanasException>(async () =>
        {
            await foreach (var candidate in run)
                Assert.Fail($"{candidate.Id}");
        });
        Assert.Equal("unknown-name", fault.Code);
        Assert.Same(fault, await Assert.ThrowsAsync<HybHanasException>(() => run.Result));
    }

    [Fact]
    public async Task The_stream_puts_candidates_in_order_and_waits_for_its_reader()
    {
        using var stop = new CancellationTokenSource();
        var stream = new CandidateStream(stop.Token);
        foreach (var id in (int[])[3, 1, 2])
            stream.Report(Progress(id));
        for (var id = 4; id <= CandidateStream.Capacity; id++)
            stream.Report(Progress(id));
        var blocked = Task.Run(() => stream.Report(Progress(CandidateStream.Capacity + 1)), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await blocked;
        stream.Report(Progress(CandidateStream.Capacity + 5));
        stream.Complete();
        var ids = new List<int>();
        await foreach (var candidate in stream.ReadAsync())
            ids.Add(candidate.Id);
        Assert.Equal([.. Enumerable.Range(1, CandidateStream.Capacity + 1), CandidateStream.Capacity + 5], ids);

        static SearchProgress Progress(int id) => new()
        {
            Generation = 1,
            Generations = 1,
            Finished = id,
            Candidates = 99,
            Failed = 0,
            Hypervolume = 0,
            Elapsed = TimeSpan.Zero,
            Last = new Candidate { Id = id, Generation = 1, Genome = "", Description = "", Genes = [] },
        };
    }

    [Fact]
    public async Task Circuits_are_costed_in_their_order_and_a_bad_one_stops_no_other()
    {
        Circuit[] circuits = [.. Enumerable.Range(1, 7).Select(qubits => Circuit.Create(qubits).H(qubits - 1).MeasureAll())];
        var costs = new List<BackendCost>();
        await foreach (var cost in CircuitBatch.EstimateAsync(circuits, new() { Backend = "manila", Level = 1 }, TestContext.Current.CancellationToken))
            costs.Add(cost);
        Assert.Equal([1, 2, 3, 4, 5, null, null], costs.Select(cost => cost.Estimate?.Qubits));
        Assert.Equal([null, null, null, null, null, "circuit-too-wide", "circuit-too-wide"], costs.Select(cost => cost.Reason?.Code));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var cost in CircuitBatch.EstimateAsync(circuits, null, new CancellationToken(canceled: true)))
                Assert.Fail(cost.Backend);
        });
    }

    [Fact]
    public void Loading_without_an_exception_gives_the_fault()
    {
        using var folder = new TemporaryFolder();
        Assert.False(SavedRuns.TryLoad(folder.Path, out var run, out var fault));
        Assert.Equal((null, "bad-file"), (run, fault.Code));
        Assert.False(TrainedModel.TryLoad(folder.File("model.json", "{}"), out var model, out fault));
        Assert.Equal((null, "bad-file"), (model, fault.Code));
    }
}
