using HybHanas.Core.Costing;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>The core's explanation as the facade's records.</summary>
internal static class CostBreakdowns
{
    public static CostBreakdown Of(Explanation explanation)
    {
        var entries = explanation.Entries.Select(entry => new UseCost(
            entry.Instruction, [.. entry.Qubits], entry.Uses, entry.RoutingUses, entry.Busy, entry.Critical, entry.LogLoss)).ToList();
        return new CostBreakdown
        {
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

    private static string? Described(Tuple<string, FSharpList<int>>? entry) =>
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
