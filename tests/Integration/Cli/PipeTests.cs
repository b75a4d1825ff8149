using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The program between others in a shell's pipe.</summary>
public class PipeTests
{
    private const string Line =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\nh q[0];\ncx q[0],q[1];\ncx q[1],q[2];\nmeasure q -> c;\n";

    [Fact]
    public async Task What_is_transpiled_costs_what_the_circuit_costs()
    {
        using var folder = new TemporaryFolder();
        folder.File("line.qasm", Line);
        var (_, output, error) = await Shell(folder, "hybhanas transpile - -b fez < line.qasm | hybhanas cost - -b fez --json");
        Assert.Contains("two-qubit gates", error);
        var piped = JsonDocument.Parse(output).RootElement;
        var direct = JsonDocument.Parse((await CliRun.Of("cost", folder.Sub("line.qasm"), "-b", "fez", "--json")).Output).RootElement;
        Assert.Equal(direct.GetProperty("quantumSeconds").GetProperty("total").GetDouble(), piped.GetProperty("quantumSeconds").GetProperty("total").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_reader_that_has_enough_ends_it_quietly()
    {
        using var folder = new TemporaryFolder();
        var (_, output, error) = await Shell(folder, "hybhanas backends show brisbane | head -n 1");
        Assert.StartsWith("name", output);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Equal("", error);
    }

    [Fact]
    public async Task A_specification_comes_from_standard_input()
    {
        using var folder = new TemporaryFolder();
        var (_, _, error) = await Shell(folder, "echo '{\"serch\": 1}' | hybhanas search --spec -");
        Assert.Contains("standard input", error);
    }

    private static Task<CliRun> Shell(TemporaryFolder folder, string line) => BashRun.Of(folder, $"{CliRun.AsFunction}; {line}");
}
