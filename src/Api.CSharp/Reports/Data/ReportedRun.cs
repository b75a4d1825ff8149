using HybHanas.Runs;

namespace HybHanas.Reports;

/// <summary>A run as its folder holds it, complete or not; it may be in use.</summary>
internal sealed record ReportedRun
{
    /// <summary>Its path.</summary>
    public required string Folder { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>Name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>When the newest calibration of its beginning was made, as the backend reports.</summary>
    public required string Calibrated { get; init; }

    /// <summary>How networks were chosen.</summary>
    public required Algorithm Algorithm { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Candidates in all, when it is complete.</summary>
    public required int Candidates { get; init; }

    /// <summary>Generations in all.</summary>
    public required int Generations { get; init; }

    /// <summary>Every evaluation so far, in the order of the ids.</summary>
    public required IReadOnlyList<Candidate> Evaluations { get; init; }

    /// <summary>The networks that no other beats in every objective, by accuracy, best first.</summary>
    public required IReadOnlyList<Candidate> Front { get; init; }

    /// <summary>What is balanced.</summary>
    public required IReadOnlyList<ObjectiveInfo> Objectives { get; init; }

    /// <summary>See <see cref="SearchResult.Hypervolume"/>.</summary>
    public required double Hypervolume { get; init; }

    /// <summary>True while a process works on it.</summary>
    public required bool InUse { get; init; }

    /// <summary>Lines of the journal that could not be read, and why.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The run of a folder. A last line that is torn, or being written, is left out and noted.</summary>
    public static ReportedRun Read(string folder, RunRecord record, Objectives objectives)
    {
        // Asked first: a run that ends in between is read complete, and reported once more as in use.
        var inUse = RunFolder.IsInUse(folder);
        var journal = Journal.Read(Path.Combine(folder, Journal.FileName), salvage: false);
        var front = objectives.Front(journal.Candidates);
        return new ReportedRun
        {
            Folder = folder,
            DataSet = record.Data.Name,
            Backend = record.Calibration.Backend,
            Calibrated = record.Calibration.LastUpdate,
            Algorithm = record.Options.Algorithm,
            Seed = record.Seed,
            Started = record.Started,
            Candidates = record.Options.Population * record.Options.Generations,
            Generations = record.Options.Generations,
            Evaluations = [.. journal.Candidates.OrderBy(candidate => candidate.Id)],
            Front = front,
            Objectives = objectives.Info,
            Hypervolume = objectives.Hypervolume(front),
            InUse = inUse,
            Notes = journal.Notes,
        };
    }
}
