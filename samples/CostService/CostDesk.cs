namespace HybHanas.CostService;

/// <summary>Answers requests, a few at a time, each within its limits.</summary>
internal sealed class CostDesk(CostLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limits.AtOnce);

    public void Dispose() => _places.Dispose();

    /// <summary>The costs on every bundled backend, cheapest first; then those that the circuit does not fit.</summary>
    /// <exception cref="HybHanasException">The circuit or the workload is wrong.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or out of time.</exception>
    public async Task<IReadOnlyList<BackendAnswer>> AnswerAsync(CostRequest request, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A timer of less than a millisecond may fire after the first answer.
        if (limits.Time < TimeSpan.FromMilliseconds(1))
            await time.CancelAsync();
        else
            time.CancelAfter(limits.Time);
        var deadline = time.Token;
        await _places.WaitAsync(deadline);
        var work = Task.Run(() =>
        {
            try
            {
                return Work(request, deadline);
            }
            finally
            {
                // A place is free again once the work has ended, not when its client has gone.
                _places.Release();
            }
        }, CancellationToken.None);
        return await work.WaitAsync(deadline);
    }

    private List<BackendAnswer> Work(CostRequest request, CancellationToken deadline)
    {
        var circuit = Circuit.ParseOpenQasm(request.Qasm, "circuit");
        CheckSize(circuit);
        var options = new CostOptions
        {
            Shots = request.Shots,
            Parameters = request.Parameters,
            BatchSize = request.Samples,
            Steps = request.Steps,
        };
        var answers = new List<BackendAnswer>();
        foreach (var backend in Backends.List())
        {
            deadline.ThrowIfCancellationRequested();
            answers.Add(Answer(circuit, options with { Backend = backend.Name }));
        }
        return [.. answers.OrderBy(answer => answer.Seconds?.Total ?? double.PositiveInfinity)];
    }

    private void CheckSize(Circuit circuit)
    {
        if (circuit.Qubits > limits.Qubits)
            throw new TooLargeException($"the circuit has {circuit.Qubits} qubits; at most {limits.Qubits} are taken here");
        if (circuit.Operations.Count > limits.Operations)
            throw new TooLargeException($"the circuit has {circuit.Operations.Count} operations; at most {limits.Operations} are taken here");
    }

    private static BackendAnswer Answer(Circuit circuit, CostOptions options)
    {
        try
        {
            var cost = CircuitCost.Estimate(circuit, options);
            return new BackendAnswer(options.Backend, cost.QuantumSeconds, cost.SuccessProbability, null);
        }
        catch (HybHanasException fault) when (fault.Code is "circuit-too-wide" or "disconnected" or "missing-calibration")
        {
            return new BackendAnswer(options.Backend, null, null, fault.Message);
        }
    }
}

/// <summary>The circuit is more than the service takes.</summary>
internal sealed class TooLargeException(string message) : Exception(message);
