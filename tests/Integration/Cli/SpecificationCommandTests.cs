using System.Text.Json.Nodes;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Presets, specification files, own data and the set-up by questions, as their user meets them.</summary>
public class SpecificationCommandTests
{
    private static readonly string[] Tiny =
        ["--population", "4", "--generations", "2", "--epochs", "1", "--qubits", "2..3", "--depth", "1..2", "--throughput", "10", "--quiet"];

    [Fact]
    public async Task Presets_are_listed_shown_and_described_by_a_schema()
    {
        var listed = await CliRun.Of("presets", "list");
        Assert.Equal(0, listed.ExitCode);
        foreach (var name in (string[])["hyb-hanas-fixed", "hyb-hanas-variable", "faqnas", "qnas"])
            Assert.Contains(name, listed.Output);
        var shown = await CliRun.Of("presets", "show", "hyb-hanas-variable");
        var preset = JsonNode.Parse(shown.Output)!;
        Assert.Equal("mnist", (string?)preset["data"]!["set"]);
        Assert.Equal(400, (int)preset["data"]!["perClass"]!);
        Assert.Equal("nsga2", (string?)preset["search"]!["algorithm"]);
        Assert.Equal(2, (int)preset["cost"]!["level"]!);
        var schema = JsonNode.Parse((await CliRun.Of("presets", "schema")).Output)!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(12, (int)schema["properties"]!["search"]!["properties"]!["population"]!["default"]!);
        var unknown = await CliRun.Of("presets", "show", "qnass");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("'qnas'", unknown.Error);
    }

    [Fact]
    public async Task A_specification_is_run_and_options_override_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("own.json", """{ "data": { "set": "wine" }, /* of two */ "objectives": ["accuracy", "two-qubit-gates"], }""");
        var run = await CliRun.Of(
            ["search", "--spec", file, "--dataset", "iris", "--constraint", "qubits <= 2", "--test", "0.2", "--out", folder.Sub("run"), .. Tiny]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("two-qubit-gates", run.Output);
        Assert.Contains("reference point (accuracy 0, two-qubit-gates 1E+05), logarithmic in two-qubit-gates", run.Output);
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Sub("run"), "run.json")))!;
        Assert.Equal("iris", (string?)record["specification"]!["data"]!["set"]);
        Assert.Equal("qubits <= 2", (string?)record["specification"]!["constraints"]![0]);
        Assert.DoesNotContain("3q ", File.ReadAllText(Path.Combine(folder.Sub("run"), "evaluations.jsonl")));
        var both = await CliRun.Of("search", "--spec", file, "--preset", "qnas");
        Assert.Equal(2, both.ExitCode);
    }

    [Fact]
    public async Task Every_fault_of_a_specification_has_its_own_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("own.json", "{\n  \"circuit\": { \"qbits\": 3 },\n  \"search\": { \"algorithm\": \"nsga\" }\n}");
        var run = await CliRun.Of("search", "--spec", file);
        Assert.Equal(3, run.ExitCode);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("line 2, circuit.qbits: unknown field 'qbits'; nearest: 'qubits'", lines[0]);
        Assert.Contains("line 3, search.algorithm: unknown algorithm 'nsga'; nearest: 'nsga2'", lines[1]);
        Assert.Equal($"hybhanas: {file}: 2 faults", lines[2].TrimEnd());
    }

    [Fact]
    public async Task A_table_of_ones_own_is_searched_by_its_label()
    {
        using var folder = new TemporaryFolder();
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "yes" : "no")},{i % 2}.5,{i}\n"));
        var file = folder.File("ill.csv", "ill,a,b\n" + rows);
        var run = await CliRun.Of(["search", "--data", file, "--label", "ill", "--out", folder.Sub("run"), .. Tiny]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("ill", (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Sub("run"), "run.json")))!["data"]!["name"]);
        var wrong = await CliRun.Of("search", "--data", folder.File("bad.csv", "a,b\n1,x\n,y\n"));
        Assert.Equal(3, wrong.ExitCode);
        Assert.Contains("line 3: has no value for 'a'", wrong.Error);
    }

    [Fact]
    public async Task The_set_up_by_options_writes_a_specification_that_runs()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Sub("made.json");
        var made = await CliRun.Of(
            "init", "--yes", "--dataset", "iris", "--qubits", "2..3", "--depth", "1..2", "--epochs", "1", "--population", "4", "--generations", "1",
            "--out", file);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("the search will take about", made.Output);
        Assert.Contains($"hybhanas search --spec {file}", made.Output);
        var run = await CliRun.Of("search", "--spec", file, "--quiet", "--throughput", "10", "--out", folder.Sub("run"));
        Assert.True(run.ExitCode == 0, run.Error);
        var again = await CliRun.Of("init", "--yes", "--no-estimate", "--out", file);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("exists", again.Error);
        Assert.Equal(2, (await CliRun.Of("init", "--yes", "--no-estimate", "--dataset", "digit", "--out", folder.Sub("x.json"))).ExitCode);
    }

    [Fact]
    public async Task Fixed_stages_are_given_one_by_one()
    {
        using var folder = new TemporaryFolder();
        string[] common = ["init", "--yes", "--no-estimate", "--mode", "fixed", "--out"];
        var images = await CliRun.Of(
            [.. common, folder.Sub("images.json"), "--dataset", "digits", "--layers", "3", "--channels", "8,16", "--kernels", "5", "--poolings", "max,average,none"]);
        Assert.True(images.ExitCode == 0, images.Error);
        var stages = JsonNode.Parse(File.ReadAllText(folder.Sub("images.json")))!["network"]!["fixed"]!["convolutions"]!.AsArray();
        Assert.Equal(
            [(8, 5, "max"), (16, 5, "average"), (16, 5, "none")],
            stages.Select(stage => ((int)stage!["channels"]!, (int)stage["kernel"]!, (string)stage["pooling"]!)));
        var tables = await CliRun.Of([.. common, folder.Sub("tables.json"), "--dataset", "wine", "--layers", "2", "--widths", "8, 32"]);
        Assert.True(tables.ExitCode == 0, tables.Error);
        var dense = JsonNode.Parse(File.ReadAllText(folder.Sub("tables.json")))!["network"]!["fixed"]!["dense"]!.AsArray();
        Assert.Equal([8, 32], dense.Select(layer => (int)layer!["width"]!));
        var wrong = await CliRun.Of([.. common, folder.Sub("x.json"), "--dataset", "digits", "--kernels", "4"]);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("kernel", wrong.Error);
    }

    [Fact]
    public async Task The_questions_are_answered_line_by_line_and_a_wrong_answer_is_asked_again()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Sub("made.json");
        string[] answers = ["digit", "digits", "", "fixed", "1", "8", "5", "", "average", "", "2..4", "3", "manila", "2", "5", "1", file, "no"];
        var run = await CliRun.With(new Dictionary<string, string>(), string.Join('\n', answers) + "\n", "init", "--no-estimate");
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        var made = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal("digits", (string?)made["data"]!["set"]);
        Assert.Equal(0.2, (double)made["data"]!["test"]!);
        var stage = made["network"]!["fixed"]!["convolutions"]![0]!;
        Assert.Equal((8, 5, 1, "average"), ((int)stage["channels"]!, (int)stage["kernel"]!, (int)stage["stride"]!, (string)stage["pooling"]!));
        Assert.Equal((3, 3), ((int)made["circuit"]!["depth"]!["low"]!, (int)made["circuit"]!["depth"]!["high"]!));
        Assert.Equal("manila", (string?)made["cost"]!["backend"]);
        Assert.Equal(5, (int)made["search"]!["population"]!);
        var cut = await CliRun.With(new Dictionary<string, string>(), "iris\n", "init", "--no-estimate");
        Assert.Equal(2, cut.ExitCode);
        Assert.Contains("'--yes'", cut.Error);
    }
}
