using System.Text.Json;
using HybHanas.Integration.Tests.Ibm;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>The program against a small IBM Cloud on the loopback address.</summary>
public class IbmCommandTests
{
    private const string Circuit = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\nh q[0];\ncx q[0],q[1];\n";

    [Fact]
    public async Task A_refreshed_calibration_is_used_by_name_and_the_key_is_nowhere()
    {
        await using var cloud = new FakeIbm();
        using var folder = new TemporaryFolder();
        var environment = cloud.EnvironmentIn(folder);
        var refreshed = await CliRun.With(environment, null, "backends", "refresh", "ibmq_manila");
        Assert.Equal((0, ""), (refreshed.ExitCode, refreshed.Error));
        Assert.Contains("ibmq_manila: 5 qubits, calibrated 2024-05-27", refreshed.Output);

        var cost = await CliRun.With(environment, Circuit, "cost", "-", "--backend", "ibmq_manila");
        Assert.Equal((0, ""), (cost.ExitCode, cost.Error));
        Assert.Contains("manila, calibrated 2024-05-27", cost.Output);
        Assert.DoesNotContain("warning", cost.Output);

        var written = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.All([refreshed.Output, refreshed.Error, cost.Output, cost.Error, .. written], text => Assert.DoesNotContain(FakeIbm.ApiKey, text));
    }

    [Fact]
    public async Task The_account_tells_its_backends_and_what_one_does_just_now()
    {
        await using var cloud = new FakeIbm();
        using var folder = new TemporaryFolder();
        var environment = cloud.EnvironmentIn(folder);
        var list = await CliRun.With(environment, null, "backends", "list", "--account", "--json");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        var backends = JsonDocument.Parse(list.Output).RootElement;
        Assert.Equal(["ibm_brisbane", "ibmq_manila"], backends.EnumerateArray().Select(backend => backend.GetProperty("name").GetString()));
        Assert.Equal((12, 127), (backends[0].GetProperty("queue").GetInt32(), backends[0].GetProperty("qubits").GetInt32()));
        var table = await CliRun.With(environment, null, "backends", "list", "--account");
        Assert.Contains("paused", table.Output);

        var status = await CliRun.With(environment, null, "backends", "status", "ibmq_manila");
        Assert.Equal((0, "ibmq_manila: takes jobs (active), 3 waiting, version 1.2.6\n"), (status.ExitCode, status.Output.ReplaceLineEndings("\n")));
        var unknown = await CliRun.With(environment, null, "backends", "status", "manilla");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("nearest: 'ibmq_manila'", unknown.Error);
        Assert.All([list.Output, table.Output, status.Output, unknown.Error], text => Assert.DoesNotContain(FakeIbm.ApiKey, text));
    }

    [Fact]
    public async Task Without_an_account_a_refresh_says_how_to_give_one()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.With(
            new Dictionary<string, string> { ["HOME"] = folder.Path, ["QISKIT_IBM_TOKEN"] = "" }, null, "backends", "refresh", "brisbane");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("QISKIT_IBM_TOKEN", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
