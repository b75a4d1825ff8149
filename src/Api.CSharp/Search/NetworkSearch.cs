using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Runs;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>Searches hybrid networks for a data set and a backend.</summary>
public static class NetworkSearch
{
    /// <summary>Runs a search to its end, or until it is cancelled; then what is finished is saved and returned.</summary>
    /// <param name="options">What to search; the defaults search Digits on brisbane.</param>
    /// <param name="progress">Told whenever a candidate ended, from the thread that evaluated it.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">An option, name or file is wrong, the space is impossible, the output folder cannot be
    /// written, or every candidate failed ("all-failed").</exception>
    public static Task<SearchResult> RunAsync(
        SearchOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => Run(options, progress, cancellation), CancellationToken.None);
    }

    private static SearchResult Run(SearchOptions options, IProgress<SearchProgress>? progress, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var setup = SearchSetup.Resolve(options, TimeProvider.System);
        using var folder = RunFolder.Create(options.OutputFolder, $"{options.DataSet}-{setup.Target.Calibration.Name}", TimeProvider.System);
        folder.WriteJson("run.json", RunRecord.Of(setup, TimeProvider.System.GetUtcNow()));
        var evaluator = new CandidateEvaluator(setup);
        var tracker = new ProgressTracker(options, progress, start);
        var state = SearchAlgorithmModule.start(Algorithms.For(options, evaluator), setup.Space, SeedModule.purpose("search", setup.Seed)).OrThrow();
        var pool = new EvaluationPool(setup.Threads, evaluator, folder, tracker);
        try
        {
            tracker.Begin();
            while (!state.Finished)
            {
                var evaluated = pool.Evaluate(state.Generation + 1, SearchAlgorithmModule.ask(state), cancellation);
                state = SearchAlgorithmModule.tell(
                    ListModule.OfSeq(evaluated.Select(pair => Tuple.Create(pair.Genome, Objectives.OutcomeOf(pair.Candidate)))), state).OrThrow();
            }
        }
        catch (OperationCanceledException) when (tracker.Finished.Count > 0)
        {
            return Conclude(tracker, folder, start, interrupted: true);
        }

        return Conclude(tracker, folder, start, interrupted: false);
    }

    private static SearchResult Conclude(ProgressTracker tracker, RunFolder folder, long start, bool interrupted)
    {
        var evaluations = tracker.Finished;
        if (evaluations.Count > 0 && evaluations.All(candidate => candidate.Failure is not null))
            throw new HybHanasException(
                "all-failed", $"every one of the {evaluations.Count} networks failed; the first: {evaluations[0].Failure} (see {folder.FullPath})");
        var front = Objectives.Front(evaluations);
        FrontFiles.Write(folder, front);
        return new SearchResult
        {
            Front = front,
            Evaluations = evaluations,
            Hypervolume = Objectives.Hypervolume(front),
            ReferencePoint = Objectives.Reference,
            Folder = folder.FullPath,
            Interrupted = interrupted,
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }
}
