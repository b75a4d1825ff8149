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
    public static HypervolumeHistory Of(SavedRun run, Objectives objectives, RunComparison? comparison)
    {
        var curve = CurveOf(run.Evaluations, objectives);
        var randoms = comparison?.Runs.Skip(1).Where(other => other.Run.Algorithm == Algorithm.Random && run.Algorithm != Algorithm.Random).ToList() ?? [];
        if (randoms.Count > 0)
        {
            return Band(
                curve, [.. randoms.Select(other => other.Curve)], 0, 1,
                randoms.Count == 1 ? "one run of random search" : $"least to greatest of {randoms.Count} runs of random search, and their median");
        }

        if (run.Evaluations.Count < 3 || objectives.Info.Count > MostObjectives)
            return new HypervolumeHistory(curve, [], [], [], [], null);
        var seed = SeedModule.purpose("orders of a report", SeedModule.create(run.Seed));
        var orders = Enumerable.Range(0, Orders)
            .Select(order => CurveOf(SeedModule.shuffle(run.Evaluations.ToArray(), SeedModule.item(order, seed)), objectives)).ToList();
        return Band(
            curve, orders, 0.1, 0.9,
            $"80 % of {Orders} random orders of this run's own evaluations, and their median: what the same networks would have shown had they come in any order. "
            + "It is no random search; give runs of one with --compare");
    }

    /// <summary>Hypervolume after each candidate.</summary>
    public static IReadOnlyList<double> CurveOf(IReadOnlyList<Candidate> evaluations, Objectives objectives)
    {
        var curve = new double[evaluations.Count];
        var front = new List<double[]>();
        var reached = 0.0;
        for (var i = 0; i < evaluations.Count; i++)
        {
            if (evaluations[i].Failure is null && Enter(front, objectives.InBox(evaluations[i])))
                reached = objectives.Hypervolume(front);
            curve[i] = reached;
        }

        return curve;
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
        IReadOnlyList<double> curve, IReadOnlyList<IReadOnlyList<double>> others, double low, double high, string words)
    {
        var length = Math.Min(curve.Count, others.Min(other => other.Count));
        var positions = Math.Min(length, MostPositions);
        int[] at = [.. Enumerable.Range(1, positions).Select(i => (int)((long)i * length / positions))];
        double[][] sorted = [.. at.Select(n => others.Select(other => other[n - 1]).Order().ToArray())];
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
