namespace HybHanas.Reports;

/// <summary>A line of a plot, and the band around it where it has one.</summary>
/// <param name="Name">What it is, in the legend.</param>
/// <param name="Points">Its points, in order.</param>
/// <param name="Band">Lower and upper edge at the same horizontal values; null where there is none.</param>
/// <param name="IsStepped">Whether a value holds until the next.</param>
internal sealed record Curve(
    string Name, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<(double X, double Low, double High)>? Band = null, bool IsStepped = false);

/// <summary>Lines over a common axis; the colours and dashes go by their order.</summary>
internal static class CurvePlot
{
    private const int MostPoints = 400;

    /// <summary>The plot.</summary>
    /// <param name="kind">A class for the script and the style sheet.</param>
    /// <param name="alternative">What is to be seen, in words.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="curves">The lines.</param>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="height">Height of the drawing.</param>
    public static Markup Of(
        string kind, string alternative, Axis x, Axis y, IReadOnlyList<Curve> curves, double width = 560, double height = 340)
    {
        var frame = new Frame(x, y, width, height);
        var svg = new Markup();
        svg.Add($"<svg class=\"plot curves {kind}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{alternative}</title>{frame.Grid()}");
        foreach (var (i, curve) in curves.Index())
        {
            if (curve.Band is { Count: > 1 } band)
            {
                var edge = band.Select(point => (frame.AtX(point.X), frame.AtY(point.High)))
                    .Concat(band.Reverse().Select(point => (frame.AtX(point.X), frame.AtY(point.Low))));
                svg.Add($"<path class=\"band c{i % 8}\" d=\"{Frame.Line(edge)}Z\"/>");
            }
        }

        foreach (var (i, curve) in curves.Index())
        {
            var points = Thinned(curve).Select(point => (frame.AtX(point.X), frame.AtY(point.Y))).ToList();
            if (points.Count == 1)
                svg.Add($"<path class=\"dots c{i % 8}\" d=\"{Frame.Dots(points)}\"/>");
            else if (points.Count > 1)
                svg.Add($"<path class=\"line c{i % 8}\" d=\"{Frame.Line(curve.IsStepped ? Steps(points) : points)}\"/>");
        }

        return svg.Add($"{Legend(curves, frame)}</svg>");
    }

    /// <summary>Points at which the line bends, where it is flat for long.</summary>
    private static IEnumerable<(double X, double Y)> Thinned(Curve curve) => curve.Points.Count <= MostPoints
        ? curve.Points
        : curve.Points.Where((point, i) =>
            i == 0 || i == curve.Points.Count - 1 || point.Y != curve.Points[i - 1].Y || (!curve.IsStepped && i % (curve.Points.Count / MostPoints + 1) == 0));

    private static IEnumerable<(double X, double Y)> Steps(IReadOnlyList<(double X, double Y)> points) =>
        points.SelectMany((point, i) => i == 0 ? [point] : new[] { (point.X, points[i - 1].Y), point });

    private static Markup Legend(IReadOnlyList<Curve> curves, Frame frame)
    {
        var legend = new Markup();
        if (curves.Count < 2)
            return legend;
        foreach (var (i, curve) in curves.Take(12).Index())
        {
            var y = frame.Height - 58 - 16 * (Math.Min(curves.Count, 12) - 1 - i);
            legend.Add($"<path class=\"line c{i % 8}\" d=\"M{frame.Width - 32} {y - 4}h-22\"/><text class=\"legend\" x=\"{frame.Width - 60}\" y=\"{y}\" text-anchor=\"end\">{curve.Name}</text>");
        }

        return legend;
    }
}
