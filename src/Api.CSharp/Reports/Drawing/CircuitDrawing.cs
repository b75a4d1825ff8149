using System.Globalization;
using System.Text;

namespace HybHanas.Reports;

/// <summary>A circuit as a drawing: wires, boxes, controls; folded in the middle where it is long.</summary>
internal static class CircuitDrawing
{
    private const int MostColumns = 30;
    private const int FirstColumns = 24;
    private const double Column = 40;
    private const double Row = 30;
    private const double Left = 52;

    /// <summary>The drawing; gates go as far left as their wires are free.</summary>
    public static Markup Of(DrawnCircuit circuit, string what)
    {
        var placed = Placed(circuit);
        var columns = placed.Select(gate => gate.Column + 1).DefaultIfEmpty(1).Max();
        var folded = columns > MostColumns;
        var last = folded ? columns - (MostColumns - FirstColumns) : columns;
        var shown = placed.Where(gate => !folded || gate.Column < FirstColumns || gate.Column >= last).ToList();
        var width = Left + Column * (folded ? MostColumns + 1.6 : columns) + 10;
        var height = Row * circuit.Wires.Count + 8;
        var (wires, lines, dots, targets) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        var boxes = Enum.GetValues<GateRole>().ToDictionary(role => role, _ => new StringBuilder());
        var labels = new Markup();
        for (var wire = 0; wire < circuit.Wires.Count; wire++)
            Append(wires, $"M{Left - 6} {Y(wire)}H{width - 6}");
        foreach (var (gate, column) in shown)
            Draw(gate, X(column));
        var svg = new Markup();
        svg.Add($"<svg class=\"circuit\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>{what}: {circuit.Gates.Count} operations in {columns} columns on {circuit.Wires.Count} qubits{(folded ? $", {last - FirstColumns} of the columns folded" : "")}</title>");
        svg.Add($"<path class=\"wire\" d=\"{wires}\"/><path class=\"link\" d=\"{lines}\"/><path class=\"target\" d=\"{targets}\"/><path class=\"dot\" d=\"{dots}\"/>");
        foreach (var (role, box) in boxes.Where(pair => pair.Value.Length > 0))
            svg.Add($"<path class=\"gate {role.ToString().ToLowerInvariant()}\" d=\"{box}\"/>");
        foreach (var (wire, name) in circuit.Wires.Index())
            labels.Add($"<text x=\"{Left - 12}\" y=\"{Y(wire) + 4}\" text-anchor=\"end\">{name}</text>");
        if (folded)
            svg.Add($"<path class=\"fold\" d=\"M{X(FirstColumns - 1) + 26} 2V{height - 2}M{X(last) - 26} 2V{height - 2}\"/><text class=\"folded\" transform=\"translate({(X(FirstColumns - 1) + X(last)) / 2 + 4} {height / 2}) rotate(-90)\" text-anchor=\"middle\">{last - FirstColumns} more</text>");
        return svg.Add($"<g class=\"labels\">{labels}</g></svg>");

        double X(int column) => Left + Column * (0.5 + (folded && column >= last ? column - last + FirstColumns + 1.6 : column));
        double Y(int wire) => Row * (wire + 0.5) + 4;
        void Draw(DrawnGate gate, double x)
        {
            int[] sorted = [.. gate.Wires.Order()];
            if (sorted.Length > 1)
                Append(lines, $"M{x} {Y(sorted[0])}V{Y(sorted[^1])}");
            if (gate is { Name: "cz", Wires.Count: 2 })
            {
                Append(dots, $"M{x} {Y(sorted[0])}h0M{x} {Y(sorted[1])}h0");
            }
            else if (gate is { Name: "cx", Wires: [var control, var target] })
            {
                Append(dots, $"M{x} {Y(control)}h0");
                Append(targets, $"M{x - 8} {Y(target)}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M{x} {Y(target) - 8}v16M{x - 8} {Y(target)}h16");
            }
            else
            {
                foreach (var wire in gate.Wires)
                {
                    Append(boxes[gate.Role], $"M{x - 16} {Y(wire) - 11}h32v22h-32z");
                    labels.Add($"<text x=\"{x}\" y=\"{Y(wire) + 4}\" text-anchor=\"middle\">{Short(gate.Name)}</text>");
                }
            }
        }
    }

    private static string Short(string name) => name switch { "measure" => "M", "prepare" => "init", _ => name.ToUpperInvariant() };

    private static void Append(StringBuilder text, FormattableString piece) => text.Append(piece.ToString(CultureInfo.InvariantCulture));

    private static IReadOnlyList<(DrawnGate Gate, int Column)> Placed(DrawnCircuit circuit)
    {
        var free = new int[circuit.Wires.Count];
        var placed = new List<(DrawnGate, int)>(circuit.Gates.Count);
        foreach (var gate in circuit.Gates.Where(gate => gate.Wires.Count > 0))
        {
            var (low, high) = (gate.Wires.Min(), gate.Wires.Max());
            var column = free[low..(high + 1)].Max();
            Array.Fill(free, column + 1, low, high - low + 1);
            placed.Add((gate, column));
        }

        return placed;
    }
}
