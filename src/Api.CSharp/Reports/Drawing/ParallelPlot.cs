using System.Globalization;

namespace HybHanas.Reports;

/// <summary>A line for each network across upright axes: the objectives, then what they come from.</summary>
internal static class ParallelPlot
{
    private const double Width = 900;
    private const double Height = 340;
    private const double Top = 44;
    private const double Bottom = 300;
    private const double Side = 70;

    /// <summary>Dominated networks that are drawn without a script; it draws the others.</summary>
    private const int MostDominated = 300;

    /// <summary>The columns of the page's data that are drawn beside the objectives.</summary>
    public static readonly IReadOnlyList<(string Title, bool IsLogarithmic, Func<Candidate, double?> Value)> Further =
    [
        ("qubits", false, candidate => GeneNumber(candidate, "qubits")),
        ("layers", false, candidate => GeneNumber(candidate, "depth")),
        ("two-qubit gates", false, candidate => candidate.Circuit?.TwoQubitGates),
        ("success", false, candidate => candidate.Circuit is { } circuit ? Math.Exp(circuit.LogFidelity) : null),
    ];

    /// <summary>The axes of a report: names, scales and values.</summary>
    public static IReadOnlyList<(Axis Axis, Func<Candidate, double?> Value)> Axes(ReportModel report)
    {
        var scored = report.Run.Evaluations.Where(candidate => candidate.Failure is null).ToList();
        return
        [
            .. report.Run.Objectives.Select(objective => (
                Axis.Of(objective, Known(candidate => candidate.Value(objective.Name)), 0), (Func<Candidate, double?>)(candidate => candidate.Value(objective.Name)))),
            .. Further.Where(column => report.Run.Objectives.All(objective => objective.Name != column.Title) && Known(column.Value).Any())
                .Select(column => (Axis.Over(column.Title, column.IsLogarithmic, Known(column.Value), Readable.Short, room: 0), column.Value)),
        ];

        IEnumerable<double> Known(Func<Candidate, double?> value) => scored.Select(value).OfType<double>();
    }

    /// <summary>The plot.</summary>
    public static Markup Of(ReportModel report)
    {
        var axes = Axes(report);
        var front = report.Run.Front.Select(candidate => candidate.Id).ToHashSet();
        var lines = report.Run.Evaluations
            .Where(candidate => candidate.Failure is null && axes.All(axis => axis.Axis.Shows(axis.Value(candidate))))
            .Select(candidate => (candidate.Id, Path: Frame.Line(axes.Select((axis, k) => (At(k), Bottom - axis.Axis.Share(axis.Value(candidate)!.Value) * (Bottom - Top)))))).ToList();
        var dominated = lines.Where(line => !front.Contains(line.Id)).ToList();
        var step = Math.Max(1, (dominated.Count + MostDominated - 1) / MostDominated);
        var ends = string.Join(' ', axes.SelectMany(axis => new[] { axis.Axis.Low, axis.Axis.High, axis.Axis.IsLogarithmic ? 1 : 0 })
            .Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        var svg = new Markup();
        svg.Add($"<svg class=\"plot parallel\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" tabindex=\"0\" data-ends=\"{ends}\" data-box=\"{Side} {Top} {At(1) - At(0)} {Bottom - Top}\">");
        svg.Add($"<title>Parallel coordinates of {lines.Count} networks over {string.Join(", ", axes.Select(axis => axis.Axis.Title))}.</title>");
        svg.Add($"<path class=\"dominated\" d=\"{string.Concat(dominated.Where((_, i) => i % step == 0).Select(line => line.Path))}\"/>");
        svg.Add($"<path class=\"front\" d=\"{string.Concat(lines.Where(line => front.Contains(line.Id)).Select(line => line.Path))}\"/>");
        foreach (var (k, axis) in axes.Index())
        {
            var (high, low) = axis.Axis.IsLogarithmic ? (Math.Pow(10, axis.Axis.High), Math.Pow(10, axis.Axis.Low)) : (axis.Axis.High, axis.Axis.Low);
            svg.Add($"<g class=\"grid\"><path class=\"edge\" d=\"M{At(k)} {Top}V{Bottom}\"/><text class=\"title\" x=\"{At(k)}\" y=\"16\" text-anchor=\"middle\">{axis.Axis.Title}</text>");
            svg.Add($"<text x=\"{At(k)}\" y=\"34\" text-anchor=\"middle\">{axis.Axis.Label(high)}</text><text x=\"{At(k)}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{axis.Axis.Label(low)}</text></g>");
        }

        return svg.Add($"<g class=\"live\"></g></svg>");

        double At(int k) => Side + k * (Width - 2 * Side) / Math.Max(1, axes.Count - 1);
    }

    private static double? GeneNumber(Candidate candidate, string gene) =>
        int.TryParse(candidate.Genes.FirstOrDefault(value => value.Gene == gene)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
