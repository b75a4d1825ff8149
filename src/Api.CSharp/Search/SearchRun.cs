namespace HybHanas;

/// <summary>A search that runs while its candidates are enumerated, in the order of their ids. Leaving the loop early ends the run within
/// one training step; what is finished is saved, and it can be resumed. At most 32 candidates wait for the loop, then the run does.</summary>
public sealed class SearchRun : IAsyncEnumerable<Candidate>
{
    private readonly Func<IProgress<SearchProgress>, CancellationToken, SearchResult> search;
    private readonly CancellationToken cancellation;
    private readonly TaskCompletionSource<SearchResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int enumerations;

    internal SearchRun(Func<IProgress<SearchProgress>, CancellationToken, SearchResult> search, CancellationToken cancellation) =>
        (this.search, this.cancellation) = (search, cancellation);

    /// <summary>What the search found, once the enumeration has ended, early or not; cancelled where no candidate had ended.</summary>
    public Task<SearchResult> Result => result.Task;

    /// <summary>Starts the run.</summary>
    /// <param name="cancellationToken">Ends the run within one training step, as does the token that the run was asked for with; then
    /// the enumeration throws an <see cref="OperationCanceledException"/> after the candidates that had ended.</param>
    /// <exception cref="InvalidOperationException">It was enumerated before; a run is enumerated once.</exception>
    public IAsyncEnumerator<Candidate> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref enumerations) == 1
            ? EnumerateAsync(cancellationToken)
            : throw new InvalidOperationException("a run is enumerated once; RunAsync starts another one");

    private async IAsyncEnumerator<Candidate> EnumerateAsync(CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, token);
        var stream = new CandidateStream(stop.Token);
        var running = Task.Run(() => Search(stream, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var candidate in stream.ReadAsync().ConfigureAwait(false))
                yield return candidate;
            await Result.ConfigureAwait(false);
            stop.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }

    /// <summary>Never throws: how it ended stands in the result.</summary>
    private void Search(CandidateStream stream, CancellationToken stop)
    {
        try
        {
            result.SetResult(search(stream, stop));
        }
        catch (OperationCanceledException fault)
        {
            result.SetCanceled(fault.CancellationToken);
        }
        catch (Exception fault)
        {
            result.SetException(fault);
        }
        finally
        {
            stream.Complete();
        }
    }
}
