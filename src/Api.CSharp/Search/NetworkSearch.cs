using System.Diagnostics;
using HybHanas.Runs;

namespace HybHanas;

/// <summary>Searches hybrid networks for a data set and a backend: in one call that tells its progress, or candidate by candidate.</summary>
public sealed class NetworkSearch
{
    private readonly SearchOptions options;

    /// <summary>A search that <see cref="RunAsync(CancellationToken)"/> runs candidate by candidate.</summary>
    /// <param name="options">What to search; null takes the defaults, which search Digits on brisbane.</param>
    public NetworkSearch(SearchOptions? options = null) => this.options = options ?? new SearchOptions();

    /// <summary>Runs the search while its candidates are enumerated; each enumeration is a run with a folder of its own.</summary>
    /// <param name="cancellation">Ends the run within one training step.</param>
    public SearchRun RunAsync(CancellationToken cancellation = default) =>
        new((progress, stop) => Run(options, progress, TimeProvider.System, stop), cancellation);

    /// <summary>Runs a search to its end, or until it is cancelled or a limit is reached; then what is finished is saved and returned.</summary>
    /// <param name="options">What to search; the defaults search Digits on brisbane.</param>
    /// <param name="progress">Told whenever a candidate ended, from the thread that evaluated it.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">An option, name or file is wrong, the space is impossible, the output folder cannot be
    /// written, or every candidate failed ("all-failed").</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any candidate ended.</exception>
    public static Task<SearchResult> RunAsync(
        SearchOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => Run(options, progress, TimeProvider.System, cancellation), CancellationToken.None);
    }

    /// <summary>Goes on with a run that ended before its time, for whatever reason; the outcome is that of an uninterrupted run.
    /// A run that is complete gets its front files again.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="options">How it goes on; null takes the defaults.</param>
    /// <param name="progress">Told whenever a candidate ended; earlier candidates are not reported again.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">The folder is no run ("bad-file"), its journal is damaged, data, calibration or version are no
    /// longer those of the run ("changed-run"), or another process works on it ("unusable-path").</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any candidate ended.</exception>
    public static Task<SearchResult> ResumeAsync(
        string folder, ResumeOptions? options = null, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Task.Run(() => Resume(folder, options ?? new ResumeOptions(), progress, cancellation), CancellationToken.None);
    }

    /// <summary>Roughly how long a search will take on this machine: some of its networks are costed and trained for an epoch.</summary>
    /// <param name="options">What to search.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">An option, name or file is wrong.</exception>
    public static Task<TimeSpan> EstimateAsync(SearchOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => SearchEstimate.Of(options, cancellation), CancellationToken.None);
    }

    /// <summary>The clock gives dates for the record alone; what is measured and limited does not follow its jumps.</summary>
    internal static SearchResult Run(
        SearchOptions options, IProgress<SearchProgress>? progress, TimeProvider clock, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var setup = SearchSetup.Resolve(options, clock);
        using var folder = RunFolder.Create(options.OutputFolder, $"{setup.Data.Searched.Name}-{setup.Series.Latest.Calibration.Name}", clock);
        folder.WriteJson(RunRecord.FileName, RunRecord.Of(setup, clock.GetUtcNow()));
        if (Backends.IsOfAccount(options.Backend))
            RunCalibrations.Keep(folder, new RunCalibration(1, setup.Series.Latest));
        using var feed = new CalibrationFeed(setup, folder, [], 0);
        return new SearchLoop(setup.WithSharedWeights(cancellation), folder, feed, [], progress, start).Run(cancellation);
    }

    private static SearchResult Resume(
        string path, ResumeOptions options, IProgress<SearchProgress>? progress, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var record = RunRecord.Read(path);
        var resumed = record.Options with
        {
            TrainerFolder = options.TrainerFolder ?? record.Options.TrainerFolder,
            Threads = options.Threads,
            TimeLimit = options.TimeLimit,
            MaxTrainings = options.MaxTrainings,
            UseCache = options.UseCache,
        };
        var calibrations = RunCalibrations.Read(path);
        var setup = SearchSetup.Resolve(resumed, TimeProvider.System, record.Throughput, calibrations.FirstOrDefault()?.Target);
        RunIdentity.Require(path, record, RunRecord.Of(setup, record.Started));
        var (folder, journal) = RunFolder.Reopen(path, options.Salvage);
        using (folder)
        {
            setup = setup with { Warnings = [.. setup.Warnings, .. journal.Notes] };
            using var feed = new CalibrationFeed(
                setup, folder, calibrations, journal.Candidates.Select(candidate => candidate.Generation).DefaultIfEmpty().Max());
            return new SearchLoop(setup.WithSharedWeights(cancellation), folder, feed, journal.Candidates, progress, start).Run(cancellation);
        }
    }
}
