using System.Text.Json;
using System.Text.Json.Nodes;
using HybHanas.Integration.Tests.Ibm;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>A search that follows its device: calibrations that come between generations count beside the earlier ones.</summary>
public class RefreshedSearchTests
{
    private const string Properties = FakeIbm.Manila + "properties";

    private static readonly string[] Small =
    [
        "search", "--dataset", "iris", "--population", "3", "--generations", "3", "--epochs", "1", "--qubits", "2..4", "--depth", "1..3",
        "--throughput", "10", "--stop-below", "0", "--quiet", "--backend", "ibmq_manila", "--refresh-after", "0.001s",
    ];

    [Fact]
    public async Task A_calibration_that_comes_during_a_run_counts_and_a_resumed_run_ends_the_same()
    {
        await using var cloud = new FakeIbm();
        using var folder = new TemporaryFolder();
        var environment = cloud.EnvironmentIn(folder);
        // The beginning and the second generation find the old one, the third a new one.
        cloud.Replace(Properties, [Reply.Json(cloud.Properties), Reply.Json(cloud.Properties), Reply.Json(Later(cloud, "2030-01-01T00:00:00Z"))]);
        var run = await CliRun.With(environment, null, [.. Small, "--out", folder.Sub("run")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("under 2 calibrations", run.Output);
        Assert.Equal(["1", "3"], Directory.GetFiles(Path.Combine(folder.Sub("run"), "calibrations")).Select(Generation).Order(StringComparer.Ordinal));

        var journal = File.ReadAllLines(Path.Combine(folder.Sub("run"), "evaluations.jsonl"));
        Assert.All(journal, line =>
        {
            var candidate = JsonDocument.Parse(line).RootElement;
            Assert.Equal(candidate.GetProperty("generation").GetInt32() == 3, candidate.TryGetProperty("quantumRange", out _));
        });
        var frontFile = Path.Combine(folder.Sub("run"), "front.json");
        var front = await File.ReadAllTextAsync(frontFile, TestContext.Current.CancellationToken);
        Assert.All(
            JsonDocument.Parse(front).RootElement.EnumerateArray(),
            candidate => Assert.Equal(2, candidate.GetProperty("quantumRange").GetProperty("calibrations").GetInt32()));

        Assert.All(
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText),
            text => Assert.DoesNotContain(FakeIbm.ApiKey, text));

        // As if killed in the third generation; the service has another calibration by now.
        await File.WriteAllLinesAsync(Path.Combine(folder.Sub("run"), "evaluations.jsonl"), journal[..7], TestContext.Current.CancellationToken);
        File.Delete(frontFile);
        cloud.ReplaceAlways(Properties, Reply.Json(Later(cloud, "2031-01-01T00:00:00Z")));
        var resumed = await CliRun.With(environment, null, "resume", folder.Sub("run"), "--quiet");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal(front, await File.ReadAllTextAsync(frontFile, TestContext.Current.CancellationToken));

        var kept = Directory.GetFiles(Path.Combine(folder.Sub("run"), "calibrations"))[0];
        await File.WriteAllTextAsync(
            kept, (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).Replace("\"name\":\"manila\"", "\"name\":\"other\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var damaged = await CliRun.With(environment, null, "resume", folder.Sub("run"), "--quiet");
        Assert.Equal(3, damaged.ExitCode);
        Assert.Contains("is damaged", damaged.Error);
    }

    [Fact]
    public async Task A_service_that_is_gone_meanwhile_is_a_warning_and_the_search_goes_on()
    {
        await using var cloud = new FakeIbm();
        using var folder = new TemporaryFolder();
        cloud.Replace(Properties, [Reply.Json(cloud.Properties), .. Enumerable.Repeat(Reply.Json("{}", "401 Unauthorized"), 9)]);
        var run = await CliRun.With(cloud.EnvironmentIn(folder), null, [.. Small, "--out", folder.Sub("run")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("warning: before generation 2 no new calibration could be had", run.Output);
        Assert.DoesNotContain(FakeIbm.ApiKey, run.Output);
    }

    [Fact]
    public async Task Only_a_backend_of_the_account_can_be_refreshed()
    {
        var run = await CliRun.Of("search", "--backend", "fez", "--refresh-after", "1h");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ibm_NAME", run.Error);
    }

    private static string Generation(string file) => Path.GetFileName(file).Split('-')[0];

    /// <summary>Properties of that date with twice the errors of the two-qubit gates.</summary>
    private static string Later(FakeIbm cloud, string date)
    {
        var root = JsonNode.Parse(cloud.PropertiesOf(date))!;
        var parameters = root["gates"]!.AsArray().Where(gate => (string)gate!["gate"]! == "cx").SelectMany(gate => gate!["parameters"]!.AsArray());
        foreach (var error in parameters.Where(parameter => (string)parameter!["name"]! == "gate_error"))
            error!["value"] = 2 * error["value"]!.GetValue<double>();
        return root.ToJsonString();
    }
}
