using System.Globalization;
using System.Text;

namespace HybHanas.Reports;

/// <summary>A coupling map coloured by error, and where a network sits on it.</summary>
internal static class DeviceDrawing
{
    private const double Unit = 26;
    private const int Classes = 5;

    /// <summary>The map as a symbol that every network's drawing uses.</summary>
    public static Markup Symbol(DeviceSheet device)
    {
        var places = device.Qubits.ToDictionary(qubit => qubit.Index);
        var (pairLimits, qubitLimits) = (Limits(device.Pairs.Select(pair => pair.Error)), Limits(device.Qubits.Select(qubit => qubit.ReadoutError)));
        var symbol = new Markup();
        symbol.Add($"<svg class=\"store\" width=\"0\" height=\"0\" aria-hidden=\"true\"><symbol id=\"device\" viewBox=\"{ViewBox(device)}\">");
        foreach (var group in device.Pairs.GroupBy(pair => ClassOf(pair.Error, pairLimits)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var strokes = new StringBuilder();
            foreach (var pair in group)
                strokes.Append(CultureInfo.InvariantCulture, $"M{X(places[pair.Low]):0.#} {Y(places[pair.Low]):0.#}L{X(places[pair.High]):0.#} {Y(places[pair.High]):0.#}");
            symbol.Add($"<path class=\"pair {group.Key}\" d=\"{strokes}\"/>");
        }

        foreach (var group in device.Qubits.GroupBy(qubit => ClassOf(qubit.ReadoutError, qubitLimits)).OrderBy(group => group.Key, StringComparer.Ordinal))
            symbol.Add($"<path class=\"qubit {group.Key}\" d=\"{Frame.Dots(group.Select(qubit => (X(qubit), Y(qubit))))}\"/>");
        return symbol.Add($"</symbol></svg>");
    }

    /// <summary>The map with a network's qubits marked by their logical numbers.</summary>
    public static Markup Placement(DeviceSheet device, IReadOnlyList<int> layout)
    {
        var places = device.Qubits.ToDictionary(qubit => qubit.Index);
        var used = layout.Index().Where(pair => places.ContainsKey(pair.Item)).ToList();
        var svg = new Markup();
        svg.Add($"<svg class=\"device\" viewBox=\"{ViewBox(device)}\" role=\"img\"><title>Where the circuit sits on {device.Name}: {string.Join(", ", used.Select(pair => $"q{pair.Index} on {pair.Item}"))}</title><use href=\"#device\"/>");
        foreach (var (logical, physical) in used)
            svg.Add($"<circle class=\"used\" cx=\"{X(places[physical])}\" cy=\"{Y(places[physical])}\" r=\"11\"/><text x=\"{X(places[physical])}\" y=\"{Y(places[physical]) + 4}\" text-anchor=\"middle\">{logical}</text>");
        return svg.Add($"</svg>");
    }

    /// <summary>What the colours say: five classes with as many entries each.</summary>
    public static Markup Legend(DeviceSheet device)
    {
        var legend = new Markup();
        legend.Add($"<p class=\"scale\">");
        foreach (var (name, values) in new[] { ("line: error of the two-qubit gate", Limits(device.Pairs.Select(pair => pair.Error))), ("dot: readout error", Limits(device.Qubits.Select(qubit => qubit.ReadoutError))) })
        {
            legend.Add($"<span>{name}</span>");
            for (var i = 0; i < Classes && values.Length > 0; i++)
                legend.Add($"<span class=\"swatch e{i}\"></span><span>{Readable.Short(values[i])}</span>");
            if (values.Length > 0)
                legend.Add($"<span>to {Readable.Short(values[^1])}</span>");
        }

        return legend.Add($"<span class=\"swatch none\"></span><span>not calibrated, or stale</span></p>");
    }

    private static double X(PlacedQubit qubit) => Unit * (qubit.Column + 0.7);

    private static double Y(PlacedQubit qubit) => Unit * (qubit.Line + 0.7);

    private static string ViewBox(DeviceSheet device) => string.Create(
        CultureInfo.InvariantCulture,
        $"0 0 {Unit * (device.Qubits.Max(qubit => qubit.Column) + 1.4):0.#} {Unit * (device.Qubits.Max(qubit => qubit.Line) + 1.4):0.#}");

    /// <summary>Lower limits of the classes and the greatest value; errors of 1 are stale.</summary>
    private static double[] Limits(IEnumerable<double?> errors)
    {
        double[] sorted = [.. errors.OfType<double>().Where(error => error < 1).Order()];
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(0, Classes + 1).Select(i => HypervolumeHistory.Quantile(sorted, i / (double)Classes))];
    }

    private static string ClassOf(double? error, double[] limits) => error is not { } known || known >= 1 || limits.Length == 0
        ? "none"
        : $"e{Math.Clamp(Array.FindLastIndex(limits, limit => limit <= known), 0, Classes - 1)}";
}
