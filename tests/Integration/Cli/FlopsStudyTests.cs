using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The study behind docs/flops.md.</summary>
public class FlopsStudyTests
{
    [Fact]
    public async Task Classical_FLOPs_stay_the_same_while_hardware_time_grows()
    {
        var run = await CliRun.Of("study", "flops", "--backend", "manila", "--qubits", "3", "--json");
        Assert.Equal("", run.Error);
        var rows = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(15, rows.Count);
        Assert.Single(rows.Select(row => row.GetProperty("classicalFlops").GetDouble()).Distinct());
        var simulated = rows.Select(row => row.GetProperty("simulationFlops").GetDouble()).ToList();
        Assert.Equal(simulated.Order(), simulated);
        var seconds = rows.Select(row => row.GetProperty("quantumSeconds").GetDouble()).ToList();
        Assert.Equal(seconds.Order(), seconds);
        Assert.True(seconds[^1] > 20 * seconds[0], $"{seconds[0]} to {seconds[^1]}");
    }

    [Fact]
    public async Task Wrong_qubits_are_one_line()
    {
        var run = await CliRun.Of("study", "flops", "--qubits", "1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2..12", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
