using System.Text.Json;
using HybHanas.Integration.Tests.Models;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>train, predict and export from the command line.</summary>
public class ModelCommandTests
{
    [Fact]
    public async Task A_run_is_trained_and_its_model_predicts_and_is_exported()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"));
        var train = await CliRun.Of("train", folder.Sub("run"), "--epochs", "2", "--seeds", "2", "--out", folder.Sub("out"));
        Assert.Equal(0, train.ExitCode);
        Assert.Contains("training 4/4", train.Output);
        Assert.Contains("30 samples of the test part, which the search never saw", train.Output);
        Assert.Contains("twin median", train.Output);
        var model = Assert.Single(Directory.GetFiles(folder.Sub("out"), "model-*.json"));
        Assert.True(File.Exists(Path.Combine(folder.Sub("out"), "training.json")));

        var csv = await CliRun.Of("predict", model, "--dataset", "iris");
        Assert.Equal(0, csv.ExitCode);
        Assert.StartsWith("row,class,probability,p_setosa,p_versicolor,p_virginica,label\n1,", csv.Output);
        Assert.Equal(151, csv.Output.Count(character => character == '\n'));
        Assert.Contains("of 150 samples", csv.Error);

        var json = await CliRun.Of("predict", model, "--dataset", "iris", "--json");
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(150, document.RootElement.GetProperty("rows").GetArrayLength());

        var written = await CliRun.Of("export", model, "--as", "openqasm2", "--sample", "1", "--out", folder.Sub("circuit.qasm"));
        Assert.Equal(0, written.ExitCode);
        Assert.StartsWith("OPENQASM 2.0;", File.ReadAllText(folder.Sub("circuit.qasm")));
        Assert.Contains("input float[64] x0;", (await CliRun.Of("export", model, "--as", "openqasm3")).Output);
        Assert.Contains("import pennylane as qml", (await CliRun.Of("export", model, "--as", "pennylane")).Output);
        var other = await CliRun.Of("export", model, "--as", "openqasm2", "--sample", "150", "--dataset", "iris");
        Assert.NotEqual(File.ReadAllText(folder.Sub("circuit.qasm")), other.Output);

        await Refused(2, "nearest: 'best'", "train", folder.Sub("run"), "--pick", "bets");
        await Refused(2, "--schedule is 'cosine'; allowed: one-cycle, constant", "train", folder.Sub("run"), "--schedule", "cosine");
        await Refused(2, "'--epochs'", "train", folder.Sub("run"), "--epoch", "3");
        await Refused(2, "one data set, CSV file or IDX file", "predict", model);
        await Refused(2, "'iris'", "predict", model, "--dataset", "irs");
        await Refused(3, "no such file", "predict", model, "--data", folder.Sub("none.csv"));
        await Refused(3, "the model takes 4 features", "predict", model, "--dataset", "wine");
        await Refused(3, "--sample", "export", model, "--as", "openqasm2");
        await Refused(2, "sample is 4; allowed: 1..3", "export", model, "--as", "openqasm2", "--sample", "4");
        await Refused(2, "name one with --sample", "export", model, "--as", "openqasm2", "--dataset", "iris");
        await Refused(2, "openqasm2, openqasm3, pytorch, pennylane", "export", model, "--as", "onnx");
        await Refused(1, "cannot be written", "export", model, "--as", "pytorch", "--out", folder.Sub("no/such/folder/x.py"));
    }

    [Fact]
    public async Task Without_a_test_part_it_says_so_and_JSON_is_all_of_standard_output()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"), test: 0);
        string[] train = ["train", folder.Sub("run"), "--pick", "knee", "--epochs", "1", "--seeds", "1"];
        Assert.Contains("the run has no test part", (await CliRun.Of(train)).Output);
        var json = await CliRun.Of([.. train, "--json"]);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("validation", document.RootElement.GetProperty("evaluatedOn").GetString());
        Assert.Contains("training 2/2", json.Error);
        await Refused(3, "--test 0.2", [.. train, "--with-validation"]);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_training_cleanly()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"));
        var run = await CliRun.Interrupted(
            "INT", "training 1/", "train", folder.Sub("run"), "--epochs", "100", "--seeds", "1000", "--threads", "1");
        Assert.Equal(130, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task What_is_no_run_and_no_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Sub("model.json"), "{\"format\":\"hybhanas-model/1\"}");
        await Refused(3, "run.json", "train", folder.Sub("none"));
        await Refused(3, "is not a model", "predict", folder.Sub("model.json"), "--dataset", "iris");
        await Refused(3, "no such file", "export", folder.Sub("none.json"), "--as", "pytorch");
        await Refused(2, "", "export", folder.Sub("model.json"));
        await Refused(2, "", "train");
    }

    private static async Task Refused(int code, string message, params string[] words)
    {
        var run = await CliRun.Of(words);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Output);
    }
}
