namespace HybHanas;

/// <summary>Classical throughput of a machine, and where the figure comes from.</summary>
/// <param name="Gigaflops">Floating-point operations per second, in 10^9, of one core in training.</param>
/// <param name="Source">"measured", "kept" (measured earlier on this machine) or "given" (by the user).</param>
/// <param name="Machine">Name of the machine; null where given.</param>
/// <param name="Engine">Name of the training engine; null where given.</param>
/// <param name="MeasuredAt">When it was measured; null where given.</param>
/// <param name="Spread">(largest - smallest) / median of the repeats; null where given.</param>
public sealed record Throughput(
    double Gigaflops, string Source, string? Machine, string? Engine, DateTimeOffset? MeasuredAt, double? Spread)
{
    /// <summary>A figure that the user gives.</summary>
    internal static Throughput Given(double gigaflops) => new(gigaflops, "given", null, null, null, null);
}
