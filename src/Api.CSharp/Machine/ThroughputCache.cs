using System.Text.Json;
using HybHanas.Runs;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Keeps the measured throughput in the user's cache folder, so that equal runs get equal classical times.</summary>
internal static class ThroughputCache
{
    /// <summary>The figure kept for this machine and engine, or a fresh measurement, which is kept if the folder allows it.</summary>
    public static Throughput GetOrMeasure(ITrainer trainer, TimeProvider clock)
    {
        var path = Path.Combine(CacheFolder.Find(), "throughput.json");
        if (TryRead(path) is { } kept && kept.Machine == Environment.MachineName && kept.Engine == trainer.Name)
            return kept with { Source = "kept" };
        var measured = ThroughputMeter.Measure(trainer, clock);
        TryWrite(path, measured);
        return measured;
    }

    private static Throughput? TryRead(string path)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Throughput>(File.ReadAllText(path), RunJson.Pretty);
            return kept is { Gigaflops: > 0 and < 1e9 } ? kept : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static void TryWrite(string path, Throughput measured)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            OutputFile.Write(path, JsonSerializer.Serialize(measured, RunJson.Pretty));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or HybHanasException)
        {
            // A cache that cannot be kept costs a second at the next start; run.json holds the figure in any case.
        }
    }
}
