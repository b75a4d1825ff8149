using System.Collections.Concurrent;
using System.Globalization;
using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Data;
using Microsoft.FSharp.Core;

namespace HybHanas.Ibm;

/// <summary>
/// Backends' present calibrations: from the cache while they are fresh, else from the service, else the best older copy with a
/// warning. Safe for concurrent use; one caller at a time asks for a backend, and the others find its answer in the cache.
/// </summary>
internal sealed class CalibrationService : IDisposable
{
    private readonly IbmSettings _settings;
    private readonly CalibrationCache _cache;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly Lock _connecting = new();
    private IbmClient? _client;

    internal CalibrationService(IbmSettings settings) =>
        (_settings, _cache) = (settings, new CalibrationCache(settings.CacheFolder, settings.Clock));

    public void Dispose()
    {
        _client?.Dispose();
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    /// <summary>
    /// The calibration of a backend. With <paramref name="refresh"/> the service is asked even if a fresh copy is there, and no bundled
    /// snapshot stands in for its answer. Errors: Service (no account, not authorised, out of reach, unusable answer), BadFile
    /// and Unusable (the account file), UnknownName with the nearest names of the service.
    /// </summary>
    internal async Task<FSharpResult<CalibrationAnswer, HybHanasError>> GetAsync(
        string backend, bool refresh, CancellationToken cancellation)
    {
        if (BackendName.TryParse(backend) is not { } name)
            return Outcome.Refuse<CalibrationAnswer>(HybHanasErrorModule.unknown("backend", BundledCalibrations.Names, backend));
        var gate = _gates.GetOrAdd(name.Service, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var kept = _cache.Find(name);
            if (!refresh && kept is not null && Age(kept) is { } age && age >= TimeSpan.Zero && age < _settings.TimeToLive)
                return Outcome.Ok(new CalibrationAnswer(kept.Calibration, CalibrationSource.Cache, age, Stale: false, Warning: null));
            try
            {
                return Outcome.Ok(await BringAsync(name, refresh ? null : kept?.Calibration, cancellation).ConfigureAwait(false));
            }
            catch (IbmFault fault)
            {
                return InsteadOf(fault, name, kept, refresh) is { } older
                    ? Outcome.Ok(older)
                    : Outcome.Refuse<CalibrationAnswer>(fault.Error);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The backends of the service instance.</summary>
    internal Task<FSharpResult<IReadOnlyList<AccountBackend>, HybHanasError>> ListAsync(CancellationToken cancellation) =>
        AskAsync(client => client.ListAsync(cancellation));

    /// <summary>What a backend does just now.</summary>
    internal Task<FSharpResult<BackendStatus, HybHanasError>> StatusAsync(string backend, CancellationToken cancellation) =>
        BackendName.TryParse(backend) is { } name
            ? AskAsync(client => client.StatusAsync(name, cancellation))
            : Task.FromResult(Outcome.Refuse<BackendStatus>(HybHanasErrorModule.unknown("backend", BundledCalibrations.Names, backend)));

    private async Task<FSharpResult<T, HybHanasError>> AskAsync<T>(Func<IbmClient, Task<T>> ask)
    {
        try
        {
            return Outcome.Ok(await ask(Client()).ConfigureAwait(false));
        }
        catch (IbmFault fault)
        {
            return Outcome.Refuse<T>(fault.Error);
        }
    }

    private async Task<CalibrationAnswer> BringAsync(BackendName name, Calibration? known, CancellationToken cancellation)
    {
        var calibration = await LiveCalibration.FetchAsync(Client(), name, known, cancellation).ConfigureAwait(false);
        var failure = _cache.Keep(name, calibration);
        return new CalibrationAnswer(
            calibration, CalibrationSource.Service, TimeSpan.Zero, Stale: false,
            failure is null ? null : $"the calibration of {name.Service} is not kept for later: {failure}");
    }

    /// <summary>
    /// What can stand in when the service gives nothing. An account that is refused is the user's to mend, whatever is on disk; one
    /// that is missing, only if a refresh was asked for.
    /// </summary>
    private CalibrationAnswer? InsteadOf(IbmFault fault, BackendName name, KeptCalibration? kept, bool refresh)
    {
        if (fault.Kind is FaultKind.NotAuthorised || (refresh && fault.Kind is not FaultKind.Unavailable))
            return null;
        if (kept is not null)
            return new CalibrationAnswer(
                kept.Calibration, CalibrationSource.Cache, Age(kept), Stale: true,
                $"the calibration of {name.Service} is the copy of {Day(kept.Brought)}, which may be out of date: {fault.Message}");
        if (refresh || !BundledCalibrations.Names.Contains(name.Short) || BundledCalibrations.Load(name.Short) is not { IsOk: true } bundled)
            return null;
        var calibrated = DateTimeOffset.Parse(bundled.ResultValue.LastUpdate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new CalibrationAnswer(
            bundled.ResultValue, CalibrationSource.Bundled, _settings.Clock.GetUtcNow() - calibrated, Stale: true,
            $"the calibration of {name.Service} is the bundled snapshot of {Day(calibrated)}: {fault.Message}");
    }

    private TimeSpan Age(KeptCalibration kept) => _settings.Clock.GetUtcNow() - kept.Brought;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    // A missing account is looked for anew each time, since it may be mended meanwhile.
    private IbmClient Client()
    {
        lock (_connecting)
            return _client ??= new IbmClient(IbmAccount.Find(_settings.Environment), _settings);
    }
}
