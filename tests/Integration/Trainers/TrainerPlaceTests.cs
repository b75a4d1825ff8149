using HybHanas.Integration.Tests.Cli;
using HybHanas.Trainers;
using Xunit;

namespace HybHanas.Integration.Tests.Trainers;

/// <summary>Where plug-ins are looked for, and what the program says of them.</summary>
public class TrainerPlaceTests
{
    private static readonly string[] Small =
    [
        "search", "--dataset", "iris", "--population", "3", "--generations", "1", "--epochs", "1", "--folds", "1", "--qubits", "2..3", "--depth", "1..2",
        "--stop-below", "0", "--quiet", "--trainer", "wrapped",
    ];

    [Fact]
    public void Places_in_their_order()
    {
        var variables = new Dictionary<string, string> { ["HYBHANAS_TRAINERS"] = "/own", ["XDG_DATA_HOME"] = "/data" };
        string? Variable(string name) => variables.GetValueOrDefault(name);
        Assert.Equal(
            [Path.GetFullPath("/own"), Path.Combine("/program", "trainers"), Path.Combine("/data", "hybhanas", "trainers")],
            TrainerFolders.Find(Variable, "/program", "/home/me", null));
        Assert.Equal(
            [Path.Combine("/program", "trainers"), Path.Combine("/home/me", ".local", "share", "hybhanas", "trainers")],
            TrainerFolders.Find(name => name == "XDG_DATA_HOME" ? "relative" : "", "/program", "/home/me", null));
        Assert.Equal(
            [Path.Combine("/program", "trainers"), Path.Combine("/local", "hybhanas", "trainers")],
            TrainerFolders.Find(_ => null, "/program", "/home/me", "/local"));
    }

    [Fact]
    public async Task One_that_is_absent_is_told_with_the_places_that_were_looked_in()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.With(Surroundings(folder), null, "search", "--trainer", "torchsharp", "--out", folder.Sub("run"));
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains(Path.Combine(folder.Sub("trainers"), "torchsharp"), run.Error);
        Assert.Contains(Path.Combine(folder.Sub("data"), "hybhanas", "trainers", "torchsharp"), run.Error);
        Assert.Contains(Path.Combine("trainers", "torchsharp") + " or ", run.Error);
        Assert.Contains("docs/trainers.md", run.Error);
        Assert.False(Directory.Exists(folder.Sub("run")));
    }

    [Fact]
    public async Task One_that_is_installed_is_found_listed_and_kept_apart_in_the_caches()
    {
        using var folder = new TemporaryFolder();
        var surroundings = Surroundings(folder);
        WrappedPlugin.In(Path.Combine(folder.Sub("data"), "hybhanas", "trainers", "wrapped"));
        string[] cached = [.. Small, "--cache"];
        var first = await CliRun.With(surroundings, null, [.. cached, "--trainer", "embedded", "--throughput", "10", "--out", folder.Sub("embedded")]);
        Assert.Equal("", first.Error);
        var run = await CliRun.With(surroundings, null, [.. cached, "--out", folder.Sub("run")]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.DoesNotContain("\"cached\":true", File.ReadAllText(Path.Combine(folder.Sub("run"), "evaluations.jsonl")));
        Assert.Equal(["throughput-wrapped.json"], Directory.GetFiles(folder.Sub("cache"), "throughput*").Select(Path.GetFileName));
        Assert.Contains("\"engine\": \"wrapped/1\"", File.ReadAllText(Path.Combine(folder.Sub("cache"), "throughput-wrapped.json")));
        var kept = await CliRun.With(surroundings, null, "throughput", "--trainer", "wrapped");
        Assert.Contains("wrapped/1", kept.Output);
        Assert.Contains(Path.Combine(folder.Sub("cache"), "throughput-wrapped.json"), kept.Output);
        Assert.Equal("null\n", (await CliRun.With(surroundings, null, "throughput", "--json")).Output);
        await CliRun.With(surroundings, null, [.. cached, "--out", folder.Sub("again")]);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(folder.Sub("again"), "evaluations.jsonl")).Count(line => line.Contains("\"cached\":true", StringComparison.Ordinal)));

        var doctor = await CliRun.With(surroundings, null, "doctor", "--runs", folder.Path);
        Assert.Equal(0, doctor.ExitCode);
        Assert.Contains("embedded/1, wrapped/1", doctor.Output);
    }

    [Fact]
    public async Task The_variable_goes_before_the_user_s_folder_and_the_option_before_both()
    {
        using var folder = new TemporaryFolder();
        var surroundings = Surroundings(folder);
        WrappedPlugin.In(Path.Combine(folder.Sub("trainers"), "wrapped"), "creation native");
        WrappedPlugin.In(Path.Combine(folder.Sub("data"), "hybhanas", "trainers", "wrapped"));
        var broken = await CliRun.With(surroundings, null, [.. Small, "--throughput", "10", "--out", folder.Sub("broken")]);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("hybhanas_test_native", broken.Error);
        Assert.Single(broken.Error.TrimEnd().Split('\n'));

        var doctor = await CliRun.With(surroundings, null, "doctor", "--runs", folder.Path);
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("hybhanas_test_native", doctor.Output);

        var plugin = WrappedPlugin.In(folder.Sub("plugin"));
        var run = await CliRun.With(
            surroundings, null, [.. Small, "--throughput", "10", "--trainer-folder", plugin, "--out", folder.Sub("run")]);
        Assert.Equal(0, run.ExitCode);
        var trained = await CliRun.With(surroundings, null, "train", folder.Sub("run"), "--epochs", "1", "--seeds", "1", "--quiet");
        Assert.Equal(0, trained.ExitCode);
        var other = await CliRun.With(surroundings, null, "train", folder.Sub("run"), "--epochs", "1", "--seeds", "1", "--trainer", "embedded", "--quiet");
        Assert.Equal(0, other.ExitCode);
        var useless = await CliRun.With(
            surroundings, null, "search", "--trainer-folder", plugin, "--out", folder.Sub("useless"));
        Assert.Equal(2, useless.ExitCode);
        Assert.Contains("trainer-folder", useless.Error);
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("two words")]
    [InlineData("")]
    public async Task What_is_no_name_is_refused(string name)
    {
        var run = await CliRun.Of("search", "--trainer", name);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a plug-in's name", run.Error);
    }

    [Fact]
    public void A_specification_names_it_and_is_refused_where_it_cannot()
    {
        var options = SearchSpecification.Parse("""{ "training": { "trainer": "torchsharp" } }""");
        Assert.Equal("torchsharp", options.Trainer);
        Assert.Equal("torchsharp", SearchSpecification.Parse(SearchSpecification.Print(options)).Trainer);
        var fault = Assert.Throws<HybHanasException>(() => SearchSpecification.Parse("""{ "training": { "trainer": "Torch Sharp" } }""", "search.json"));
        Assert.Contains("line 1, training.trainer: trainer is 'Torch Sharp'", fault.Message);
    }

    private static Dictionary<string, string> Surroundings(TemporaryFolder folder) => new()
    {
        ["HOME"] = folder.Path,
        ["XDG_DATA_HOME"] = folder.Sub("data"),
        ["HYBHANAS_CACHE"] = folder.Sub("cache"),
        ["HYBHANAS_TRAINERS"] = folder.Sub("trainers"),
        ["QISKIT_IBM_TOKEN"] = "",
    };
}
