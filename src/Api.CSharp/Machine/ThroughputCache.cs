using System.Text.Json;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Keeps the measured throughput in the user's cache folder, so that equal runs get equal classical times.</summary>
internal static class ThroughputCache
{
    /// <summary>The file of an engine, whether it is there or not. That of the embedded engine is throughput.json; each other engine has one
    /// with its name, so that going from one to the other does not measure again.</summary>
    /// <param name="engine">Its short name.</param>
    public static string PathOf(string engine) =>
        Path.Combine(CacheFolder.Find(), engine == "embedded" ? "throughput.json" : $"throughput-{engine}.json");

    private static string PathOf(ITrainer trainer) => PathOf(trainer.Name.Split('/')[0]);

    /// <summary>The figure kept for this machine and engine, or a fresh measurement, which is kept if the folder allows it.</summary>
    public static Throughput GetOrMeasure(ITrainer trainer, TimeProvider clock)
    {
        if (TryKept(trainer) is { } kept)
            return kept;
        var measured = ThroughputMeter.Measure(trainer, clock);
        try
        {
            Write(measured, PathOf(trainer));
        }
        catch (HybHanasException)
        {
            // A cache that cannot be kept costs a second at the next start; run.json holds the figure in any case.
        }

        return measured;
    }

    /// <summary>The figure kept for this machine and engine; null where there is none.</summary>
    public static Throughput? TryKept(ITrainer trainer) =>
        TryRead(PathOf(trainer)) is { } kept && kept.Machine == Environment.MachineName && kept.Engine == trainer.Name
            ? kept with { Source = "kept" }
            : null;

    /// <summary>A fresh measurement, kept; an "unusable-path" error where it cannot be.</summary>
    public static Throughput Renew(ITrainer trainer, TimeProvider clock)
    {
        var measured = ThroughputMeter.Measure(trainer, clock);
        Write(measured, PathOf(trainer));
        return measured;
    }

    private static Throughput? TryRead(string path)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Throughput>(File.ReadAllText(path), ResultJson.Pretty);
            return kept is { Gigaflops: > 0 and < 1e9 } ? kept : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static void Write(Throughput measured, string path)
    {
        try
        {
            Directory.CreateDirectory(CacheFolder.Find());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HybHanasException("unusable-path", $"{CacheFolder.Find()}: cannot be made: {fault.Message}", fault);
        }

        OutputFile.Write(path, JsonSerializer.Serialize(measured, ResultJson.Pretty));
    }
}
