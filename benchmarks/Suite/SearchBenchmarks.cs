using BenchmarkDotNet.Attributes;

namespace HybHanas.Benchmarks.Suite;

/// <summary>A whole search, from the data set to the files of its front.</summary>
[InProcess]
[MemoryDiagnoser]
[IterationCount(5)]
public class SearchBenchmarks
{
    private string folder = "";

    /// <summary>A folder for the runs.</summary>
    [GlobalSetup]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("hybhanas-benchmark-").FullName;

    /// <summary>Takes the runs away.</summary>
    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(folder, recursive: true);

    /// <summary>Iris with 6 networks x 3 generations, 2 epochs, on every core; throughput given, as measuring it takes seconds.</summary>
    [Benchmark]
    public Task Iris() => NetworkSearch.RunAsync(new SearchOptions
    {
        DataSet = "iris",
        Population = 6,
        Generations = 3,
        Epochs = 2,
        ThroughputGigaflops = 100,
        OutputFolder = Path.Combine(folder, Guid.NewGuid().ToString("N")),
    });
}
