namespace HybHanas.Benchmarks.Kernels;

/// <summary>What a ratio is meant to reach.</summary>
/// <param name="MostTimesBound">Ours over the bound, at most.</param>
/// <param name="LeastTimesFaster">The peer over ours, at least.</param>
internal sealed record Goal(double? MostTimesBound, double? LeastTimesFaster);

/// <summary>The rounds of one cell.</summary>
internal sealed class ComparedCell(string cell, double operations, Goal? goal)
{
    private readonly List<(double Ours, double Best, double? Bound, double? Peer)> rounds = [];

    public string Cell => cell;

    public Goal? Goal => goal;

    public double OursMs => Median(rounds.Select(round => round.Ours));

    public double? BoundMs => MedianOrNull(rounds.Select(round => round.Bound));

    public double? PeerMs => MedianOrNull(rounds.Select(round => round.Peer));

    /// <summary>The median of the rounds' own ratios: what was measured side by side is compared.</summary>
    public double? TimesBound => MedianOrNull(rounds.Select(round => round.Ours / round.Bound));

    public double? TimesFaster => MedianOrNull(rounds.Select(round => round.Peer / round.Ours));

    /// <summary>Of the best call of all rounds: a call that lost the core to another program says nothing of the kernel.</summary>
    public double Gigaflops => operations / rounds.Min(round => round.Best) / 1e6;

    /// <summary>Null without a goal, and where its other side was not measured.</summary>
    public bool? IsMet =>
        goal?.MostTimesBound is { } most ? TimesBound is { } bound ? bound <= most : null
        : goal?.LeastTimesFaster is { } least ? TimesFaster is { } faster ? faster >= least : null
        : null;

    /// <summary>One round; against the bound the best call counts, as it does there, against the peer the median.</summary>
    public void Add(Timing ours, double? bound, double? peer) =>
        rounds.Add((peer is null ? ours.BestMs : ours.MedianMs, ours.BestMs, bound, peer));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static double? MedianOrNull(IEnumerable<double?> values)
    {
        var measured = values.OfType<double>().ToList();
        return measured.Count == 0 ? null : Median(measured);
    }
}
