namespace HybHanas;

/// <summary>Searches as a service: <see cref="NetworkSearch"/> with the options of the application, and a log. Thread safe.</summary>
public interface INetworkSearches
{
    /// <summary>Runs a search to its end, or until it is cancelled or a limit is reached; then what is finished is saved and returned.</summary>
    /// <param name="options">What to search; null takes the options of the application.</param>
    /// <param name="progress">Told whenever a candidate ended, from the thread that evaluated it.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">As for <see cref="NetworkSearch"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any candidate ended.</exception>
    Task<SearchResult> RunAsync(
        SearchOptions? options = null, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default);
}
