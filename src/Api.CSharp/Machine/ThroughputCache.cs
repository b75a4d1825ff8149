using System.Text.Json;
using HybHanas.Runs;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Keeps the measured throughput in the user's cache folder, so that equal runs get equal classical times.</summary>
internal static class ThroughputCache
{
    /// <summary>The file, whether it is there or not.</summary>
    public static string Path => System.IO.Path.Combine(Folder(), "throughput.json");

    /// <summary>The figure kept for this machine and engine, or a fresh measurement, which is kept if the folder allows it.</summary>
    public static Throughput GetOrMeasure(ITrainer trainer, TimeProvider clock)
    {
        if (TryKept(trainer) is { } kept)
            return kept;
        var measured = ThroughputMeter.Measure(trainer, clock);
        try
        {
            Write(measured);
        }
        catch (HybHanasException)
        {
            // A cache that cannot be kept costs a second at the next start; run.json holds the figure in any case.
        }

        return measured;
    }

    /// <summary>The figure kept for this machine and engine; null where there is none.</summary>
    public static Throughput? TryKept(ITrainer trainer) =>
        TryRead(Path) is { } kept && kept.Machine == Environment.MachineName && kept.Engine == trainer.Name
            ? kept with { Source = "kept" }
            : null;

    /// <summary>A fresh measurement, kept; an "unusable-path" error where it cannot be.</summary>
    public static Throughput Renew(ITrainer trainer, TimeProvider clock)
    {
        var measured = ThroughputMeter.Measure(trainer, clock);
        Write(measured);
        return measured;
    }

    /// <summary>HYBHANAS_CACHE, else hybhanas in XDG_CACHE_HOME, ~/.cache or the local application data.</summary>
    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("HYBHANAS_CACHE") is { Length: > 0 } chosen)
            return chosen;
        if (OperatingSystem.IsWindows())
            return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "hybhanas", "cache");
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return System.IO.Path.Combine(cache, "hybhanas");
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

    private static void Write(Throughput measured)
    {
        try
        {
            Directory.CreateDirectory(Folder());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HybHanasException("unusable-path", $"{Folder()}: cannot be made: {fault.Message}", fault);
        }

        OutputFile.Write(Path, JsonSerializer.Serialize(measured, RunJson.Pretty));
    }
}
