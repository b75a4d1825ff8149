using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Commands that need no search: help, lists, costs, and how each goes wrong.</summary>
public class CommandTests
{
    private const string Bell = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[2];\nh q[0];\ncx q[0],q[1];\nmeasure q -> c;\n";

    [Theory]
    [InlineData("--help", "search")]
    [InlineData("search --help", "--generations")]
    [InlineData("cost --help", "OpenQASM")]
    [InlineData("backends --help", "import")]
    [InlineData("cost --help", "--explain")]
    [InlineData("backends synthesize --help", "heavy-hex")]
    [InlineData("throughput --help", "--renew")]
    [InlineData("study gate-time --help", "SVG")]
    public async Task Help_explains_and_succeeds(string arguments, string mentioned)
    {
        var run = await CliRun.Of(arguments.Split(' '));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(mentioned, run.Output);
    }

    [Fact]
    public async Task Backends_are_listed()
    {
        var run = await CliRun.Of("backends", "list", "--json");
        Assert.Equal(0, run.ExitCode);
        var names = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(b => b.GetProperty("name").GetString()!);
        Assert.Equal(
            ["brisbane", "fez", "guadalupe", "hanoi", "lagos", "manila", "marrakesh", "nighthawk", "sherbrooke", "torino"], names);
    }

    [Fact]
    public async Task A_backend_is_shown()
    {
        var run = await CliRun.Of("backends", "show", "brisbane");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("127", run.Output);
        Assert.Contains("2025-02-26", run.Output);
        Assert.Contains("error 1", run.Output);
    }

    [Fact]
    public async Task Data_sets_are_listed()
    {
        var run = await CliRun.Of("datasets", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("digits", run.Output);
        Assert.Contains("1,797", run.Output);
    }

    [Fact]
    public async Task A_circuit_is_costed()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of("cost", folder.File("bell.qasm", Bell), "--backend", "fez", "--parameters", "3", "--json");
        Assert.Equal(0, run.ExitCode);
        var cost = JsonDocument.Parse(run.Output).RootElement;
        var parts = cost.GetProperty("quantumSeconds");
        double Part(string name) => parts.GetProperty(name).GetDouble();
        Assert.Equal(Part("total"), Part("gate") + Part("routing") + Part("reliability") + Part("gradient"));
        Assert.Equal(7, cost.GetProperty("evaluations").GetInt32());
        Assert.Equal(1, cost.GetProperty("twoQubitGates").GetInt32());
        Assert.Equal(0, Part("routing"));
        Assert.InRange(cost.GetProperty("successProbability").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task A_circuit_is_read_from_standard_input()
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Bell, "cost", "-");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("standard input, 2 qubits", run.Output);
    }

    [Theory]
    [InlineData(2, "'brisbane'", "search", "--backend", "brisbne")]
    [InlineData(2, "'digits'", "search", "--dataset", "digit")]
    [InlineData(2, "'--generations'", "search", "--generation", "3")]
    [InlineData(2, "'search'", "serch")]
    [InlineData(2, "2..10000", "search", "--population", "1")]
    [InlineData(2, "LOW..HIGH", "search", "--qubits", "two")]
    [InlineData(2, "variable, fixed", "search", "--mode", "both")]
    [InlineData(2, "'lagos'", "backends", "show", "lago")]
    [InlineData(3, "no such file", "cost", "nowhere.qasm")]
    public async Task A_wrong_command_line_names_the_mend_in_one_line(int exitCode, string mentioned, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_broken_circuit_names_file_line_and_what_was_expected()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("broken.qasm", "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\nhh q[0];\n");
        var run = await CliRun.Of("cost", file);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{file}:4:", run.Error);
        Assert.Contains("'h'", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_circuit_wider_than_the_backend_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of("cost", folder.File("wide.qasm", "OPENQASM 2.0;\nqreg q[6];\nCX q[0],q[5];\n"), "--backend", "manila");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("6", run.Error);
        Assert.Contains("5", run.Error);
    }
}
