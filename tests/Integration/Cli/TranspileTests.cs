using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>hybhanas transpile: files, standard input, batches, seeds, and how each goes wrong.</summary>
public class TranspileTests
{
    private const string Triangle =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\nh q[0];\ncx q[0],q[1];\ncx q[1],q[2];\ncx q[0],q[2];\n"
        + "ry(0.3) q[0];\nmeasure q -> c;\n";

    [Fact]
    public async Task Json_has_an_object_for_each_circuit_and_seed()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(
            "transpile", folder.File("one.qasm", Triangle), folder.File("two.qasm", Triangle), "--backend", "brisbane", "--level", "2",
            "--seeds", "3..4", "--json");
        Assert.Equal(0, run.ExitCode);
        var rows = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            [("one", 3), ("one", 4), ("two", 3), ("two", 4)],
            rows.Select(row => (row.GetProperty("id").GetString()!, row.GetProperty("seed").GetInt32())));
        string[] keys =
        [
            "id", "backend", "level", "seed", "n2q", "depth2q", "depth", "size", "swaps", "durationSeconds", "logEsp", "initialLayout",
            "finalLayout", "ops", "milliseconds",
        ];
        Assert.All(rows, row =>
        {
            Assert.All(keys, key => Assert.True(row.TryGetProperty(key, out _), key));
            var operations = row.GetProperty("ops").EnumerateArray().ToArray();
            Assert.Equal(row.GetProperty("size").GetInt32(), operations.Length);
            Assert.Equal(row.GetProperty("n2q").GetInt32(), operations.Count(operation => operation[0].GetString() == "ecr"));
            Assert.Equal([0, 1, 2], operations.Where(o => o[0].GetString() == "measure").Select(o => o[3][0].GetInt32()).Order());
            Assert.Equal(3, row.GetProperty("finalLayout").GetArrayLength());
        });
    }

    [Fact]
    public async Task A_batch_is_read_from_standard_input_and_the_result_transpiles_again()
    {
        using var folder = new TemporaryFolder();
        var line = JsonSerializer.Serialize(new { id = "triangle", qasm = Triangle });
        var file = Path.Combine(folder.Path, "out.qasm");
        var run = await CliRun.With(
            new Dictionary<string, string>(), line, "transpile", "-", "--batch", "--backend", "manila", "--objective", "fidelity", "--out", file);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("triangle: ", run.Output);
        var again = await CliRun.Of("transpile", file, "--backend", "manila", "--level", "1", "--json");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains($"{JsonDocument.Parse(again.Output).RootElement.GetProperty("n2q").GetInt32()} two-qubit gates", run.Output);
    }

    [Theory]
    [InlineData("--level is", "transpile level is 4; allowed: 0..3", "--level", "4")]
    [InlineData("seeds", "--seeds is '5..3'", "--seeds", "5..3")]
    [InlineData("objective", "allowed: two-qubit-gates, duration, fidelity, effective-time", "--objective", "speed")]
    [InlineData("width", "3 qubits", "--backend", "wide")]
    public async Task Bad_options_are_one_line(string about, string says, params string[] options)
    {
        Assert.NotEmpty(about);
        using var folder = new TemporaryFolder();
        var qasm = options[1] == "wide" ? Triangle.Replace("q[3]", "q[9]").Replace("c[3]", "c[9]") : Triangle;
        if (options[1] == "wide")
            (options[1], says) = ("manila", "9");
        var run = await CliRun.Of(["transpile", folder.File("circuit.qasm", qasm), .. options]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(says, run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_line_of_a_batch_that_is_no_circuit_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of("transpile", folder.File("batch.jsonl", "\n{\"id\": 3}\n"), "--batch");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("line 2", run.Error);
    }
}
