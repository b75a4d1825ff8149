using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>A backend given as a folder of calibrations: costs are ranges over them.</summary>
public class CalibrationSeriesTests
{
    private const string Circuit =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\nh q[0];\ncx q[0],q[1];\ncx q[1],q[2];\ncx q[0],q[2];\nmeasure q -> c;\n";

    private static Task<CliRun> Cost(params string[] more) => CliRun.With(new Dictionary<string, string>(), Circuit, ["cost", "-", .. more]);

    [Fact]
    public async Task A_circuit_costs_under_each_calibration_what_it_costs_under_it_alone()
    {
        using var folder = new TemporaryFolder();
        var days = ManilaDays.ThreeDays(folder);
        var run = await Cost("--backend", days, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var series = JsonDocument.Parse(run.Output).RootElement;
        var each = series.GetProperty("calibrations").EnumerateArray().ToList();
        Assert.Equal(
            ["2024-05-20T01:00:00-04:00", "2024-05-21T01:00:00-04:00", "2024-05-22T01:00:00-04:00"],
            each.Select(estimate => estimate.GetProperty("calibrated").GetString()));
        var alone = JsonDocument.Parse((await Cost("--backend", Path.Combine(days, "c.json"), "--json")).Output).RootElement;
        Assert.True(JsonElement.DeepEquals(alone, each[1]));

        var totals = each.Select(Total).Order().ToList();
        Assert.Equal(totals, (string[])["lowest", "median", "highest"] switch
        {
            var names => names.Select(name => series.GetProperty(name).GetProperty("total").GetDouble()),
        });
        Assert.True(totals[0] < totals[1] && totals[1] < totals[2]);
        var table = await Cost("--backend", days, "--billing", "--quantum-watts", "100");
        Assert.Contains("calibrated 2024-05-22T01:00:00-04:00:", table.Output);
        Assert.Contains("each job takes 2 s", table.Output);
        Assert.Contains("energy", table.Output);
        Assert.Contains("manila, 3 calibrations", table.Output);
        Assert.Contains("2024-05-21T01:00:00-04:00", table.Output);
        Assert.Contains("median", table.Output);
    }

    [Fact]
    public async Task A_folder_that_is_no_series_is_refused_with_the_file()
    {
        using var folder = new TemporaryFolder();
        var days = ManilaDays.ThreeDays(folder);
        File.WriteAllText(Path.Combine(days, "d.json"), ManilaDays.Of("2024-05-22T05:00:00Z", 1));
        var twice = await Cost("--backend", days);
        Assert.Equal(3, twice.ExitCode);
        Assert.Contains("two calibrations of the series are of", twice.Error);
        Backends.Export("lagos", Path.Combine(days, "d.json"));
        var mixed = await Cost("--backend", days);
        Assert.Equal(3, mixed.ExitCode);
        Assert.Contains("d.json", mixed.Error);
        Assert.Contains("of one backend", mixed.Error);
        File.WriteAllText(Path.Combine(days, "d.json"), "{}");
        Assert.Contains("d.json", (await Cost("--backend", days)).Error);
        var empty = Directory.CreateDirectory(folder.Sub("empty")).FullName;
        Assert.Contains("holds 0 calibration files", (await Cost("--backend", empty)).Error);
        Assert.Contains("is a folder", (await Cost("--backend", days, "--explain")).Error);
    }

    [Fact]
    public async Task A_circuit_that_one_calibration_cannot_run_names_its_date()
    {
        using var folder = new TemporaryFolder();
        var days = ManilaDays.ThreeDays(folder);
        var broken = ManilaDays.Of("2024-05-23T01:00:00-04:00", 1).Replace("\"broken\":[]", "\"broken\":[2]", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(days, "d.json"), broken);
        var run = await Cost("--backend", days);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("2024-05-23T01:00:00-04:00: the circuit needs 3 connected qubits", run.Error);
    }

    private static double Total(JsonElement cost) => cost.GetProperty("quantumSeconds").GetProperty("total").GetDouble();
}
