using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;

namespace HybHanas;

public static partial class CircuitCost
{
    /// <summary>Reads, transpiles and costs an OpenQASM 2 or 3 file, and says where time and reliability go.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>.</exception>
    public static CostExplanation ExplainFile(string path, CostOptions? options = null) =>
        ExplainOpenQasm(TextOf(path), path, options);

    /// <summary>Transpiles and costs a circuit given as OpenQASM 2 or 3 text, and says where time and reliability go.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>.</exception>
    public static CostExplanation ExplainOpenQasm(string text, string source, CostOptions? options = null) =>
        Explain(OpenQasm.parse(source, text).OrThrow(), options ?? new CostOptions());

    /// <summary>Transpiles and costs a circuit, and says where time and reliability go.</summary>
    /// <param name="circuit">The circuit; open angles as for <see cref="Estimate(Circuit, CostOptions?)"/>.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">As for <see cref="Estimate(Circuit, CostOptions?)"/>.</exception>
    public static CostExplanation Explain(Circuit circuit, CostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Explain(circuit.Core, options ?? new CostOptions());
    }

    private static CostExplanation Explain(CoreCircuit circuit, CostOptions options)
    {
        CheckOptions(options);
        var target = Backends.Open(options.Backend);
        var compiled = Compile(options, target, circuit);
        var forms = CostConventions.ToCore(options.GateTime, options.Decoherence);
        var explanation = ExplanationModule.ofCircuit(forms.GateTime, target, compiled.Physical).OrThrow();
        return new CostExplanation(CostBreakdowns.Of(explanation), Estimate(circuit, options, compiled));
    }
}
