using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Ibm;

/// <summary>The door of this folder: one question to IBM Quantum Platform, with the process's account, clock and cache.</summary>
internal static class IbmBackends
{
    /// <summary>The present calibration of a backend; asks the service whatever the cache holds, and keeps the answer.</summary>
    internal static Task<FSharpResult<CalibrationAnswer, HybHanasError>> RefreshAsync(string backend, CancellationToken cancellation) =>
        WithServiceAsync(service => service.GetAsync(backend, refresh: true, cancellation));

    /// <summary>The calibration of a backend: the cached one while it is fresh, else the service's, else an older one with a warning.</summary>
    internal static Task<FSharpResult<CalibrationAnswer, HybHanasError>> GetAsync(string backend, CancellationToken cancellation) =>
        WithServiceAsync(service => service.GetAsync(backend, refresh: false, cancellation));

    /// <summary>The backends that the account can use.</summary>
    internal static Task<FSharpResult<IReadOnlyList<AccountBackend>, HybHanasError>> ListAsync(CancellationToken cancellation) =>
        WithServiceAsync(service => service.ListAsync(cancellation));

    /// <summary>What a backend does just now.</summary>
    internal static Task<FSharpResult<BackendStatus, HybHanasError>> StatusAsync(string backend, CancellationToken cancellation) =>
        WithServiceAsync(service => service.StatusAsync(backend, cancellation));

    private static async Task<T> WithServiceAsync<T>(Func<CalibrationService, Task<T>> ask)
    {
        using var service = new CalibrationService(IbmSettings.OfProcess());
        return await ask(service).ConfigureAwait(false);
    }
}
