using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;

namespace HybHanas;

/// <summary>Compares two calibrations entry by entry.</summary>
internal static class BackendComparer
{
    public static BackendDifference Compare(Target first, Target second, double threshold)
    {
        var (before, after) = (Entries(first.Calibration), Entries(second.Calibration));
        var (edgesBefore, edgesAfter) = (Edges(first), Edges(second));
        return new BackendDifference
        {
            First = BackendReport.Summarise(first),
            Second = BackendReport.Summarise(second),
            Threshold = threshold,
            Quantities = Quantities(before, after),
            Entries = Changes(before, after, threshold),
            CouplingsGained = Only(edgesAfter, edgesBefore),
            CouplingsLost = Only(edgesBefore, edgesAfter),
            Same = first.Calibration.Qubits.Length == second.Calibration.Qubits.Length
                && before.Count == after.Count && before.All(entry => after.TryGetValue(entry.Key, out var value) && value == entry.Value),
        };
    }

    private static Dictionary<Entry, double?> Entries(Calibration calibration)
    {
        var entries = new Dictionary<Entry, double?>();
        foreach (var (qubit, index) in calibration.Qubits.Select((qubit, index) => (qubit, index)))
        {
            entries[new Entry("qubit", index, -1, "T1")] = qubit.T1.OrNull();
            entries[new Entry("qubit", index, -1, "T2")] = qubit.T2.OrNull();
            entries[new Entry("measure", index, -1, "error")] = qubit.ReadoutError.OrNull();
            entries[new Entry("measure", index, -1, "duration")] = qubit.ReadoutDuration.OrNull();
        }

        void Add(Gate gate, int qubit, int other, InstructionCalibration row)
        {
            entries[new Entry(GateTable.name(gate), qubit, other, "error")] = row.Error.OrNull();
            entries[new Entry(GateTable.name(gate), qubit, other, "duration")] = row.Duration.OrNull();
        }

        foreach (var row in calibration.OneQubitGates)
            Add(row.Key.Item1, row.Key.Item2, -1, row.Value);
        foreach (var row in calibration.TwoQubitGates)
            Add(row.Key.Item1, row.Key.Item2, row.Key.Item3, row.Value);
        return entries;
    }

    private static List<QuantityChange> Quantities(Dictionary<Entry, double?> before, Dictionary<Entry, double?> after) =>
        [.. before.Keys.Concat(after.Keys).Select(Group).Distinct().Order(StringComparer.Ordinal)
            .Select(group => new QuantityChange(
                group, Medians.Of(Known(before, group)), Medians.Of(Known(after, group)), Worst(group, Known(before, group)), Worst(group, Known(after, group))))
            .Where(change => change.FirstMedian != change.SecondMedian || change.FirstWorst != change.SecondWorst)];

    private static string Group(Entry entry) => entry.Instruction == "qubit" ? entry.Quantity : $"{entry.Instruction} {entry.Quantity}";

    private static List<double> Known(Dictionary<Entry, double?> entries, string group) =>
        [.. entries.Where(entry => Group(entry.Key) == group && !IsStale(entry.Key, entry.Value)).Select(entry => entry.Value).OfType<double>().Order()];

    private static double? Worst(string group, List<double> sorted) =>
        sorted.Count == 0 ? null : group is "T1" or "T2" ? sorted[0] : sorted[^1];

    private static bool IsStale(Entry entry, double? value) => entry.Quantity == "error" && value >= 1;

    private static List<EntryChange> Changes(Dictionary<Entry, double?> before, Dictionary<Entry, double?> after, double threshold) =>
        [.. before.Where(entry => after.TryGetValue(entry.Key, out var value) && value != entry.Value)
            .Select(entry => (entry.Key, First: entry.Value, Second: after[entry.Key]))
            .GroupBy(change => (change.Key.Qubit, change.Key.Other, change.Key.Quantity, change.First, change.Second))
            .Select(group => (
                Turned: IsStale(group.First().Key, group.Key.First) != IsStale(group.First().Key, group.Key.Second),
                Change: new EntryChange(
                    string.Join("/", group.Select(change => change.Key.Instruction).Order(StringComparer.Ordinal)),
                    group.Key.Other < 0 ? [group.Key.Qubit] : [group.Key.Qubit, group.Key.Other],
                    group.Key.Quantity, group.Key.First, group.Key.Second, Relative(group.Key.First, group.Key.Second))))
            .Where(row => row.Turned || row.Change.Change is not { } change || Math.Abs(change) > threshold)
            .OrderByDescending(row => row.Turned || row.Change.Change is null)
            .ThenByDescending(row => Math.Abs(row.Change.Change ?? 0))
            .Select(row => row.Change)];

    private static double? Relative(double? first, double? second) => first is 0 ? null : (second - first) / first;

    private static HashSet<(int Low, int High)> Edges(Target target) =>
        [.. target.Couplings.Select(pair => (pair.Item1, pair.Item2))];

    private static IReadOnlyList<IReadOnlyList<int>> Only(HashSet<(int Low, int High)> these, HashSet<(int Low, int High)> others) =>
        [.. these.Except(others).Order().Select(pair => (IReadOnlyList<int>)[pair.Low, pair.High])];

    private readonly record struct Entry(string Instruction, int Qubit, int Other, string Quantity);
}
