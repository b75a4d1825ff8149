using HybHanas.Training;

namespace HybHanas;

/// <summary>The classical throughput of this machine, measured once and kept.</summary>
public static class MachineThroughput
{
    /// <summary>The figure kept for this machine and the embedded engine; null where none is kept.</summary>
    public static Throughput? Kept() => ThroughputCache.TryKept(new EmbeddedTrainer());

    /// <summary>Measures again and keeps the new figure. Takes a second or two.</summary>
    /// <param name="clock">What the measurement is dated by; null takes the system's clock.</param>
    /// <exception cref="HybHanasException">The figure cannot be kept ("unusable-path").</exception>
    public static Throughput Renew(TimeProvider? clock = null) =>
        ThroughputCache.Renew(new EmbeddedTrainer(), clock ?? TimeProvider.System);

    /// <summary>The file that the figure is kept in.</summary>
    public static string File => ThroughputCache.PathOf(new EmbeddedTrainer());
}
