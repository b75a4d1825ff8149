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
    public static CostExplanation ExplainOpenQasm(string text, string source, CostOptions? options = null)
    {
        options ??= new CostOptions();
        CheckOptions(options);
        var target = Backends.Open(options.Backend);
        var circuit = OpenQasm.parse(source, text).OrThrow();
        var compiled = Compile(options, target, circuit);
        var physical = compiled.Physical;
        var forms = CostConventions.ToCore(options.GateTime, options.Decoherence);
        var explanation = ExplanationModule.ofCircuit(forms.GateTime, target, physical).OrThrow();
        var entries = explanation.Entries.Select(entry => new UseCost(
            entry.Instruction, [.. entry.Qubits], entry.Uses, entry.RoutingUses, entry.Busy, entry.Critical, entry.LogLoss)).ToList();
        return new CostExplanation
        {
            Estimate = Estimate(circuit, options, compiled),
            Layers = [.. explanation.Layers.Select(layer => new LayerCost(
                layer.Index, layer.Operations, layer.Start, layer.Finish, layer.Critical, Described(layer.CriticalOn?.Value)))],
            Instructions = Grouped(entries, entry => entry.Instruction, entry => []),
            Pairs = Grouped(
                entries.Where(entry => entry.Qubits.Count == 2),
                entry => (entry.Qubits.Min(), entry.Qubits.Max()),
                entry => [entry.Qubits.Min(), entry.Qubits.Max()]),
            Entries = entries,
            Idle = [.. explanation.Idle.Select(idle => new IdleCost(idle.Qubit, idle.Idle, idle.LogLoss))],
        };
    }

    private static string? Described(Tuple<string, Microsoft.FSharp.Collections.FSharpList<int>>? entry) =>
        entry is null ? null : $"{entry.Item1} {string.Join("-", entry.Item2)}";

    private static List<UseCost> Grouped<TKey>(
        IEnumerable<UseCost> entries, Func<UseCost, TKey> key, Func<UseCost, IReadOnlyList<int>> qubits) =>
        [.. entries.GroupBy(key)
            .Select(group => new UseCost(
                string.Join("+", group.Select(entry => entry.Instruction).Distinct()), qubits(group.First()), group.Sum(entry => entry.Uses),
                group.Sum(entry => entry.RoutingUses), group.Sum(entry => entry.BusySeconds), group.Sum(entry => entry.CriticalSeconds),
                group.Sum(entry => entry.LogLoss)))
            .OrderByDescending(use => use.CriticalSeconds).ThenByDescending(use => use.LogLoss)];
}
