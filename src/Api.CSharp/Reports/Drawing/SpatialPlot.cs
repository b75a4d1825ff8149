using System.Globalization;

namespace HybHanas.Reports;

/// <summary>Three objectives as a box seen from the side; a script turns it.</summary>
internal static class SpatialPlot
{
    private const double Width = 560;
    private const double Height = 470;

    /// <summary>Turn about the upright axis, and tilt, in degrees.</summary>
    private const double Turn = 35;

    private const double Tilt = 22;
    private const double Scale = 250;

    /// <summary>The plot of the first three objectives; null where there are fewer.</summary>
    public static Markup? Of(ReportModel report)
    {
        if (report.Run.Objectives.Count < 3)
            return null;
        // The first objective stands upright, the others lie.
        int[] order = [1, 0, 2];
        var objectives = order.Select(k => report.Run.Objectives[k]).ToList();
        var scored = report.Run.Evaluations.Where(candidate => candidate.Failure is null).ToList();
        var axes = objectives.Select(objective => Axis.Of(objective, scored.Select(c => c.Value(objective.Name)).OfType<double>(), 0)).ToList();
        var front = report.Run.Front.Select(candidate => candidate.Id).ToHashSet();
        var shown = scored.Where(candidate => Enumerable.Range(0, 3).All(k => axes[k].Shows(candidate.Value(objectives[k].Name)))).ToList();
        var svg = new Markup();
        var ends = string.Join(' ', axes.SelectMany(axis => new[] { axis.Low, axis.High, axis.IsLogarithmic ? 1 : 0 })
            .Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        svg.Add($"<svg class=\"plot spatial\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" tabindex=\"0\" data-axes=\"{string.Join(' ', order)}\" data-ends=\"{ends}\" data-view=\"{Turn} {Tilt} {Scale}\">");
        svg.Add($"<title>{string.Join(", ", objectives.Select(Readable.Heading))} of {shown.Count} networks as a box in space; the tables below say the same in numbers.</title>");
        svg.Add($"<path class=\"box\" d=\"{Edges()}\"/>");
        for (var k = 0; k < 3; k++)
            svg.AddAll(AxisWords(axes[k], k));
        svg.Add($"<path class=\"dominated\" d=\"{Frame.Dots(shown.Where(c => !front.Contains(c.Id)).Select(Place))}\"/>");
        foreach (var candidate in shown.Where(candidate => front.Contains(candidate.Id)))
        {
            var (x, y) = Place(candidate);
            svg.Add($"<circle class=\"front\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\" data-id=\"{candidate.Id}\"><title>#{candidate.Id}</title></circle>");
        }

        return svg.Add($"<g class=\"live\"></g></svg>");

        (double X, double Y) Place(Candidate candidate) => Project(
            [.. Enumerable.Range(0, 3).Select(k => axes[k].Share(candidate.Value(objectives[k].Name)!.Value) - 0.5)]);
    }

    /// <summary>From the box around the origin, edges of length 1 (right, up, back), to the picture.</summary>
    private static (double X, double Y) Project(double[] point)
    {
        var (sine, cosine) = Math.SinCos(Turn * Math.PI / 180);
        var (sineTilt, cosineTilt) = Math.SinCos(Tilt * Math.PI / 180);
        var right = cosine * point[0] + sine * point[2];
        var back = -sine * point[0] + cosine * point[2];
        return (Width / 2 + Scale * right, Height / 2 - Scale * (cosineTilt * point[1] + sineTilt * back));
    }

    private static string Edges()
    {
        var corners = new List<(int Axis, double[] From)>();
        foreach (var axis in Enumerable.Range(0, 3))
        {
            foreach (var (a, b) in new[] { (-0.5, -0.5), (-0.5, 0.5), (0.5, -0.5), (0.5, 0.5) })
            {
                var from = new double[3];
                (from[axis], from[(axis + 1) % 3], from[(axis + 2) % 3]) = (-0.5, a, b);
                corners.Add((axis, from));
            }
        }

        return string.Concat(corners.Select(edge =>
        {
            var to = (double[])edge.From.Clone();
            to[edge.Axis] = 0.5;
            return Frame.Line([Project(edge.From), Project(to)]);
        }));
    }

    /// <summary>The name of an axis and its two ends, beside the edge that the axis runs along.</summary>
    private static IEnumerable<Markup> AxisWords(Axis axis, int k)
    {
        var values = axis.IsLogarithmic ? (Math.Pow(10, axis.Low), Math.Pow(10, axis.High)) : (axis.Low, axis.High);
        foreach (var (share, words, kind) in new[] { (-0.46, axis.Label(values.Item1), "end"), (0.0, axis.Title, "title"), (0.46, axis.Label(values.Item2), "end") })
        {
            double[] at = k switch { 0 => [share, -0.58, -0.58], 1 => [-0.58, share, -0.58], _ => [0.58, -0.58, share] };
            var (x, y) = Project(at);
            yield return Markup.Of($"<text class=\"{kind}\" data-axis=\"{k}\" data-share=\"{share}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{words}</text>");
        }
    }
}
