using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>What a search finds does not depend on the processor's vectors or on the number of threads.</summary>
public sealed class MachineTests
{
    private static readonly (string Name, string Value)[][] Machines =
    [
        [],
        // The first name up to .NET 9, the second one since.
        [("DOTNET_EnableAVX512F", "0"), ("DOTNET_EnableAVX512", "0")],
        [("DOTNET_EnableAVX2", "0")],
    ];

    [Fact]
    public async Task Fronts_are_the_same_to_the_last_bit()
    {
        var fronts = new List<string>();
        for (var i = 0; i < Machines.Length; i++)
        {
            using var folder = new TemporaryFolder();
            var path = Path.Combine(folder.Path, "run");
            var run = await CliRun.With(
                Machines[i].ToDictionary(variable => variable.Name, variable => variable.Value), null,
                "search", "--dataset", "iris", "--population", "3", "--generations", "2", "--epochs", "2", "--qubits", "2..10",
                "--depth", "1..2", "--throughput", "10", "--seed", "3", "--quiet", "--threads", $"{i + 1}", "--out", path);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            fronts.Add(await File.ReadAllTextAsync(Path.Combine(path, "front.json"), TestContext.Current.CancellationToken));
        }

        Assert.Contains("accuracy", fronts[0]);
        Assert.All(fronts, front => Assert.Equal(fronts[0], front));
    }
}
