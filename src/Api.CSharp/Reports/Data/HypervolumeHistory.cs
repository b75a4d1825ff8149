using HybHanas.Core;

namespace HybHanas.Reports;

/// <summary>Hypervolume after each evaluation, and what it is held against.</summary>
/// <param name="Curve">After 1, 2, ... evaluations, failures included.</param>
/// <param name="At">Numbers of evaluations at which the band is given.</param>
/// <param name="Low">Lower edge of the band.</param>
/// <param name="Middle">Median of the band.</param>
/// <param name="High">Upper edge of the band.</param>
/// <param name="BandIs">What the band is, in words; null where there is none.</param>
internal sealed record HypervolumeHistory(
    IReadOnlyList<double> Curve, IReadOnlyList<int> At, IReadOnlyList<double> Low, IReadOnlyList<double> Middle, IReadOnlyList<double> High, string? BandIs)
{
    private const int Orders = 60;
    private const int MostPositions = 60;
    private const int MostObjectives = 4;

    /// <summary>Against runs of random search where some are among those compared, else against random orders of the run's own evaluations.</summary>
    public static HypervolumeHistory Of(ReportedRun run, Objectives objectives, RunComparison? comparison)
    {
        var curve = CurveOf(run.Evaluations, objectives);
        var randoms = comparison?.Runs.Skip(1).Where(other => other.Run.Algorithm == Algorithm.Random && run.Algorithm != Algorithm.Random).ToList() ?? [];
        if (randoms.Count > 0)
        {
            var common = Positions(Math.Min(curve.Count, randoms.Min(other => other.Curve.Count)));
            return Band(
                curve, common, [.. randoms.Select(other => common.Select(n => other.Curve[n - 1]).ToArray())], 0, 1,
                randoms.Count == 1 ? "one run of random search" : $"least to greatest of {randoms.Count} runs of random search, and their median");
        }

        if (run.Evaluations.Count < 3 || objectives.Info.Count > MostObjectives)
            return new HypervolumeHistory(curve, [], [], [], [], null);
        var seed = SeedModule.purpose("orders of a report", SeedModule.create(run.Seed));
        double[]?[] points = [.. run.Evaluations.Select(candidate => candidate.Failure is null ? objectives.InBox(candidate) : null)];
        var at = Positions(points.Length);
        var orders = Enumerable.Range(0, Orders)
            .Select(order => Reached(SeedModule.shuffle(points, SeedModule.item(order, seed)), at, objectives)).ToList();
        return Band(
            curve, at, orders, 0.1, 0.9,
            $"80 % of {Orders} random orders of this run's own evaluations, and their median: what the same networks would have shown had they come in any order. "
            + "It is no random search; give runs of one with --compare");
    }

    /// <summary>Hypervolume after each candidate.</summary>
    public static IReadOnlyList<double> CurveOf(IReadOnlyList<Candidate> evaluations, Objectives objectives) => Reached(
        [.. evaluations.Select(candidate => candidate.Failure is null ? objectives.InBox(candidate) : null)],
        [.. Enumerable.Range(1, evaluations.Count)], objectives);

    /// <summary>Hypervolume after so many of the points; null is a failure.</summary>
    private static double[] Reached(double[]?[] points, int[] at, Objectives objectives)
    {
        var reached = new double[at.Length];
        var front = new List<double[]>();
        var (last, hasChanged, next) = (0.0, false, 0);
        for (var i = 0; i < points.Length && next < at.Length; i++)
        {
            hasChanged |= points[i] is { } point && Enter(front, point);
            if (at[next] != i + 1)
                continue;
            if (hasChanged)
                last = objectives.Hypervolume(front);
            hasChanged = false;
            reached[next++] = last;
        }

        return reached;
    }

    private static int[] Positions(int length)
    {
        var positions = Math.Min(length, MostPositions);
        return [.. Enumerable.Range(1, positions).Select(i => (int)((long)i * length / positions))];
    }

    private static bool Enter(List<double[]> front, double[] point)
    {
        if (front.Exists(other => NowhereWorse(other, point)))
            return false;
        front.RemoveAll(other => NowhereWorse(point, other));
        front.Add(point);
        return true;
    }

    private static bool NowhereWorse(double[] a, double[] b)
    {
        for (var k = 0; k < a.Length; k++)
        {
            if (a[k] > b[k])
                return false;
        }

        return true;
    }

    private static HypervolumeHistory Band(
        IReadOnlyList<double> curve, int[] at, IReadOnlyList<double[]> others, double low, double high, string words)
    {
        double[][] sorted = [.. at.Select((_, i) => others.Select(other => other[i]).Order().ToArray())];
        return new HypervolumeHistory(
            curve, at, [.. sorted.Select(values => Quantile(values, low))], [.. sorted.Select(values => Quantile(values, 0.5))],
            [.. sorted.Select(values => Quantile(values, high))], words);
    }

    /// <summary>Linear between the two nearest.</summary>
    internal static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
