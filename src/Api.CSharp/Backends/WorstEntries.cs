using HybHanas.Core.Circuits;

namespace HybHanas;

/// <summary>An entry of a calibration that stands out.</summary>
/// <param name="Quantity">"T1", "T2", "readout error", "sx error", or the two-qubit gate's "error" or "duration".</param>
/// <param name="Qubits">Where.</param>
/// <param name="Value">Times in seconds, errors as probabilities.</param>
public sealed record WorstEntry(string Quantity, IReadOnlyList<int> Qubits, double Value);

/// <summary>The entries of a calibration that stand out.</summary>
internal static class WorstEntries
{
    private const int Each = 3;

    /// <summary>Of each quantity the three worst entries, the worst first; stale errors (1) left out.</summary>
    public static IReadOnlyList<WorstEntry> Of(IReadOnlyList<QubitDetails> qubits, IReadOnlyList<CouplingDetails> couplings, Gate native)
    {
        var working = qubits.Where(qubit => qubit.Operational).ToList();
        var gate = GateTable.name(native);
        IEnumerable<WorstEntry> Qubits(string quantity, Func<QubitDetails, double?> value) =>
            working.Where(qubit => value(qubit) is not null).Select(qubit => new WorstEntry(quantity, [qubit.Index], value(qubit)!.Value));
        IEnumerable<WorstEntry> Pairs(string quantity, Func<CouplingDetails, double?> value) =>
            couplings.Where(pair => value(pair) is not null)
                .DistinctBy(pair => (Math.Min(pair.Control, pair.Target), Math.Max(pair.Control, pair.Target), value(pair)))
                .Select(pair => new WorstEntry(quantity, [pair.Control, pair.Target], value(pair)!.Value));
        static double? Sound(double? error) => error < 1 ? error : null;
        return
        [
            .. Qubits("T1", qubit => qubit.T1Seconds).OrderBy(entry => entry.Value).Take(Each),
            .. Qubits("T2", qubit => qubit.T2Seconds).OrderBy(entry => entry.Value).Take(Each),
            .. Qubits("sx error", qubit => Sound(qubit.OneQubitError)).OrderByDescending(entry => entry.Value).Take(Each),
            .. Qubits("readout error", qubit => qubit.ReadoutError).OrderByDescending(entry => entry.Value).Take(Each),
            .. Pairs($"{gate} error", pair => Sound(pair.Error)).OrderByDescending(entry => entry.Value).Take(Each),
            .. Pairs($"{gate} duration", pair => pair.Seconds).OrderByDescending(entry => entry.Value).Take(Each),
        ];
    }
}
