using HybHanas.Calibrations;
using HybHanas.Core.Circuits;

namespace HybHanas;

public static partial class CircuitCost
{
    /// <summary>Reads an OpenQASM 2 or 3 file and costs it on every bundled backend, and on that of the options if it is a file.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="options">Workload and conventions; null takes the defaults.</param>
    /// <returns>The backends that the circuit fits, cheapest first; then those that it does not fit.</returns>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>, but for what only one backend refuses.</exception>
    public static IReadOnlyList<BackendCost> CompareFile(string path, CostOptions? options = null) =>
        CompareOpenQasm(TextOf(path), path, options);

    /// <summary>Costs a circuit given as OpenQASM 2 or 3 text on every bundled backend, and on that of the options if it is a file.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="options">Workload and conventions; null takes the defaults.</param>
    /// <returns>The backends that the circuit fits, cheapest first; then those that it does not fit.</returns>
    /// <exception cref="HybHanasException">As for <see cref="CompareFile"/>.</exception>
    public static IReadOnlyList<BackendCost> CompareOpenQasm(string text, string source, CostOptions? options = null) =>
        Compare(OpenQasm.parse(source, text).OrThrow(), options ?? new CostOptions());

    /// <summary>Costs a circuit on every bundled backend, and on that of the options if it is a file.</summary>
    /// <param name="circuit">The circuit; open angles as for <see cref="Estimate(Circuit, CostOptions?)"/>.</param>
    /// <param name="options">Workload and conventions; null takes the defaults.</param>
    /// <returns>The backends that the circuit fits, cheapest first; then those that it does not fit.</returns>
    /// <exception cref="HybHanasException">An option is wrong ("unknown-name", "out-of-range").</exception>
    public static IReadOnlyList<BackendCost> Compare(Circuit circuit, CostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Compare(circuit.Core, options ?? new CostOptions());
    }

    private static IReadOnlyList<BackendCost> Compare(CoreCircuit circuit, CostOptions options)
    {
        CheckOptions(options);
        Backends.Open(options.Backend);
        var costs = BundledCalibrations.Names.Append(options.Backend).Distinct().Select(name => On(name, options, circuit)).ToList();
        return
        [
            .. costs.Where(cost => cost.Estimate is not null).OrderBy(cost => cost.Estimate!.QuantumSeconds.Total),
            .. costs.Where(cost => cost.Estimate is null),
        ];
    }

    private static BackendCost On(string backend, CostOptions options, CoreCircuit circuit)
    {
        try
        {
            return new BackendCost(backend, Estimate(circuit, options with { Backend = backend }), null);
        }
        catch (HybHanasException fault)
        {
            return new BackendCost(backend, null, Fault.Of(fault));
        }
    }
}

/// <summary>A circuit's cost on one of several backends.</summary>
/// <param name="Backend">The backend, as options name it.</param>
/// <param name="Estimate">What the circuit costs there; null where it does not fit.</param>
/// <param name="Reason">Why it does not fit.</param>
public sealed record BackendCost(string Backend, CostEstimate? Estimate, Fault? Reason);
