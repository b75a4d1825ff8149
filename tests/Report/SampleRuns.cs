using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Runs;

namespace HybHanas.Report.Tests;

/// <summary>Runs to report on: a real one of a table with hostile names, and a large one whose figures are made up.</summary>
internal static class SampleRuns
{
    /// <summary>What a browser must never run.</summary>
    public const string Hostile = "<script>alert(1)</script>";

    /// <summary>A search of a few small networks on a table whose file and columns have hostile names; its report.</summary>
    public static async Task<string> HostileAsync(string folder)
    {
        var file = Path.Combine(folder, "<img src=x onerror=alert(2)>&'.csv");
        var lines = Enumerable.Range(0, 60).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row % 3 + 0.01 * row},{(row * 7) % 5},{(row % 3 == 0 ? "\"<b>one</b>\"" : "two")}"));
        await File.WriteAllLinesAsync(file, ["x,\"y<script>\",\"" + Hostile + "\"", .. lines], TestContext.Current.CancellationToken);
        var run = Path.Combine(folder, "run");
        await NetworkSearch.RunAsync(
            new SearchOptions
            {
                DataFile = file,
                LabelColumn = Hostile,
                Description = Hostile,
                Qubits = new IntRange(2, 4),
                Depth = new IntRange(1, 2),
                Population = 6,
                Generations = 4,
                Epochs = 2,
                ThroughputGigaflops = 10,
                OutputFolder = run,
            },
            cancellation: TestContext.Current.CancellationToken);
        return await RunReport.WriteAsync(run, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>A run of so many evaluations: real genomes of the default space on Digits, made-up accuracies and times; its report.</summary>
    public static async Task<string> LargeAsync(string folder, int evaluations)
    {
        var run = Path.Combine(folder, "large");
        await NetworkSearch.RunAsync(
            new SearchOptions
            {
                PerClass = 10,
                Qubits = new IntRange(2, 3),
                Depth = new IntRange(1, 2),
                Population = 2,
                Generations = 1,
                Epochs = 1,
                ThroughputGigaflops = 10,
                OutputFolder = run,
            },
            cancellation: TestContext.Current.CancellationToken);
        var record = RunRecord.Read(run);
        var setup = SearchSetup.Resolve(
            record.Options with { Population = 50, Generations = evaluations / 50, Qubits = new IntRange(2, 12), Depth = new IntRange(1, 15) },
            TimeProvider.System, record.Throughput);
        File.WriteAllText(
            Path.Combine(run, RunRecord.FileName),
            System.Text.Json.JsonSerializer.Serialize(RunRecord.Of(setup, record.Started), ResultJson.Pretty));
        File.WriteAllText(
            Path.Combine(run, Journal.FileName),
            string.Concat(Enumerable.Range(0, evaluations).Select(i => JournalLine.Seal(MadeUp(setup.Space, i)) + "\n")));
        return await RunReport.WriteAsync(run, cancellation: TestContext.Current.CancellationToken);
    }

    private static Candidate MadeUp(Space space, int i)
    {
        var seed = SeedModule.item(i, SeedModule.create(7));
        var genome = SpaceModule.canonical(
            GenomeModule.create(space.Genes.Select((gene, k) => SeedModule.below(gene.Levels, k, seed))).OrThrow(), space).OrThrow();
        var network = SpaceModule.decode(genome, space);
        var blank = new Candidate
        {
            Id = i + 1,
            Generation = i / 50 + 1,
            Genome = GenomeModule.print(genome),
            Description = network.IsOk ? Description.ofArchitecture(network.ResultValue) : "",
            Genes = [.. SpaceModule.describe(genome, space).OrThrow().Select(pair => new GeneValue(pair.Item1, pair.Item2))],
            HostSeconds = 0.1,
        };
        if (network.IsError || i % 97 == 5)
            return blank with { Failure = "made up for a test" };
        var ansatz = network.ResultValue.Ansatz;
        var work = ansatz.Qubits * ansatz.Depth;
        var accuracy = 1 - 0.9 * Math.Exp(-0.05 * work - 0.6 * SeedModule.uniform(90, seed));
        var gate = 10 * Math.Exp(0.02 * work);
        var time = new QuantumSeconds(gate, 0.1 * gate, 0.3 * gate, gate * work, gate * (1.4 + work));
        return blank with
        {
            Accuracy = accuracy,
            QuantumSeconds = time,
            ClassicalSeconds = 0.01,
            TotalSeconds = time.Total + 0.01,
            Parameters = (int)Parameters.count(network.ResultValue).Total,
            QuantumParameters = work,
            Flops = 1e6,
            Circuit = new CircuitFigures(work, 0, 1e-5, -0.01 * work),
            Epochs = [.. Enumerable.Range(1, 5).Select(epoch => new Epoch(epoch, 1.0 / epoch, 1.1 / epoch, accuracy * (0.5 + 0.1 * epoch)))],
        };
    }
}
