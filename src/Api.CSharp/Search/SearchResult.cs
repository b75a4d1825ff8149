namespace HybHanas;

/// <summary>How far a search is.</summary>
public sealed record SearchProgress
{
    /// <summary>Generation in progress, from 1.</summary>
    public required int Generation { get; init; }

    /// <summary>Generations in all.</summary>
    public required int Generations { get; init; }

    /// <summary>Candidates that ended, failed ones included.</summary>
    public required int Finished { get; init; }

    /// <summary>Candidates in all.</summary>
    public required int Candidates { get; init; }

    /// <summary>Candidates that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>The candidate that ended last; null before the first.</summary>
    public Candidate? Last { get; init; }

    /// <summary>Best validation accuracy so far.</summary>
    public double? BestAccuracy { get; init; }

    /// <summary>Hypervolume of the archive so far, see <see cref="SearchResult.Hypervolume"/>.</summary>
    public required double Hypervolume { get; init; }

    /// <summary>Time since the search began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Estimated time until the search ends; null before the first candidate ended.</summary>
    public TimeSpan? Remaining { get; init; }
}

/// <summary>Why a search ended.</summary>
public enum SearchEnd
{
    /// <summary>Every generation is evaluated.</summary>
    Completed,

    /// <summary>It was cancelled.</summary>
    Interrupted,

    /// <summary>Its time limit was reached.</summary>
    TimeLimit,

    /// <summary>Its limit of trainings was reached.</summary>
    TrainingLimit,
}

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>The networks that no other evaluated network beats in every objective, by accuracy, best first.</summary>
    public required IReadOnlyList<Candidate> Front { get; init; }

    /// <summary>Every evaluation, in the order of the ids.</summary>
    public required IReadOnlyList<Candidate> Evaluations { get; init; }

    /// <summary>Share of the box between the best and the worst value of each of <see cref="Objectives"/> that the front dominates; in [0, 1].
    /// The corners are the same for every run.</summary>
    public required double Hypervolume { get; init; }

    /// <summary>What was balanced.</summary>
    public required IReadOnlyList<ObjectiveInfo> Objectives { get; init; }

    /// <summary>When the calibrations that the costs hold for were made, as the backend reports, the oldest first.</summary>
    public required IReadOnlyList<string> Calibrated { get; init; }

    /// <summary>Which of their costs counts, where there are several.</summary>
    public required CostOver CostOver { get; init; }

    /// <summary>What one execution of a circuit is taken to last.</summary>
    public required GateTimeConvention GateTime { get; init; }

    /// <summary>Parts of the samples over which each accuracy is a mean; 1 without cross-validation.</summary>
    public required int Folds { get; init; }

    /// <summary>How decoherence is charged.</summary>
    public required DecoherenceConvention Decoherence { get; init; }

    /// <summary>What the user should know of the run as a whole, such as a calibration older than it should be.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Folder where the run was saved.</summary>
    public required string Folder { get; init; }

    /// <summary>Why the search ended; all but <see cref="SearchEnd.Completed"/> can be resumed.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>Time that the search took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Processor time of choosing networks, without their costs.</summary>
    internal TimeSpan Choosing { get; init; }
}
