using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Ibm;
using HybHanas.Runs;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>The calibrations that count in each generation: those of the run's beginning, and where the run is to follow the device, each
/// that the device got since. What an earlier part of the run took is taken from its folder.</summary>
internal sealed class CalibrationFeed : IDisposable
{
    private readonly SearchSetup setup;
    private readonly RunFolder folder;
    private readonly Queue<RunCalibration> kept;
    private readonly int lastKnownGeneration;
    private readonly CalibrationService? service;
    private readonly List<string> notes = [];

    /// <summary>For a run whose folder holds these calibrations and whose journal reaches to that generation.</summary>
    public CalibrationFeed(SearchSetup setup, RunFolder folder, IReadOnlyList<RunCalibration> kept, int lastKnownGeneration)
    {
        (this.setup, this.folder) = (setup, folder);
        this.kept = new(kept.Where(calibration => calibration.Generation > 1));
        this.lastKnownGeneration = Math.Max(lastKnownGeneration, kept.Select(calibration => calibration.Generation).LastOrDefault());
        service = setup.Options.RefreshAfter is { } age ? new CalibrationService(IbmSettings.OfProcess() with { TimeToLive = age }) : null;
    }

    /// <summary>What the user should know of calibrations that could not be had.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Dispose() => service?.Dispose();

    /// <summary>The calibrations that count from this generation on, given those before it.</summary>
    public CalibrationSeries Before(int generation, CalibrationSeries series, CancellationToken cancellation)
    {
        while (kept.TryPeek(out var next) && next.Generation <= generation)
            series = CalibrationSeriesModule.join(kept.Dequeue().Target, series).OrThrow();
        return service is null || generation == 1 || generation <= lastKnownGeneration
            ? series
            : WithPresent(service, generation, series, cancellation);
    }

    private CalibrationSeries WithPresent(CalibrationService from, int generation, CalibrationSeries series, CancellationToken cancellation)
    {
        var answer = from.GetAsync(setup.Options.Backend, refresh: false, cancellation).GetAwaiter().GetResult();
        var target = answer.IsOk ? TargetModule.create(answer.ResultValue.Calibration) : FSharpResult<Target, HybHanasError>.NewError(answer.ErrorValue);
        if (target.IsOk && !CalibrationSeriesModule.isNewer(target.ResultValue, series))
            return Noted(series, answer.ResultValue.Warning);
        var longer = target.IsOk ? CalibrationSeriesModule.join(target.ResultValue, series) : Refused(target.ErrorValue);
        if (longer.IsError)
            return Noted(series, $"before generation {generation} no new calibration could be had: {HybHanasErrorModule.message(longer.ErrorValue)}");
        RunCalibrations.Keep(folder, new RunCalibration(generation, target.ResultValue));
        return longer.ResultValue;
    }

    private static FSharpResult<CalibrationSeries, HybHanasError> Refused(HybHanasError error) =>
        FSharpResult<CalibrationSeries, HybHanasError>.NewError(error);

    /// <summary>A device out of reach is no reason to end a search that has begun.</summary>
    private CalibrationSeries Noted(CalibrationSeries series, string? note)
    {
        if (note is not null && !notes.Contains(note))
            notes.Add(note);
        return series;
    }
}
