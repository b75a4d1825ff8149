using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HybHanas;

/// <summary>Searches with the application's options and log.</summary>
internal sealed partial class LoggedSearches(IOptions<HybHanasOptions> options, ILogger<LoggedSearches> logger) : INetworkSearches
{
    public async Task<SearchResult> RunAsync(
        SearchOptions? own = null, IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var search = own ?? options.Value.Search;
        Started(search.DataSet, search.Backend, search.Population * search.Generations);
        var result = await NetworkSearch.RunAsync(search, new Log(this, progress), cancellation).ConfigureAwait(false);
        Ended(result.End, result.Evaluations.Count, result.Front.Count, result.Folder);
        return result;
    }

    [LoggerMessage(11, LogLevel.Information, "Search of {DataSet} on {Backend} begins: {Candidates} networks")]
    private partial void Started(string dataSet, string backend, int candidates);

    [LoggerMessage(12, LogLevel.Debug, "Network {Id} of generation {Generation} ended with accuracy {Accuracy}")]
    private partial void Evaluated(int id, int generation, double? accuracy);

    [LoggerMessage(13, LogLevel.Warning, "Network {Id} of generation {Generation} failed: {Reason}")]
    private partial void Failed(int id, int generation, string reason);

    [LoggerMessage(14, LogLevel.Information, "Search ended ({End}): {Evaluated} networks, {Front} on the front, saved in {Folder}")]
    private partial void Ended(SearchEnd end, int evaluated, int front, string folder);

    private sealed class Log(LoggedSearches searches, IProgress<SearchProgress>? next) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            if (value.Last is { Failure: { } reason } failed)
                searches.Failed(failed.Id, failed.Generation, reason);
            else if (value.Last is { } candidate)
                searches.Evaluated(candidate.Id, candidate.Generation, candidate.Accuracy);
            next?.Report(value);
        }
    }
}
