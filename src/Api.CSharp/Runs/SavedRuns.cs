using HybHanas.Runs;

namespace HybHanas;

/// <summary>A run folder in one line.</summary>
public sealed record RunSummary
{
    /// <summary>Its path.</summary>
    public required string Folder { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>Name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Candidates that ended.</summary>
    public required int Finished { get; init; }

    /// <summary>Candidates in all.</summary>
    public required int Candidates { get; init; }

    /// <summary>Best validation accuracy so far.</summary>
    public double? BestAccuracy { get; init; }

    /// <summary>True while a process works on it.</summary>
    public required bool InUse { get; init; }

    /// <summary>What is wrong with its files; null where nothing is.</summary>
    public string? Fault { get; init; }
}

/// <summary>The runs of a folder.</summary>
public static class SavedRuns
{
    /// <summary>Every folder below that holds a run, newest first.</summary>
    /// <param name="folder">Folder that holds run folders, or a run folder itself.</param>
    /// <exception cref="HybHanasException">There is no such folder ("bad-file").</exception>
    public static IReadOnlyList<RunSummary> List(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
            throw new HybHanasException(Core.HybHanasError.NewBadFile(folder, "", "no such folder"));
        return [.. Directory.EnumerateDirectories(folder).Prepend(folder)
            .Where(path => File.Exists(Path.Combine(path, RunRecord.FileName)))
            .Select(Summarise)
            .OrderByDescending(run => run.Started).ThenBy(run => run.Folder, StringComparer.Ordinal)];
    }

    /// <summary>One run in full, also while another process works on it.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="HybHanasException">The folder is no run or its journal is damaged ("bad-file").</exception>
    public static SavedRun Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var record = RunRecord.Read(folder);
        return SavedRun.Read(folder, record, new Objectives(SpecificationTranslation.ToSpecification(record.Options)));
    }

    private static RunSummary Summarise(string folder)
    {
        try
        {
            var record = RunRecord.Read(folder);
            var journal = Journal.Read(Path.Combine(folder, Journal.FileName), salvage: false);
            return new RunSummary
            {
                Folder = folder,
                DataSet = record.Data.Name,
                Backend = record.Calibration.Backend,
                Started = record.Started,
                Finished = journal.Candidates.Count,
                Candidates = record.Options.Population * record.Options.Generations,
                BestAccuracy = journal.Candidates.Max(candidate => candidate.Accuracy),
                InUse = RunFolder.IsInUse(folder),
            };
        }
        catch (HybHanasException fault)
        {
            return new RunSummary
            {
                Folder = folder,
                DataSet = "",
                Backend = "",
                Started = DateTimeOffset.MinValue,
                Finished = 0,
                Candidates = 0,
                InUse = false,
                Fault = fault.Message,
            };
        }
    }
}
