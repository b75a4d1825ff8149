namespace HybHanas.Reports;

/// <summary>Two objectives against each other: what is dominated is faint, the front is solid, and some of it has names.</summary>
internal static class ScatterPlot
{
    /// <summary>The plot of objectives <paramref name="x"/> and <paramref name="y"/> (by position).</summary>
    public static Markup Of(ReportModel report, int x, int y)
    {
        var (horizontal, vertical) = (report.Run.Objectives[x], report.Run.Objectives[y]);
        var scored = report.Run.Evaluations.Where(candidate => candidate.Failure is null).ToList();
        var frame = FrameOf(report, x, y);
        var front = report.Run.Front.Select(candidate => candidate.Id).ToHashSet();
        var places = scored
            .Select(candidate => (Candidate: candidate, X: candidate.Value(horizontal.Name), Y: candidate.Value(vertical.Name)))
            .Where(point => frame.X.Shows(point.X) && frame.Y.Shows(point.Y))
            .Select(point => (point.Candidate, X: frame.AtX(point.X!.Value), Y: frame.AtY(point.Y!.Value))).ToList();
        var members = places.Where(place => front.Contains(place.Candidate.Id)).ToList();
        var svg = new Markup();
        svg.Add($"<svg class=\"plot scatter\" viewBox=\"0 0 {frame.Width} {frame.Height}\" role=\"img\" tabindex=\"0\" data-x=\"{x}\" data-y=\"{y}\" data-scales=\"{frame.Scales}\">");
        svg.Add($"<title>{Alternative(report, horizontal, vertical, members.Count, places.Count)}</title>{frame.Grid()}");
        svg.Add($"<path class=\"dominated\" d=\"{Frame.Dots(places.Where(place => !front.Contains(place.Candidate.Id)).Select(place => (place.X, place.Y)))}\"/>");
        var stairs = Stairs(members.Select(member => (member.X, member.Y)), horizontal.Maximised, vertical.Maximised);
        if (stairs.Count > 1)
            svg.Add($"<path class=\"stairs\" d=\"{Frame.Line(stairs)}\"/>");
        foreach (var (candidate, left, top) in members)
            svg.Add($"<circle class=\"front\" cx=\"{left}\" cy=\"{top}\" r=\"4.5\" data-id=\"{candidate.Id}\"><title>#{candidate.Id}</title></circle>");
        svg.AddAll(Labels(report, frame, members));
        return svg.Add($"<g class=\"live\"></g></svg>");
    }

    /// <summary>Networks that lie beyond the ends of the axes, and are drawn on them.</summary>
    public static int Beyond(ReportModel report, int x, int y)
    {
        var (horizontal, vertical, frame) = (report.Run.Objectives[x].Name, report.Run.Objectives[y].Name, FrameOf(report, x, y));
        return report.Run.Evaluations.Count(candidate => candidate.Failure is null
            && ((candidate.Value(horizontal) is { } right && frame.X.IsBeyond(right)) || (candidate.Value(vertical) is { } up && frame.Y.IsBeyond(up))));
    }

    private static Frame FrameOf(ReportModel report, int x, int y)
    {
        return new Frame(AxisOf(report.Run.Objectives[x]), AxisOf(report.Run.Objectives[y]));

        Axis AxisOf(ObjectiveInfo objective) => Axis.Of(
            objective, Values(report.Run.Evaluations.Where(candidate => candidate.Failure is null), objective), shown: Values(report.Run.Front, objective));
        static IEnumerable<double> Values(IEnumerable<Candidate> candidates, ObjectiveInfo objective) =>
            candidates.Select(candidate => candidate.Value(objective.Name)).OfType<double>();
    }

    /// <summary>Every pair of objectives, the better known one upwards: cost to the right, accuracy up.</summary>
    public static IEnumerable<(int X, int Y)> Pairs(ReportModel report)
    {
        for (var i = 0; i < report.Run.Objectives.Count; i++)
        {
            for (var j = i + 1; j < report.Run.Objectives.Count; j++)
                yield return (j, i);
        }
    }

    /// <summary>The steps of those that no other of the points beats in both.</summary>
    internal static IReadOnlyList<(double X, double Y)> Stairs(IEnumerable<(double X, double Y)> points, bool rightIsBetter, bool upIsBetter)
    {
        var (sideways, upwards) = (rightIsBetter ? -1 : 1, upIsBetter ? 1 : -1);
        var kept = new List<(double X, double Y)>();
        foreach (var point in points.OrderBy(point => sideways * point.X).ThenBy(point => upwards * point.Y))
        {
            if (kept.Count == 0 || upwards * point.Y < upwards * kept[^1].Y)
                kept.Add(point);
        }

        return [.. kept.SelectMany((point, i) => i == 0 ? [point] : new[] { (point.X, kept[i - 1].Y), point })];
    }

    private static string Alternative(ReportModel report, ObjectiveInfo x, ObjectiveInfo y, int members, int all) =>
        $"{Readable.Heading(y)} against {Readable.Heading(x)}: {members} networks of the front among {all}. "
        + string.Join("; ", report.Run.Front.Where(candidate => report.NamesOf(candidate.Id).Length > 0).Select(candidate =>
            $"{report.NamesOf(candidate.Id)} #{candidate.Id}: {Readable.Value(y, candidate.Value(y.Name))}, {Readable.Value(x, candidate.Value(x.Name))}")) + ".";

    /// <summary>Names beside their points, moved apart where they would meet.</summary>
    private static IEnumerable<Markup> Labels(ReportModel report, Frame frame, IReadOnlyList<(Candidate Candidate, double X, double Y)> members)
    {
        var taken = new List<(double Left, double Right, double Y)>();
        foreach (var (candidate, x, y) in members.Where(member => report.NamesOf(member.Candidate.Id).Length > 0).OrderBy(member => member.Y))
        {
            var words = report.NamesOf(candidate.Id);
            var width = 6.1 * words.Length;
            var isLeft = x + 10 + 1.3 * width > frame.Width;
            var (left, right) = isLeft ? (x - 9 - width, x - 9) : (x + 9, x + 9 + width);
            var place = y - 7;
            while (taken.Exists(other => other.Left < right && left < other.Right && Math.Abs(other.Y - place) < 13))
                place += 13;
            taken.Add((left, right, place));
            yield return Markup.Of(
                $"<path class=\"pointer\" d=\"M{x} {y}L{(isLeft ? x - 7 : x + 7)} {place - 3}\"/><circle class=\"named\" cx=\"{x}\" cy=\"{y}\" r=\"7.5\"/><text class=\"name\" x=\"{(isLeft ? x - 9 : x + 9)}\" y=\"{place}\" text-anchor=\"{(isLeft ? "end" : "start")}\">{words}</text>");
        }
    }
}
