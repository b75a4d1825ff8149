using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>`hybhanas cost` with comparison, explanation, bill and energy.</summary>
public class CostTermTests
{
    /// <summary>Six qubits in a ring: too wide for manila, in need of SWAPs elsewhere.</summary>
    private static string Ring()
    {
        var gates = Enumerable.Range(0, 6).Select(q => $"h q[{q}];\ncx q[{q}],q[{(q + 1) % 6}];\nrx(0.3) q[{q}];\n");
        return $"OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[6];\ncreg c[6];\n{string.Concat(gates)}cx q[0],q[3];\nmeasure q -> c;\n";
    }

    private static async Task<JsonElement> Json(params string[] more)
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Ring(), ["cost", "-", "--json", .. more]);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task All_backends_come_cheapest_first_and_those_too_small_with_the_reason()
    {
        var costs = (await Json("--all-backends")).EnumerateArray().ToList();
        Assert.Equal(10, costs.Count);
        var refused = Assert.Single(costs, cost => !cost.TryGetProperty("estimate", out _));
        Assert.Equal("manila", refused.GetProperty("backend").GetString());
        Assert.Equal("circuit-too-wide", refused.GetProperty("reason").GetProperty("code").GetString());
        var totals = costs.SkipLast(1).Select(cost => cost.GetProperty("estimate").GetProperty("quantumSeconds").GetProperty("total").GetDouble());
        Assert.Equal(totals.Order(), totals);
        var alone = await Json("--backend", "fez");
        var fez = costs.Single(cost => cost.GetProperty("backend").GetString() == "fez").GetProperty("estimate");
        Assert.Equal(alone.GetRawText().Replace(" ", ""), fez.GetRawText().Replace(" ", "").Replace("\n    ", "\n"));
    }

    [Fact]
    public async Task The_table_of_all_backends_has_a_line_each()
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Ring(), "cost", "-", "--all-backends");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the circuit needs 6 connected qubits; manila has 5", run.Output);
        Assert.Contains("nighthawk", run.Output);
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_cost()
    {
        var explanation = await Json("--explain", "--backend", "torino");
        var estimate = explanation.GetProperty("estimate");
        double Of(string name) => estimate.GetProperty(name).GetDouble();
        double Sum(string list, string name) => explanation.GetProperty(list).EnumerateArray().Sum(row => row.GetProperty(name).GetDouble());
        foreach (var list in (string[])["layers", "instructions", "entries"])
            Assert.Equal(Of("durationSeconds"), Sum(list, "criticalSeconds"), 15);
        Assert.Equal(-Of("logGateFidelity"), Sum("entries", "logLoss"), 12);
        Assert.Equal(-Of("logGateFidelity"), Sum("instructions", "logLoss"), 12);
        Assert.Equal(-Of("logDecoherence"), Sum("idle", "logLoss"), 12);
        Assert.Equal(estimate.GetProperty("twoQubitGates").GetInt32(), Sum("pairs", "uses"));
        Assert.Contains(explanation.GetProperty("layers").EnumerateArray(), layer => layer.TryGetProperty("criticalOn", out var critical) && critical.GetString()!.StartsWith("measure "));
    }

    [Fact]
    public async Task An_explanation_is_printed_under_its_headings()
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Ring(), "cost", "-", "--explain");
        Assert.Equal(0, run.ExitCode);
        foreach (var heading in (string[])["By instruction", "By pair of qubits", "dominate the duration", "dominate the reliability", "Layers", "Qubits that wait"])
            Assert.Contains(heading, run.Output);
    }

    [Fact]
    public async Task A_bill_counts_circuits_shots_and_jobs()
    {
        var cost = await Json(
            "--samples", "8", "--steps", "10", "--parameters", "3", "--shots", "500", "--circuits-per-job", "20", "--job-overhead", "1.5", "--rep-delay", "0.0001");
        var bill = cost.GetProperty("billing");
        double Of(string name) => bill.GetProperty(name).GetDouble();
        var duration = cost.GetProperty("durationSeconds").GetDouble();
        Assert.Equal(10 * 8 * 7, Of("circuits"));
        Assert.Equal(10 * 8 * 7 * 500, Of("executions"));
        Assert.Equal(10 * 3, Of("jobs"));
        Assert.Equal(30 * 1.5, Of("overheadSeconds"));
        Assert.Equal(280_000 * 0.0001, Of("waitingSeconds"), 9);
        Assert.Equal(280_000 * duration, Of("runningSeconds"), 9);
        Assert.Equal(Of("overheadSeconds") + Of("runningSeconds") + Of("waitingSeconds"), Of("usageSeconds"));
        Assert.Equal(1.5 + (20 * 500 * (duration + 0.0001)), Of("largestJobSeconds"), 9);
    }

    [Fact]
    public async Task Bill_and_energy_are_off_unless_asked_for()
    {
        var plain = await Json();
        Assert.False(plain.TryGetProperty("billing", out _));
        Assert.False(plain.TryGetProperty("energy", out _));
        var energy = (await Json("--quantum-watts", "20000", "--classical-watts", "150")).GetProperty("energy");
        var total = plain.GetProperty("quantumSeconds").GetProperty("total").GetDouble();
        Assert.Equal(20000 * total, energy.GetProperty("quantumJoules").GetDouble(), 6);
        Assert.Equal(20150 * total, energy.GetProperty("totalJoules").GetDouble(), 6);
    }

    [Fact]
    public async Task The_assumptions_of_a_bill_are_printed()
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Ring(), "cost", "-", "--billing", "--quantum-watts", "1");
        Assert.Contains("each job takes 2 s", run.Output);
        Assert.Contains("0.00025 s of repetition delay", run.Output);
        Assert.Contains("at most 300 circuits", run.Output);
        Assert.Contains("both machines are on for the billed usage", run.Output);
    }

    [Theory]
    [InlineData("exclude each other", "--all-backends", "--explain")]
    [InlineData("0..86400", "--rep-delay", "1e9")]
    [InlineData("circuits per job", "--circuits-per-job", "0")]
    [InlineData("power of the quantum system", "--quantum-watts", "1e12")]
    [InlineData("overhead of a job", "--job-overhead", "nan", "--all-backends")]
    public async Task A_wrong_option_names_the_mend_in_one_line(string mentioned, params string[] arguments)
    {
        var run = await CliRun.With(new Dictionary<string, string>(), Ring(), ["cost", "-", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Output);
    }
}
