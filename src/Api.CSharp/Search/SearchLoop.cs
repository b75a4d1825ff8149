using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Runs;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>Asks the algorithm, takes what the journal knows, evaluates the rest, tells, until the search or a limit ends.</summary>
internal sealed class SearchLoop
{
    private readonly SearchSetup setup;
    private readonly RunFolder folder;
    private readonly CalibrationFeed feed;
    private readonly IReadOnlyList<Candidate> known;
    private readonly long start;
    private readonly CandidateEvaluator evaluator;
    private readonly ProgressTracker tracker;
    private readonly ChoosingTime choosing = new();
    private string? note;

    public SearchLoop(
        SearchSetup setup, RunFolder folder, CalibrationFeed feed, IReadOnlyList<Candidate> known, IProgress<SearchProgress>? progress, long start)
    {
        (this.setup, this.folder, this.feed, this.known, this.start) = (setup, folder, feed, known, start);
        evaluator = new CandidateEvaluator(setup);
        tracker = new ProgressTracker(setup.Options, setup.Objectives, known, progress, start);
    }

    /// <summary>Runs to an end, saves the front and returns what was found.</summary>
    public SearchResult Run(CancellationToken cancellation)
    {
        using var span = Telemetry.Start("hybhanas.search");
        span?.SetTag("hybhanas.dataset", setup.Data.Searched.Name).SetTag("hybhanas.backend", setup.Series.Latest.Calibration.Name);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (setup.Options.TimeLimit is { } time)
            limit.CancelAfter(time);
        try
        {
            tracker.Begin();
            return Conclude(Search(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Conclude(SearchEnd.TimeLimit);
        }
        catch (OperationCanceledException) when (tracker.Finished.Count > 0)
        {
            return Conclude(SearchEnd.Interrupted);
        }
    }

    private SearchEnd Search(CancellationToken cancellation)
    {
        var options = setup.Options;
        var pool = new EvaluationPool(setup.Threads, setup.Rungs, evaluator, folder, tracker, known);
        var algorithm = Algorithms.For(options, setup.Objectives, evaluator, choosing);
        var space = LimitedSpace();
        var state = choosing.Of(() => SearchAlgorithmModule.start(algorithm, space, SeedModule.purpose("search", setup.Seed)).OrThrow());
        while (!state.Finished)
        {
            evaluator.Costing.Use(feed.Before(state.Generation + 1, evaluator.Costing.Series, cancellation));
            using var span = Telemetry.Start("hybhanas.generation");
            span?.SetTag("hybhanas.generation", state.Generation + 1);
            var asked = SearchAlgorithmModule.ask(state).ToList();
            var evaluated = pool.Evaluate(state.Generation + 1, asked, options.MaxTrainings ?? int.MaxValue, cancellation);
            var told = ListModule.OfSeq(evaluated.Select(pair => Tuple.Create(pair.Genome, setup.Objectives.OutcomeOf(pair.Candidate))));
            state = choosing.Of(() => SearchAlgorithmModule.tell(told, state).OrThrow());
            note = SearchAlgorithmModule.note(state)?.Value;
            if (evaluated.Count < asked.Count)
                return SearchEnd.TrainingLimit;
        }

        pool.RequireAllKnownUsed(folder.FullPath);
        return SearchEnd.Completed;
    }

    /// <summary>No network that breaks a constraint on its cost is ever proposed.</summary>
    private Space LimitedSpace() => setup.Objectives.BoundsCosts
        ? SpaceModule.limited(
            setup.Objectives.BoundsInWords,
            FuncConvert.FromFunc((Genome genome) => setup.Objectives.Allows(evaluator.Known(genome))), setup.Space).OrThrow()
        : setup.Space;

    private IEnumerable<string> Notes(int beyond)
    {
        if (note is not null)
            yield return note;
        if (beyond > 0)
            yield return $"{beyond} networks no longer meet {setup.Objectives.BoundsInWords} under the calibrations that came during the run, and are not on the front";
    }

    private SearchResult Conclude(SearchEnd end)
    {
        // Calibrations that came during the run count for every candidate, so that all of them compare.
        var evaluations = tracker.Finished.Select(evaluator.Recosted).ToList();
        if (end == SearchEnd.Completed && evaluations.All(candidate => candidate.Failure is not null))
            throw new HybHanasException(
                "all-failed", $"every one of the {evaluations.Count} networks failed; the first: {evaluations[0].Failure} (see {folder.FullPath})");
        var front = setup.Objectives.Front(evaluations);
        var beyond = evaluations.Count(candidate => candidate.Failure is null && !setup.Objectives.Allows(candidate));
        FrontFiles.Write(folder, front, setup.Objectives.Info);
        return new SearchResult
        {
            Front = front,
            Evaluations = evaluations,
            Hypervolume = setup.Objectives.Hypervolume(front),
            Objectives = setup.Objectives.Info,
            Calibrated = [.. evaluator.Costing.Series.Targets.Select(target => target.Calibration.LastUpdate)],
            CostOver = setup.Options.CostOver,
            GateTime = setup.Options.GateTime,
            Folds = setup.Folds.Count,
            Decoherence = setup.Options.Decoherence,
            Warnings = [.. setup.Warnings, .. feed.Notes, .. evaluator.Warnings, .. Notes(beyond)],
            Folder = folder.FullPath,
            End = end,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Choosing = choosing.Total,
        };
    }
}
