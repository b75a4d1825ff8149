using System.Diagnostics.CodeAnalysis;

namespace HybHanas;

/// <summary>What circuits cost, as a service: <see cref="CircuitCost"/> with the options of the application, and a log. Thread safe.</summary>
public interface ICircuitCosts
{
    /// <summary>What a circuit costs on a backend.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">Backend, workload and conventions; null takes those of the application.</param>
    /// <exception cref="HybHanasException">As for <see cref="CircuitCost.Estimate(Circuit, CostOptions?)"/>.</exception>
    CostEstimate Estimate(Circuit circuit, CostOptions? options = null);

    /// <summary>The same without an exception for a circuit that does not fit or an option that is wrong.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="estimate">What it costs.</param>
    /// <param name="fault">Why it cannot be costed.</param>
    /// <param name="options">Backend, workload and conventions; null takes those of the application.</param>
    bool TryEstimate(
        Circuit circuit, [NotNullWhen(true)] out CostEstimate? estimate, [NotNullWhen(false)] out Fault? fault, CostOptions? options = null);

    /// <summary>What a circuit costs on every bundled backend, cheapest first, then those that it does not fit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">Workload and conventions; null takes those of the application.</param>
    /// <exception cref="HybHanasException">An option is wrong ("unknown-name", "out-of-range").</exception>
    IReadOnlyList<BackendCost> Compare(Circuit circuit, CostOptions? options = null);
}
