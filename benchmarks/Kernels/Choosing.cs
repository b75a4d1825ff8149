using System.Globalization;
using System.Text.Json;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>What choosing networks costs, as a share of the processor time of a whole search with its trainings.</summary>
internal static class Choosing
{
    private const int Population = 12;
    private const int Generations = 42;

    /// <summary>Runs a search of 504 networks of the default space on Digits, compilation of the program itself included.</summary>
    public static async Task PrintAsync(ulong seed, bool json)
    {
        var folder = Directory.CreateTempSubdirectory("hybhanas-benchmark-").FullName;
        var start = Environment.CpuUsage.TotalTime;
        var found = await NetworkSearch.RunAsync(new SearchOptions
        {
            DataSet = "digits",
            Population = Population,
            Generations = Generations,
            Seed = seed,
            ThroughputGigaflops = 100,
            OutputFolder = Path.Combine(folder, "run"),
        });
        var total = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        Directory.Delete(folder, recursive: true);
        var choosing = found.Choosing.TotalSeconds;
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { networks = found.Evaluations.Count, choosingSeconds = choosing, processorSeconds = total, share = choosing / total })
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Evaluations.Count} networks: choosing {choosing:F2} s of {total:F1} s processor time, {100 * choosing / total:F1} %; hypervolume {found.Hypervolume:F3}"));
    }
}
