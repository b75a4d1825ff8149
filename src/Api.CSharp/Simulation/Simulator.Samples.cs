using HybHanas.Core;
using HybHanas.Core.Circuits;

namespace HybHanas;

public sealed partial class Simulator
{
    private const int MaxShots = 1_000_000;
    private const int MaxOutcomeBits = 1024;

    /// <summary>What so many runs of the circuit give, in order: the classical bits as '0' and '1', the highest one first. Bits that no
    /// measurement writes are 0; in a circuit without measurements every qubit is measured into the bit of the same number.</summary>
    /// <param name="shots">How many runs, 1..1,000,000.</param>
    /// <param name="seed">The same seed gives the same outcomes.</param>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    /// <exception cref="HybHanasException">There are more than 1,024 classical bits, or a number is outside its range ("out-of-range").</exception>
    public IReadOnlyList<string> Sample(
        int shots, ulong seed = 1, ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default)
    {
        if (shots is < 1 or > MaxShots)
            throw OutOfRange("shots", shots, $"1..{MaxShots}");
        var sources = Sources();
        var below = Cumulated(Probabilities(parameters, inputs));
        var stream = SeedModule.purpose("samples", SeedModule.create(seed));
        var texts = new Dictionary<int, string>();
        var outcomes = new string[shots];
        for (var shot = 0; shot < shots; shot++)
        {
            var state = FirstAbove(below, SeedModule.uniform(shot, stream));
            if (!texts.TryGetValue(state, out var text))
                texts[state] = text = Text(state, sources);
            outcomes[shot] = text;
        }

        return outcomes;
    }

    /// <summary>How often each outcome occurs among so many runs, most frequent first; see <see cref="Sample"/>.</summary>
    /// <param name="shots">How many runs, 1..1,000,000.</param>
    /// <param name="seed">The same seed gives the same outcomes.</param>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    /// <exception cref="HybHanasException">As for <see cref="Sample"/>.</exception>
    public IReadOnlyDictionary<string, int> Counts(
        int shots, ulong seed = 1, ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default) =>
        Sample(shots, seed, parameters, inputs)
            .CountBy(outcome => outcome)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The qubit that each classical bit is read from, or null.</summary>
    private int?[] Sources()
    {
        var measurements = Circuit.Core.Operations.OfType<Operation.Measure>().ToList();
        if (measurements.Count == 0)
            return [.. Enumerable.Range(0, open.Qubits).Select(qubit => (int?)qubit)];
        if (Circuit.Clbits > MaxOutcomeBits)
            throw OutOfRange("classical bits of a sampled circuit", Circuit.Clbits, $"0..{MaxOutcomeBits}");
        var sources = new int?[Circuit.Clbits];
        foreach (var measurement in measurements)
            sources[measurement.clbit] = measurement.qubit;
        return sources;
    }

    private static double[] Cumulated(IReadOnlyList<double> probabilities)
    {
        var sum = 0.0;
        return [.. probabilities.Select(probability => sum += probability)];
    }

    /// <summary>The first state whose sum of probabilities lies above the share of the whole.</summary>
    private static int FirstAbove(double[] below, double share)
    {
        // The product may round up to the whole.
        var draw = Math.Min(share * below[^1], Math.BitDecrement(below[^1]));
        var (low, high) = (0, below.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = below[middle] > draw ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static string Text(int state, int?[] sources) => string.Create(sources.Length, (state, sources), (text, outcome) =>
    {
        for (var bit = 0; bit < text.Length; bit++)
            text[^(bit + 1)] = outcome.sources[bit] is { } qubit && (outcome.state >> qubit & 1) == 1 ? '1' : '0';
    });
}
