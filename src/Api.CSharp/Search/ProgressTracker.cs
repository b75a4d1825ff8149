using System.Diagnostics;

namespace HybHanas;

/// <summary>Collects what ended and reports it. Safe to call from every evaluating thread.</summary>
internal sealed class ProgressTracker(
    SearchOptions options, Objectives objectives, IReadOnlyList<Candidate> known, IProgress<SearchProgress>? progress, long start)
{
    private readonly Lock gate = new();
    private readonly List<Candidate> finished = [.. known];
    private int generation = 1;

    /// <summary>The candidates that ended, by id.</summary>
    public IReadOnlyList<Candidate> Finished
    {
        get
        {
            lock (gate)
                return [.. finished.OrderBy(candidate => candidate.Id)];
        }
    }

    /// <summary>Says that the search has begun.</summary>
    public void Begin() => Send(null);

    /// <summary>From now on candidates belong to this generation.</summary>
    public void StartGeneration(int number)
    {
        lock (gate)
            generation = number;
    }

    /// <summary>Takes a candidate that ended, and reports.</summary>
    public void Report(Candidate candidate)
    {
        lock (gate)
        {
            finished.Add(candidate);
            Send(candidate);
        }
    }

    private void Send(Candidate? last)
    {
        if (progress is null)
            return;
        var total = options.Population * options.Generations;
        var sinceStart = finished.Count - known.Count;
        var elapsed = Stopwatch.GetElapsedTime(start);
        progress.Report(new SearchProgress
        {
            Generation = generation,
            Generations = options.Generations,
            Finished = finished.Count,
            Candidates = total,
            Failed = finished.Count(candidate => candidate.Failure is not null),
            Last = last,
            BestAccuracy = finished.Max(candidate => candidate.Accuracy),
            Hypervolume = objectives.Hypervolume(finished),
            Elapsed = elapsed,
            Remaining = sinceStart == 0 ? null : elapsed * ((double)(total - finished.Count) / sinceStart),
        });
    }
}
