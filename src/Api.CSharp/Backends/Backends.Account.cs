using HybHanas.Core.Backends;
using HybHanas.Ibm;

namespace HybHanas;

public static partial class Backends
{
    /// <summary>The backends that the IBM Quantum account can use (docs/ibm-account.md), in the service's order.</summary>
    /// <param name="cancellation">Ends the waiting for the service.</param>
    /// <exception cref="HybHanasException">There is no usable account, or the service cannot be used ("service").</exception>
    public static async Task<IReadOnlyList<AccountBackend>> ListAccountAsync(CancellationToken cancellation = default) =>
        (await IbmBackends.ListAsync(cancellation).ConfigureAwait(false)).OrThrow();

    /// <summary>What a backend of the account does just now: whether it takes jobs, and how many wait.</summary>
    /// <param name="backend">Name of the backend, with or without ibm_.</param>
    /// <param name="cancellation">Ends the waiting for the service.</param>
    /// <exception cref="HybHanasException">As for <see cref="RefreshAsync"/>.</exception>
    public static async Task<BackendStatus> StatusAsync(string backend, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return (await IbmBackends.StatusAsync(backend, cancellation).ConfigureAwait(false)).OrThrow();
    }

    /// <summary>Brings a backend's present calibration from IBM Quantum Platform, with the account that IBM's own tools use
    /// (docs/ibm-account.md), and keeps it in the cache, from which "ibm_NAME" takes it.</summary>
    /// <param name="backend">Name of the backend, with or without ibm_.</param>
    /// <param name="cancellation">Ends the waiting for the service.</param>
    /// <exception cref="HybHanasException">There is no usable account, the backend is unknown, or the service cannot be used ("service").</exception>
    public static async Task<CalibrationRefresh> RefreshAsync(string backend, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        var answer = (await IbmBackends.RefreshAsync(backend, cancellation).ConfigureAwait(false)).OrThrow();
        return new CalibrationRefresh(
            BackendReport.Summarise(TargetModule.create(answer.Calibration).OrThrow()), answer.Age, answer.Stale, answer.Warning);
    }
}
