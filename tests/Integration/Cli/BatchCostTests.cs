using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>`hybhanas cost --batch`: Qiskit's figures for circuits compiled elsewhere, and an answer to every line.</summary>
public class BatchCostTests
{
    private const string Sx = """["sx",[0],[],[]]""";

    private static Task<CliRun> Physical(string? input, params string[] more) =>
        CliRun.With(new Dictionary<string, string>(), input, ["cost", "--physical", "--json", .. more]);

    private static string Manila(string id, string operations) =>
        $$"""{"id":"{{id}}","backend":"manila","n_qubits":5,"n_clbits":5,"ops":[{{operations}}]}""";

    private static List<JsonElement> Lines(CliRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public async Task A_circuit_compiled_elsewhere_is_explained_with_its_delays()
    {
        var line = Manila("wait", $"""{Sx},["delay",[0],[45000],[]],["cx",[0,1],[],[]],["barrier",[0,1],[],[]],["measure",[1],[],[0]]""");
        var run = await Physical(line, "--batch", "-", "--explain");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var cost = Lines(run).Single();
        var explanation = cost.GetProperty("explanation");
        double Sum(string list, string name) => explanation.GetProperty(list).EnumerateArray().Sum(row => row.GetProperty(name).GetDouble());
        foreach (var list in (string[])["layers", "instructions", "entries"])
            Assert.Equal(cost.GetProperty("durationSeconds").GetDouble(), Sum(list, "criticalSeconds"), 15);
        Assert.Equal(-cost.GetProperty("logEsp").GetDouble(), Sum("entries", "logLoss"), 12);
        Assert.Equal(("scheduled", "perQubitIdle"), (cost.GetProperty("gateTime").GetString(), cost.GetProperty("decoherence").GetString()));
        var first = explanation.GetProperty("entries")[0];
        Assert.Equal("delay", first.GetProperty("instruction").GetString());
        Assert.Equal(1e-5, first.GetProperty("criticalSeconds").GetDouble(), 12);
        Assert.Equal(1e-5, explanation.GetProperty("idle")[0].GetProperty("idleSeconds").GetDouble(), 12);
        Assert.False(Lines(await Physical(line, "--batch", "-")).Single().TryGetProperty("explanation", out _));

        var read = await CliRun.With(new Dictionary<string, string>(), line, "cost", "--physical", "--batch", "-", "--explain");
        Assert.Contains("Where the cost of wait goes", read.Output);
        Assert.Contains("delay 0", read.Output);
    }

    [Fact]
    public async Task Durations_and_fidelities_equal_those_of_qiskit()
    {
        using var folder = new TemporaryFolder();
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "qiskit", "durations.jsonl.gz")), CompressionMode.Decompress));
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var expected = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var run = await Physical(null, "--batch", folder.File("durations.jsonl", text));
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        var actual = Lines(run);
        Assert.Equal(260, actual.Count);
        foreach (var (want, got) in expected.Zip(actual))
            CheckLine(want, got);
        Assert.Contains(actual, line => line.GetProperty("errorOneOps").GetInt32() > 0);
    }

    private static void CheckLine(JsonElement want, JsonElement got)
    {
        double Wanted(string name) => want.GetProperty(name).GetDouble();
        double Got(string name) => got.GetProperty(name).GetDouble();
        Assert.Equal(want.GetProperty("id").GetString(), got.GetProperty("id").GetString());
        Assert.Equal(want.GetProperty("duration_dt").GetInt64(), got.GetProperty("durationDt").GetInt64());
        Assert.InRange(Got("durationSeconds") / Wanted("duration_s"), 1 - 1e-12, 1 + 1e-12);
        Assert.Equal(want.GetProperty("error1_ops").GetInt32(), got.GetProperty("errorOneOps").GetInt32());
        Assert.True(Got("analyticalSeconds") >= Got("durationSeconds"));
        if (Got("errorOneOps") == 0)
        {
            Assert.InRange(Got("logEsp") - Wanted("log_esp"), -1e-9, 1e-9);
            Assert.False(got.TryGetProperty("logEspKnown", out _));
        }
        else
        {
            Assert.InRange(Got("logEspKnown") - Wanted("log_esp_rest"), -1e-9, 1e-9);
            Assert.True(Got("logEsp") < Got("logEspKnown"));
            Assert.NotEqual(0, got.GetProperty("warnings").GetArrayLength());
        }

        double Part(string name) => got.GetProperty("parts").GetProperty(name).GetDouble();
        Assert.Equal(Part("total"), Part("gate") + Part("routing") + Part("reliability") + Part("gradient"));
        double Log(string name) => got.GetProperty("logParts").GetProperty(name).GetDouble();
        Assert.Equal(Log("total"), Log("gates") + Log("readout") + Log("decoherence"));
        Assert.Equal(Got("logEsp"), Log("gates") + Log("readout"));
    }

    [Fact]
    public async Task Every_line_is_answered_in_order_and_what_is_wrong_with_one_is_told()
    {
        string[] lines =
        [
            Manila("good", Sx),
            "not json",
            "[1]",
            """{"id":7,"backend":"manilla","n_qubits":5,"n_clbits":0,"ops":[]}""",
            Manila("gate", """["h",[0],[],[]]"""),
            Manila("loop", """["for_loop",[0],[],[]]"""),
            Manila("name", """["wiggle",[0],[],[]]"""),
            Manila("pair", """["cx",[0,4],[],[]]"""),
            Manila("reset", """["reset",[0],[],[]]"""),
            Manila("shape", """["sx",0]"""),
            Manila("clbit", """["measure",[0],[],[9]]"""),
            """{"id":"wide","backend":"manila","n_qubits":6,"n_clbits":0,"ops":[]}""",
            Manila("unit", """["delay",[0],[3],[],"weeks"]"""),
        ];
        var run = await Physical(string.Join('\n', lines), "--batch", "-");
        Assert.Equal(0, run.ExitCode);
        var answers = Lines(run);
        Assert.Equal(lines.Length, answers.Count);
        Assert.False(answers[0].TryGetProperty("error", out _));
        Assert.Equal(7, answers[3].GetProperty("id").GetInt32());
        Assert.Equal(
            ["bad-file", "bad-file", "unknown-name", "invalid-circuit", "unsupported", "bad-file", "invalid-circuit", "missing-calibration",
                "bad-file", "invalid-circuit", "circuit-too-wide", "bad-file"],
            answers.Skip(1).Select(answer => answer.GetProperty("error").GetProperty("code").GetString()!));
        Assert.All(answers.Skip(1), answer => Assert.DoesNotContain('\n', answer.GetProperty("error").GetProperty("message").GetString()!));
        Assert.Contains("standard input:2", answers[1].GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_delay_is_waited_for_in_its_unit()
    {
        string[] lines =
        [
            Manila("none", $"{Sx},{Sx}"),
            Manila("dt", $$"""{{Sx}},["delay",[0],[4500],[]],{{Sx}}"""),
            Manila("us", $$"""{{Sx}},["delay",[0],[1],[],"us"],{{Sx}}"""),
        ];
        var answers = Lines(await Physical(string.Join('\n', lines), "--batch", "-"));
        double Of(int line, string name) => answers[line].GetProperty(name).GetDouble();
        Assert.Equal(4500, Of(1, "durationDt") - Of(0, "durationDt"));
        Assert.Equal(1e-6, Of(2, "durationSeconds") - Of(0, "durationSeconds"), 15);
        Assert.Equal(Of(0, "logEsp"), Of(1, "logEsp"));
        double Waiting(int line) => answers[line].GetProperty("logParts").GetProperty("decoherence").GetDouble();
        Assert.Equal(0, Waiting(0));
        Assert.True(Waiting(1) < 0);
    }

    [Fact]
    public async Task Circuits_in_openqasm_are_transpiled_first()
    {
        const string Bell = "OPENQASM 2.0;\\ninclude \\\"qelib1.inc\\\";\\nqreg q[2];\\ncreg c[2];\\nh q[0];\\ncx q[0],q[1];\\nmeasure q -> c;\\n";
        var input = $$"""
            {"id":"fez","qasm":"{{Bell}}"}
            {"id":"lagos","backend":"lagos","qasm":"{{Bell}}"}
            {"id":"none"}
            """;
        var run = await CliRun.With(new Dictionary<string, string>(), input, "cost", "--batch", "-", "--backend", "fez", "--json");
        Assert.Equal(0, run.ExitCode);
        var answers = Lines(run);
        Assert.Equal(["fez", "lagos"], answers.Take(2).Select(answer => answer.GetProperty("backend").GetString()!));
        Assert.All(answers.Take(2), answer => Assert.InRange(answer.GetProperty("logEsp").GetDouble(), -1, -1e-6));
        Assert.Equal("bad-file", answers[2].GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(2, "no circuit", "cost")]
    [InlineData(2, "exclude each other", "cost", "a.qasm", "--batch", "b.jsonl")]
    [InlineData(2, "--batch", "cost", "a.qasm", "--physical")]
    [InlineData(3, "no such file", "cost", "--batch", "nowhere.jsonl", "--json")]
    [InlineData(2, "1..1000000", "cost", "--batch", "-", "--shots", "0", "--json")]
    public async Task A_wrong_command_line_names_the_mend_in_one_line(int exitCode, string mentioned, params string[] arguments)
    {
        var run = await CliRun.Of(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Output);
    }
}
