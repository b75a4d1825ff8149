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

    [Fact]
    public async Task A_bad_circuit_of_several_is_named_and_the_others_go_on()
    {
        using var folder = new TemporaryFolder();
        var opaque = Triangle.Replace("h q[0];", "opaque magic a;\nmagic q[0];");
        var run = await CliRun.Of(
            "transpile", folder.File("one.qasm", Triangle), folder.File("bad.qasm", "OPENQASM 2.0;\nqreg q[1]\nx q;"),
            Path.Combine(folder.Path, "none.qasm"), folder.File("magic.qasm", opaque), folder.File("two.qasm", Triangle),
            "--backend", "lagos", "--level", "1", "--seeds", "1..2", "--json");
        Assert.Equal(3, run.ExitCode);
        string[] ids = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
        Assert.Equal(["one", "one", "two", "two"], ids);
        var errors = run.Error.Trim().Split('\n');
        Assert.Equal(3, errors.Length);
        Assert.StartsWith("hybhanas: bad:3:1: expected ';'", errors[0]);
        Assert.Contains("none.qasm: no such file", errors[1]);
        Assert.StartsWith("hybhanas: magic: the opaque gate 'magic' is not supported", errors[2]);
    }

    [Fact]
    public async Task Folded_measurements_are_told_as_masks_and_comments()
    {
        using var folder = new TemporaryFolder();
        var chain = folder.File("chain.qasm", Triangle.Replace("cx q[0],q[2];\nry(0.3) q[0];\n", ""));
        var file = Path.Combine(folder.Path, "out.qasm");
        var run = await CliRun.Of("transpile", chain, "--backend", "manila", "--fold-measurement", "--json", "--out", file);
        var row = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(0, row.GetProperty("n2q").GetInt32());
        Assert.Equal("[[0],[0,1],[0,1,2]]", row.GetProperty("foldedMasks").GetRawText());
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.EndsWith("//   c[1] = c[0] ^ c[1]\n//   c[2] = c[0] ^ c[1] ^ c[2]\n", text);
        var plain = await CliRun.Of("transpile", file, "--backend", "manila", "--json");
        Assert.Equal(0, plain.ExitCode);
        Assert.False(JsonDocument.Parse(plain.Output).RootElement.TryGetProperty("foldedMasks", out _));
    }

    [Fact]
    public async Task What_transpile_prints_can_be_costed_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var empty = folder.File("empty.qasm", "OPENQASM 2.0;\n");
        var barred = folder.File("barred.qasm", Triangle.Replace("measure", "barrier;\nmeasure"));
        var transpiled = await CliRun.Of("transpile", folder.File("one.qasm", Triangle), empty, barred, "--backend", "torino", "--json");
        Assert.Equal(0, transpiled.ExitCode);
        var cost = await CliRun.Of("cost", "--batch", folder.File("lines.jsonl", transpiled.Output), "--physical", "--json");
        Assert.Equal(0, cost.ExitCode);
        double[] Durations(string lines) =>
            [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("durationSeconds").GetDouble())];
        Assert.Equal(Durations(transpiled.Output), Durations(cost.Output));
        Assert.Equal(0, Durations(cost.Output)[1]);
    }

    [Fact]
    public void Masks_turn_samples_into_those_of_the_original()
    {
        var chain = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\nx q[0];\ncx q[0],q[1];\ncx q[1],q[2];\nmeasure q -> c;\n";
        var folded = new CircuitTranspiler(new TranspileSettings { Backend = "manila", FoldMeasurement = true }).TranspileOpenQasm(chain, "chain");
        Assert.Equal([true, true, true], folded.Unfold([true, false, false]));
        Assert.Throws<ArgumentException>(() => folded.Unfold([true]));
        var plain = new CircuitTranspiler(new TranspileSettings { Backend = "manila" }).TranspileOpenQasm(chain, "chain");
        Assert.Null(plain.FoldedMasks);
        Assert.Equal([true, false, false], plain.Unfold([true, false, false]));
    }
}
