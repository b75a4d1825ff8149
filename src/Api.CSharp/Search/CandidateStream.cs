using System.Threading.Channels;

namespace HybHanas;

/// <summary>Puts the candidates that a search reports in the order of their ids and hands them to one reader. While the reader is
/// behind, the search waits.</summary>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class CandidateStream(CancellationToken cancellation) : IProgress<SearchProgress>
{
    /// <summary>Candidates at most that wait for the reader.</summary>
    public const int Capacity = 32;

    private readonly Channel<Candidate> channel = Channel.CreateBounded<Candidate>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    private readonly SortedDictionary<int, Candidate> early = [];
    private int next = 1;

    /// <summary>Takes the candidate that ended last; called by one thread at a time.</summary>
    public void Report(SearchProgress value)
    {
        if (value.Last is not { } candidate)
            return;
        early[candidate.Id] = candidate;
        try
        {
            while (early.TryGetValue(next, out var due))
            {
                channel.Writer.WriteAsync(due, cancellation).AsTask().GetAwaiter().GetResult();
                early.Remove(next++);
            }
        }
        catch (OperationCanceledException)
        {
            // What is not written stays among the early ones.
        }
    }

    /// <summary>Nothing comes any more.</summary>
    public void Complete() => channel.Writer.Complete();

    /// <summary>The candidates as they become due; after the last one those that waited for one that never came.</summary>
    public async IAsyncEnumerable<Candidate> ReadAsync()
    {
        await foreach (var candidate in channel.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            yield return candidate;
        foreach (var candidate in early.Values)
            yield return candidate;
    }
}
