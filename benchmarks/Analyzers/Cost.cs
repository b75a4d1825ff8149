namespace HybHanas.Benchmarks.Analyzers;

/// <summary>Seconds by the clock and of all processors.</summary>
internal readonly record struct Cost(double Wall, double Processor)
{
    /// <summary>More than anything takes.</summary>
    public static Cost Worst { get; } = new(double.MaxValue, double.MaxValue);

    /// <summary>The least of each.</summary>
    public Cost Least(Cost other) => new(Math.Min(Wall, other.Wall), Math.Min(Processor, other.Processor));
}
