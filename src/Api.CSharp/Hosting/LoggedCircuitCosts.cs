using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HybHanas;

/// <summary>Costs with the application's options and log.</summary>
internal sealed partial class LoggedCircuitCosts(IOptions<HybHanasOptions> options, ILogger<LoggedCircuitCosts> logger) : ICircuitCosts
{
    public CostEstimate Estimate(Circuit circuit, CostOptions? own = null) =>
        TryEstimate(circuit, out var estimate, out var fault, own) ? estimate : throw new HybHanasException(fault.Code, fault.Message);

    public bool TryEstimate(
        Circuit circuit, [NotNullWhen(true)] out CostEstimate? estimate, [NotNullWhen(false)] out Fault? fault, CostOptions? own = null)
    {
        if (CircuitCost.TryEstimate(circuit, own ?? options.Value.Cost, out estimate, out fault))
        {
            Costed(estimate.Qubits, estimate.Backend, estimate.QuantumSeconds.Total);
            return true;
        }

        Refused(fault.Code, fault.Message);
        return false;
    }

    public IReadOnlyList<BackendCost> Compare(Circuit circuit, CostOptions? own = null) => CircuitCost.Compare(circuit, own ?? options.Value.Cost);

    [LoggerMessage(1, LogLevel.Debug, "A circuit of {Qubits} qubits takes {Seconds} s on {Backend}")]
    private partial void Costed(int qubits, string backend, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "A circuit cannot be costed ({Code}): {Reason}")]
    private partial void Refused(string code, string reason);
}
