using System.Diagnostics.CodeAnalysis;
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

/// <summary>What a run folder holds.</summary>
public sealed record SavedRun
{
    /// <summary>The run in one line.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>What was searched.</summary>
    public required SearchOptions Options { get; init; }

    /// <summary>Every candidate that ended, in the order of the ids, as it was costed then.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>Those that no other one beats in every objective, by accuracy, best first.</summary>
    public required IReadOnlyList<Candidate> Front { get; init; }

    /// <summary>What is balanced.</summary>
    public required IReadOnlyList<ObjectiveInfo> Objectives { get; init; }

    /// <summary>Of the front, see <see cref="SearchResult.Hypervolume"/>.</summary>
    public required double Hypervolume { get; init; }

    /// <summary>What the user should know of the run as a whole, such as a torn last line of its journal.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
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

    /// <summary>The candidates and the front of a run, complete or not; it may be in use.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="HybHanasException">The folder is no run, or its journal is damaged ("bad-file").</exception>
    public static SavedRun Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var record = RunRecord.Read(folder);
        var journal = Journal.Read(Path.Combine(folder, Journal.FileName), salvage: false);
        var objectives = new Objectives(SpecificationTranslation.ToSpecification(record.Options));
        var front = objectives.Front(journal.Candidates);
        return new SavedRun
        {
            Summary = SummaryOf(folder, record, journal),
            Options = record.Options,
            Candidates = [.. journal.Candidates.OrderBy(candidate => candidate.Id)],
            Front = front,
            Objectives = objectives.Info,
            Hypervolume = objectives.Hypervolume(front),
            Warnings = [.. record.Warnings, .. journal.Notes],
        };
    }

    /// <summary>The same without an exception for a folder that is no run.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="fault">Why it is none.</param>
    public static bool TryLoad(string folder, [NotNullWhen(true)] out SavedRun? run, [NotNullWhen(false)] out Fault? fault) =>
        Fault.Try(() => Load(folder), out run, out fault);

    private static RunSummary SummaryOf(string folder, RunRecord record, JournalReading journal) => new()
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

    private static RunSummary Summarise(string folder)
    {
        try
        {
            return SummaryOf(folder, RunRecord.Read(folder), Journal.Read(Path.Combine(folder, Journal.FileName), salvage: false));
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
