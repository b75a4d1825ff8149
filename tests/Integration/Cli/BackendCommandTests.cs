using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>`hybhanas backends show | export | diff | synthesize` and `hybhanas throughput`.</summary>
public class BackendCommandTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static async Task<JsonElement> Json(params string[] arguments)
    {
        var run = await CliRun.Of([.. arguments, "--json"]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task An_exported_backend_is_the_backend()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Sub("copy.json");
        var run = await CliRun.Of("backends", "export", "lagos", "--out", file);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("lagos, 7 qubits, 6 couplings", run.Output);
        var difference = await Json("backends", "diff", "lagos", file);
        Assert.True(difference.GetProperty("same").GetBoolean());
        Assert.Equal(0, difference.GetProperty("entries").GetArrayLength());
        Assert.Equal("no difference\n", (await CliRun.Of("backends", "diff", "lagos", file)).Output);
    }

    [Fact]
    public async Task A_difference_tells_entries_couplings_and_medians()
    {
        using var folder = new TemporaryFolder();
        const string Head = """{"format":"hybhanas-calibration","version":1,"name":"d","backend_version":"1","last_update":"2025-01-01T00:00:00Z","dt":4e-9,"qubits":""";
        string File(string name, string t1, string sx, string first, string second, string error) => folder.File(name, Head
            + $$$"""{"count":3,"t1":{{{t1}}},"t2":1e-4,"readout_error":0.01,"readout_duration":1e-6,"broken":[]},"one_qubit":[{"gates":["sx","x"],"qubits":[0,1,2],"duration":4e-8,"error":{{{sx}}}}],"two_qubit":[{"gates":["cz"],"first":{{{first}}},"second":{{{second}}},"duration":8e-8,"error":{{{error}}}}]}""");
        var before = File("before.json", "[1e-4,1e-4,1e-4]", "[0.001,0.001,0.001]", "[0,1]", "[1,2]", "[0.01,0.01]");
        var after = File("after.json", "[1e-4,5e-5,1.01e-4]", "[0.001,0.003,0.001]", "[0,0]", "[1,2]", "[1,0.01]");
        var difference = await Json("backends", "diff", before, after);
        Assert.Equal("[[0,2]]", difference.GetProperty("couplingsGained").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal("[[1,2]]", difference.GetProperty("couplingsLost").GetRawText().Replace(" ", "").Replace("\n", ""));
        var entries = difference.GetProperty("entries").EnumerateArray().Select(entry =>
            $"{entry.GetProperty("instruction").GetString()} {entry.GetProperty("qubits")[0]} {entry.GetProperty("quantity").GetString()} {entry.GetProperty("change").GetDouble():R}");
        Assert.Equal(["cz 0 error 99", "sx/x 1 error 2", "qubit 1 T1 -0.5"], entries);
        var t1 = difference.GetProperty("quantities").EnumerateArray().Single(quantity => quantity.GetProperty("quantity").GetString() == "T1");
        Assert.Equal(1e-4, t1.GetProperty("firstWorst").GetDouble());
        Assert.Equal(5e-5, t1.GetProperty("secondWorst").GetDouble());
        var all = await Json("backends", "diff", before, after, "--threshold", "0");
        Assert.Equal(4, all.GetProperty("entries").GetArrayLength());
        Assert.Contains("couplings gained  1: 0-2", (await CliRun.Of("backends", "diff", before, after)).Output);
    }

    [Theory]
    [InlineData("heavy-hex", 156, "fez", 176)]
    [InlineData("grid", 120, "nighthawk", 218)]
    [InlineData("linear", 5, "manila", 4)]
    public async Task A_synthetic_backend_of_a_real_shape_has_its_couplings(string topology, int qubits, string like, int couplings)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Sub("synthetic.json");
        var run = await CliRun.Of("backends", "synthesize", "--topology", topology, "--qubits", $"{qubits}", "--like", like, "--out", file);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{like}-{topology}-{qubits}, {qubits} qubits, {couplings} couplings", run.Output);
        var difference = await Json("backends", "diff", like, file);
        Assert.Equal(0, difference.GetProperty("couplingsGained").GetArrayLength());
        Assert.Equal(0, difference.GetProperty("couplingsLost").GetArrayLength());
        Assert.All(difference.GetProperty("quantities").EnumerateArray(), quantity =>
            Assert.Equal(
                quantity.TryGetProperty("firstMedian", out var first) ? first.GetDouble() : null,
                quantity.TryGetProperty("secondMedian", out var second) ? second.GetDouble() : (double?)null));
    }

    [Fact]
    public async Task A_circuit_is_costed_on_a_synthetic_backend()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Sub("full.json");
        await CliRun.Of("backends", "synthesize", "--topology", "full", "--qubits", "6", "--like", "brisbane", "--out", file);
        var circuit = "OPENQASM 2.0;\nqreg q[6];\n" + string.Concat(Enumerable.Range(0, 5).Select(q => $"CX q[5],q[{q}];\n"));
        var run = await CliRun.With(Nothing, circuit, "cost", "-", "--backend", file, "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("swaps").GetInt32());
    }

    [Fact]
    public async Task A_backend_is_shown_with_map_age_and_worst_entries()
    {
        var run = await CliRun.Of("backends", "show", "lagos");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  0---1---2\n      |\n      3\n      |\n  4---5---6\n", run.Output);
        Assert.Contains("days ago", run.Output);
        Assert.Contains("worst           readout error: ", run.Output);
    }

    [Fact]
    public void Every_bundled_backend_has_a_map_with_all_its_couplings()
    {
        foreach (var backend in Backends.List())
        {
            var map = Backends.Show(backend.Name).CouplingMap;
            Assert.NotNull(map);
            var strokes = map.Sum(line => line.Count(c => c == '|') + (line.Count(c => c == '-') / 3));
            Assert.Equal(backend.Couplings, strokes);
        }
    }

    [Fact]
    public void The_age_of_a_calibration_follows_the_clock()
    {
        var date = new DateTimeOffset(2025, 3, 8, 14, 33, 6, TimeSpan.FromHours(-5));
        Assert.Equal(10, Backends.Show("brisbane", new FixedClock(date)).AgeDays);
    }

    [Fact]
    public async Task The_throughput_is_measured_kept_and_shown()
    {
        using var folder = new TemporaryFolder();
        var cache = new Dictionary<string, string> { ["HYBHANAS_CACHE"] = folder.Sub("cache") };
        var none = await CliRun.With(cache, null, "throughput");
        Assert.Contains("--renew", none.Output);
        var renewed = await CliRun.With(cache, null, "throughput", "--renew", "--json");
        Assert.Equal(0, renewed.ExitCode);
        var figure = JsonDocument.Parse(renewed.Output).RootElement.GetProperty("gigaflops").GetDouble();
        var kept = JsonDocument.Parse((await CliRun.With(cache, null, "throughput", "--json")).Output).RootElement;
        Assert.Equal(figure, kept.GetProperty("gigaflops").GetDouble());
        Assert.Equal("kept", kept.GetProperty("source").GetString());
        Assert.Contains("embedded/1", (await CliRun.With(cache, null, "throughput")).Output);
        var blocked = await CliRun.With(new Dictionary<string, string> { ["HYBHANAS_CACHE"] = folder.File("file", "") }, null, "throughput", "--renew");
        Assert.Equal(1, blocked.ExitCode);
        Assert.Single(blocked.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(2, "'lagos'", "backends", "export", "lagoss", "--out", "x.json")]
    [InlineData(1, "cannot be written", "backends", "export", "lagos", "--out", "/nowhere/x.json")]
    [InlineData(2, "'heavy-hex'", "backends", "synthesize", "--topology", "heavyhex", "--qubits", "9", "--like", "fez", "--out", "x.json")]
    [InlineData(2, "2..256", "backends", "synthesize", "--topology", "full", "--qubits", "300", "--like", "fez", "--out", "x.json")]
    [InlineData(2, "0..1000", "backends", "diff", "fez", "torino", "--threshold", "-1")]
    [InlineData(3, "no such file", "backends", "diff", "fez", "nowhere.json")]
    public async Task A_wrong_command_line_names_the_mend_in_one_line(int exitCode, string mentioned, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Output);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
