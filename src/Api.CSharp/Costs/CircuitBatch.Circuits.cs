using System.Runtime.CompilerServices;

namespace HybHanas;

public static partial class CircuitBatch
{
    /// <summary>Costs circuits as they come, several at a time, and gives the costs in the order of the circuits. One that cannot be costed
    /// has its fault in the place of a cost and does not stop the others.</summary>
    /// <param name="circuits">The circuits, taken when a core is free for them.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <param name="cancellation">Stops before the next circuit.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async IAsyncEnumerable<BackendCost> EstimateAsync(
        IEnumerable<Circuit> circuits, CostOptions? options = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuits);
        options ??= new CostOptions();
        var begun = new Queue<Task<BackendCost>>();
        try
        {
            foreach (var circuit in circuits)
            {
                cancellation.ThrowIfCancellationRequested();
                begun.Enqueue(Task.Run(() => Costed(circuit, options), CancellationToken.None));
                if (begun.Count >= Environment.ProcessorCount)
                    yield return await begun.Dequeue().ConfigureAwait(false);
            }

            while (begun.TryDequeue(out var cost))
            {
                yield return await cost.ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await Task.WhenAll(begun).ConfigureAwait(false);
        }
    }

    private static BackendCost Costed(Circuit circuit, CostOptions options) =>
        CircuitCost.TryEstimate(circuit, options, out var estimate, out var fault)
            ? new(options.Backend, estimate, null)
            : new(options.Backend, null, fault);
}
