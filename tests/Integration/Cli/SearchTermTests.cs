using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>`hybhanas search` over several calibrations, with bill and energy, as people read it.</summary>
public class SearchTermTests
{
    [Fact]
    public async Task Range_usage_energy_and_assumptions_are_printed_and_in_the_table_of_the_front()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(
            "search", "--dataset", "iris", "--population", "3", "--generations", "1", "--epochs", "1", "--qubits", "2..3", "--depth", "1..2",
            "--throughput", "10", "--quiet", "--backend", ManilaDays.ThreeDays(folder), "--cost-over", "worst", "--job-overhead", "3",
            "--quantum-watts", "25000", "--out", folder.Sub("run"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            "under 3 calibrations, 2024-05-20T01:00:00-04:00 to 2024-05-22T01:00:00-04:00; the highest counts", run.Output);
        Assert.Contains("scheduled gate times, decoherence by per-qubit idle time, calibrated 2024-05-22T01:00:00-04:00", run.Output);
        Assert.Contains("billed usage", run.Output);
        Assert.Contains("assumed: each job takes 3 s", run.Output);
        Assert.Contains("assumed: both machines are on for the billed usage", run.Output);
        var csv = File.ReadAllLines(Path.Combine(folder.Sub("run"), "front.csv"));
        Assert.EndsWith(
            "lowest_quantum_seconds,median_quantum_seconds,highest_quantum_seconds,usage_seconds,circuits,shots,jobs,energy_joules,epochs", csv[0]);
        Assert.All(csv[1].Split(',')[^8..], value => Assert.True(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) > 0));
    }

    [Fact]
    public async Task An_unknown_figure_is_refused_with_those_there_are()
    {
        var run = await CliRun.Of("search", "--cost-over", "best");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("allowed: median, worst", run.Error);
    }
}
