using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>hybhanas check: findings, budgets, the exit code, and how it goes wrong.</summary>
public class CheckTests
{
    private const string Clean =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[2];\nh q[0];\ncx q[0],q[1];\nmeasure q -> c;\n";

    [Fact]
    public async Task A_clean_circuit_ends_with_0_also_where_there_is_only_information()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("clean.qasm", Clean);
        var run = await CliRun.Of("check", file);
        Assert.Equal((0, $"{file}: nothing found\n"), (run.ExitCode, run.Output));
        var onBackend = await CliRun.Of("check", file, "--backend", "brisbane", "--budget", "qubits=2,depth=3");
        Assert.Equal(0, onBackend.ExitCode);
        Assert.Contains("info HH0014: h is not a native gate of brisbane", onBackend.Output);
    }

    [Fact]
    public async Task Findings_end_with_1_and_come_as_json_too()
    {
        var run = await CliRun.With(
            new Dictionary<string, string>(), Clean.Replace("cx", "h q[0];\ncx"), "check", "-", "--budget", "qubits=1", "--budget", "depth=2", "--json");
        Assert.Equal(1, run.ExitCode);
        var findings = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToArray();
        Assert.Equal(["HH0001", "HH0002", "HH0013"], findings.Select(finding => finding.GetProperty("id").GetString()!));
        Assert.Equal(1, findings[2].GetProperty("operation").GetInt32());
    }

    [Theory]
    [InlineData("--budget has 'qubits'", "--budget", "qubits")]
    [InlineData("--budget has 'width=3'", "--budget", "width=3")]
    [InlineData("--budget has depth twice", "--budget", "depth=3,depth=4")]
    [InlineData("budget of qubits is 0; allowed: 1 or more", "--budget", "qubits=0")]
    [InlineData("brisban", "--backend", "brisban")]
    public async Task Bad_options_are_one_line(string says, string option, string value)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of("check", folder.File("clean.qasm", Clean), option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void The_facade_says_what_the_command_says()
    {
        var findings = Circuit.Create(3).Rx(90, 0).Measure(0).X(0).Check(new CircuitLimits { Depth = 2, Backend = "fez" });
        Assert.Equal(["HH0002", "HH0010", "HH0012", "HH0014", "HH0008"], findings.Select(finding => finding.Id));
        Assert.Equal("warning HH0008: x acts on qubit 0 after its measurement; its effect is never read (operation 2)", findings[^1].ToString());
    }
}
