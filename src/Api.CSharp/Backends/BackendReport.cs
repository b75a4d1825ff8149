using System.Globalization;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;

namespace HybHanas;

/// <summary>Medians, worst entries and oddities of a calibration.</summary>
internal static class BackendReport
{
    public static BackendSummary Summarise(Target target)
    {
        var pairs = NativePairs(target);
        return new BackendSummary
        {
            Name = target.Calibration.Name,
            Qubits = target.QubitCount,
            TwoQubitGate = GateTable.name(target.TwoQubitGate),
            Couplings = target.Couplings.Length,
            Calibrated = target.Calibration.LastUpdate,
            MedianTwoQubitError = Medians.Of(pairs.Select(pair => pair.Error).Where(NotStale)),
            MedianTwoQubitSeconds = Medians.Of(pairs.Select(pair => pair.Seconds)),
            MedianReadoutError = Medians.Of(target.Calibration.Qubits.Select(q => q.ReadoutError.OrNull())),
        };
    }

    public static BackendDetails Detail(Target target, TimeProvider clock)
    {
        var calibration = target.Calibration;
        var qubits = calibration.Qubits.Select((row, index) => Qubit(target, row, index)).ToList();
        var basis = calibration.OneQubitGates.Select(row => row.Key.Item1)
            .Concat(calibration.TwoQubitGates.Select(row => row.Key.Item1))
            .Select(GateTable.name).Distinct().Order(StringComparer.Ordinal);
        var couplings = NativePairs(target);
        return new BackendDetails
        {
            Summary = Summarise(target),
            Version = calibration.Version,
            DtSeconds = calibration.Dt.OrNull(),
            BasisGates = [.. basis],
            MedianT1Seconds = Medians.Of(qubits.Select(q => q.T1Seconds)),
            MedianT2Seconds = Medians.Of(qubits.Select(q => q.T2Seconds)),
            MedianOneQubitError = Medians.Of(qubits.Select(q => q.OneQubitError).Where(NotStale)),
            MedianReadoutSeconds = Medians.Of(qubits.Select(q => q.ReadoutSeconds)),
            Qubits = qubits,
            Couplings = couplings,
            AgeDays = AgeDays(calibration.LastUpdate, clock),
            Worst = WorstEntries.Of(qubits, couplings, target.TwoQubitGate),
            CouplingMap = CouplingDrawing.lines(target) is { } map ? [.. map.Value] : null,
            Notes = [.. Notes(target, qubits)],
        };
    }

    private static double? AgeDays(string calibrated, TimeProvider clock) =>
        DateTimeOffset.TryParse(calibrated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (clock.GetUtcNow() - date).TotalDays
            : null;

    private static QubitDetails Qubit(Target target, QubitCalibration row, int index)
    {
        var sx = target.Calibration.OneQubitGates.TryFind(Tuple.Create(Gate.SX, index));
        return new QubitDetails(
            index, row.T1.OrNull(), row.T2.OrNull(), sx?.Value.Error.OrNull(), row.ReadoutError.OrNull(),
            row.ReadoutDuration.OrNull(), row.Operational);
    }

    private static List<CouplingDetails> NativePairs(Target target) =>
        [.. target.Calibration.TwoQubitGates
            .Where(row => row.Key.Item1.Equals(target.TwoQubitGate))
            .Select(row => new CouplingDetails(
                row.Key.Item2, row.Key.Item3, GateTable.name(row.Key.Item1), row.Value.Error.OrNull(), row.Value.Duration.OrNull()))];

    private static IEnumerable<string> Notes(Target target, List<QubitDetails> qubits)
    {
        var broken = qubits.Where(q => !q.Operational).Select(q => q.Index).ToList();
        if (broken.Count > 0)
            yield return $"reported as broken, never used: qubits {string.Join(", ", broken)}";
        var stale = NativePairs(target).Where(pair => pair.Error >= 1).ToList();
        if (stale.Count > 0)
            yield return $"{stale.Count} two-qubit entries have error 1 (stale or undefined benchmark): "
                + string.Join(", ", stale.Take(8).Select(pair => $"{pair.Control}-{pair.Target}")) + (stale.Count > 8 ? ", ..." : "");
        var staleQubits = qubits.Where(q => q.OneQubitError >= 1).Select(q => q.Index).ToList();
        if (staleQubits.Count > 0)
            yield return $"SX has error 1 (stale or undefined benchmark) on qubits {string.Join(", ", staleQubits)}";
        var cut = qubits.Count - target.UsableQubits.Length;
        if (cut > broken.Count)
            yield return $"{cut} qubits are not connected to the largest group of {target.UsableQubits.Length}";
    }

    private static bool NotStale(double? error) => error is < 1;
}
