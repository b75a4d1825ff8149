using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HybHanas;

/// <summary>Traces and metrics under the name "HybHanas"; nothing is made where nobody listens. See docs/observability.md.</summary>
internal static class Telemetry
{
    public const string Name = "HybHanas";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Evaluations =
        Meter.CreateCounter<long>("hybhanas.evaluations", "{network}", "Networks evaluated, by outcome.");

    private static readonly Histogram<double> EvaluationSeconds =
        Meter.CreateHistogram<double>("hybhanas.evaluation.duration", "s", "Time that the evaluation of a network took, by outcome.");

    private static readonly Counter<long> FailedTrainings =
        Meter.CreateCounter<long>("hybhanas.trainings.failed", "{training}", "Networks that could not be costed or trained.");

    private static readonly Counter<long> CacheHits =
        Meter.CreateCounter<long>("hybhanas.cache.hits", "{training}", "Trainings taken from the cache of earlier runs.");

    /// <summary>A span, or null where nobody listens.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Counts a network that ended.</summary>
    public static void Evaluated(Candidate candidate)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", Outcome(candidate));
        Evaluations.Add(1, outcome);
        EvaluationSeconds.Record(candidate.HostSeconds ?? 0, outcome);
        if (candidate.Failure is not null)
            FailedTrainings.Add(1);
        if (candidate.Cached)
            CacheHits.Add(1);
    }

    /// <summary>Marks a span as failed.</summary>
    public static void Failed(Activity? span, string code, string message)
    {
        span?.SetTag("error.type", code);
        span?.SetStatus(ActivityStatusCode.Error, message);
    }

    private static string Outcome(Candidate candidate) => candidate switch
    {
        { Failure: not null } => "failed",
        { HalvedAfter: not null } => "halved",
        { StoppedEarly: true } => "stopped-early",
        _ => "trained",
    };
}
