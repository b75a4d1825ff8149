namespace HybHanas.Benchmarks.Analyzers;

/// <summary>Seconds by the clock and of all processors.</summary>
internal readonly record struct Cost(double Wall, double Processor)
{
    /// <summary>The median of each; of an even number the mean of the middle two.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> costs) => new(Middle(costs.Select(cost => cost.Wall)), Middle(costs.Select(cost => cost.Processor)));

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
