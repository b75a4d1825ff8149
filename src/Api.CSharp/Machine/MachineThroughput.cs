using HybHanas.Trainers;

namespace HybHanas;

/// <summary>The classical throughput of this machine, measured once for each training engine and kept.</summary>
public static class MachineThroughput
{
    /// <summary>The figure kept for this machine and an engine; null where none is kept.</summary>
    /// <param name="trainer">The engine, as in <see cref="SearchOptions.Trainer"/>.</param>
    /// <param name="trainerFolder">A plug-in's folder; null looks where plug-ins are installed.</param>
    /// <exception cref="HybHanasException">There is no such trainer, or it does not work.</exception>
    public static Throughput? Kept(string trainer = "embedded", string? trainerFolder = null) =>
        ThroughputCache.TryKept(TrainerCatalog.Open(trainer, trainerFolder, 1));

    /// <summary>Measures again and keeps the new figure. Takes a second or two.</summary>
    /// <param name="clock">What the measurement is dated by; null takes the system's clock.</param>
    /// <param name="trainer">The engine, as in <see cref="SearchOptions.Trainer"/>.</param>
    /// <param name="trainerFolder">A plug-in's folder; null looks where plug-ins are installed.</param>
    /// <exception cref="HybHanasException">The figure cannot be kept ("unusable-path"), there is no such trainer, or it does not work.</exception>
    public static Throughput Renew(TimeProvider? clock = null, string trainer = "embedded", string? trainerFolder = null) =>
        ThroughputCache.Renew(TrainerCatalog.Open(trainer, trainerFolder, 1), clock ?? TimeProvider.System);

    /// <summary>The file that the figure of an engine is kept in.</summary>
    /// <param name="trainer">The engine, as in <see cref="SearchOptions.Trainer"/>.</param>
    public static string FileOf(string trainer = "embedded") => ThroughputCache.PathOf(trainer == SharedTraining.Name ? "embedded" : trainer);
}
