using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>hybhanas doctor: what it looks at, and that it fails where something is broken.</summary>
public class DoctorTests
{
    [Fact]
    public async Task A_machine_in_order_succeeds()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.With(Surroundings(folder), null, "doctor", "--runs", folder.Sub("runs"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("4 readable", run.Output);
        Assert.Contains("10 readable", run.Output);
        Assert.DoesNotContain("BROKEN", run.Output);
        Assert.False(Directory.Exists(folder.Sub("runs")));
    }

    [Fact]
    public async Task Json_names_every_check()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.With(Surroundings(folder), null, "doctor", "--json", "--runs", folder.Path);
        Assert.Equal(0, run.ExitCode);
        var names = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(check => check.GetProperty("name").GetString());
        Assert.Equal(
            [".NET", "cores", "vector unit", "memory", "embedded data", "calibrations", "IBM account", "trainers", "cache folder", "runs folder"], names);
    }

    [Fact]
    public async Task What_is_broken_is_named_with_its_mend_and_without_secrets()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("file", "");
        var surroundings = Surroundings(folder);
        surroundings["HYBHANAS_CACHE"] = Path.Combine(file, "cache");
        surroundings["QISKIT_IBM_TOKEN"] = "key-that-nobody-may-see";
        var run = await CliRun.With(surroundings, null, "doctor", "--data-folder", folder.Path, "--runs", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("3 of 11", run.Error);
        Assert.Contains("HYBHANAS_CACHE", run.Output);
        Assert.Contains("QISKIT_IBM_INSTANCE", run.Output);
        Assert.Contains("hybhanas datasets download mnist", run.Output);
        Assert.DoesNotContain("nobody", run.Output + run.Error);
    }

    [Fact]
    public async Task Credentials_are_told_by_their_place_only()
    {
        using var folder = new TemporaryFolder();
        var surroundings = Surroundings(folder);
        surroundings["QISKIT_IBM_TOKEN"] = "key-that-nobody-may-see";
        surroundings["QISKIT_IBM_INSTANCE"] = "crn:v1:bluemix:public:quantum-computing:us-east:a/hidden-account:hidden-instance::";
        var run = await CliRun.With(surroundings, null, "doctor", "--runs", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("from QISKIT_IBM_TOKEN", run.Output);
        Assert.DoesNotContain("nobody", run.Output + run.Error);
        Assert.DoesNotContain("hidden", run.Output + run.Error);
    }

    private static Dictionary<string, string> Surroundings(TemporaryFolder folder) => new()
    {
        ["HOME"] = folder.Path,
        ["HYBHANAS_CACHE"] = folder.Sub("cache"),
        ["HYBHANAS_TRAINERS"] = "",
        ["XDG_DATA_HOME"] = "",
        ["QISKIT_IBM_TOKEN"] = "",
        ["QISKIT_IBM_INSTANCE"] = "",
        ["QISKIT_IBM_CHANNEL"] = "",
    };
}
