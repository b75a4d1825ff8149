using System.Text.Json;
using System.Text.Json.Nodes;
using HybHanas.Reports;
using HybHanas.Runs;
using Xunit;

namespace HybHanas.Integration.Tests.Trainers;

/// <summary>Searches and final trainings by a trainer that is loaded from a folder.</summary>
public class PluginSearchTests
{
    private static readonly CancellationToken s_cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public async Task It_finds_what_the_engine_in_it_finds_and_the_run_says_who_trained(int rungs, int folds)
    {
        using var folder = new TemporaryFolder();
        var options = WrappedPlugin.Small(folder.Sub("embedded")) with { Rungs = rungs, Folds = folds, Epochs = 3 };
        var embedded = await NetworkSearch.RunAsync(options, null, s_cancellation);
        var wrapped = await NetworkSearch.RunAsync(
            options with { OutputFolder = folder.Sub("wrapped"), Trainer = "wrapped", TrainerFolder = WrappedPlugin.In(folder.Sub("plugin")) }, null, s_cancellation);
        Assert.Equal(Told(embedded), Told(wrapped));
        Assert.All(wrapped.Evaluations, candidate => Assert.Null(candidate.Failure));
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Sub("wrapped"), "run.json")))!;
        Assert.Equal("wrapped/1", (string?)record["versions"]!["trainer"]);
        Assert.Equal("wrapped", (string?)record["specification"]!["training"]!["trainer"]);
    }

    [Fact]
    public async Task A_run_goes_on_with_its_own_trainer_and_with_no_other()
    {
        using var folder = new TemporaryFolder();
        var plugin = WrappedPlugin.In(folder.Sub("plugin"));
        var options = WrappedPlugin.Small(folder.Sub("whole")) with { Trainer = "wrapped", TrainerFolder = plugin };
        var whole = await NetworkSearch.RunAsync(options, null, s_cancellation);
        await NetworkSearch.RunAsync(options with { OutputFolder = folder.Sub("begun"), MaxTrainings = 5 }, null, s_cancellation);

        var later = WrappedPlugin.In(folder.Sub("later"), "version wrapped/2");
        var refused = await Refusal(() => NetworkSearch.ResumeAsync(folder.Sub("begun"), new ResumeOptions { TrainerFolder = later }, null, s_cancellation));
        Assert.Equal("changed-run", refused.Code);
        Assert.Contains("versions.trainer was \"wrapped/1\" and is \"wrapped/2\"", refused.Message);

        Directory.Move(plugin, folder.Sub("moved"));
        var missing = await Refusal(() => NetworkSearch.ResumeAsync(folder.Sub("begun"), null, null, s_cancellation));
        Assert.Equal("bad-file", missing.Code);
        Assert.Contains(plugin, missing.Message);

        var resumed = await NetworkSearch.ResumeAsync(
            folder.Sub("begun"), new ResumeOptions { TrainerFolder = folder.Sub("moved") }, null, s_cancellation);
        Assert.Equal(Told(whole), Told(resumed));
    }

    [Fact]
    public async Task Its_models_predict_as_those_of_the_engine_in_it_and_the_run_is_reported_without_it()
    {
        using var folder = new TemporaryFolder();
        var plugin = WrappedPlugin.In(folder.Sub("plugin"));
        await NetworkSearch.RunAsync(
            WrappedPlugin.Small(folder.Sub("run")) with { Trainer = "wrapped", TrainerFolder = plugin }, null, s_cancellation);
        Directory.Move(plugin, folder.Sub("moved"));
        Assert.Null(RunNetworks.TryOpen(folder.Sub("run"), RunRecord.Read(folder.Sub("run"))).Missing);

        var final = new FinalTrainingOptions { Epochs = 3, Seeds = 1, OutputFolder = folder.Sub("wrapped"), TrainerFolder = folder.Sub("moved") };
        var wrapped = await FinalTraining.RunAsync(folder.Sub("run"), final, null, s_cancellation);
        var embedded = await FinalTraining.RunAsync(
            folder.Sub("run"), new FinalTrainingOptions { Epochs = 3, Seeds = 1, OutputFolder = folder.Sub("embedded"), Trainer = "embedded" }, null, s_cancellation);
        Assert.Equal(embedded.Networks[0].Accuracy, wrapped.Networks[0].Accuracy);
        Assert.Equal(embedded.Networks[0].TwinAccuracy, wrapped.Networks[0].TwinAccuracy);
        var (one, other) = (Model(wrapped), Model(embedded));
        Assert.Equal("wrapped/1", (string?)one["versions"]!["trainer"]);
        Assert.Equal("embedded/1", (string?)other["versions"]!["trainer"]);
        Assert.Equal((string?)other["parameters"], (string?)one["parameters"]);
        Assert.NotEmpty(TrainedModel.Load(wrapped.Networks[0].ModelFile!).Export(ModelFormat.PyTorch));
    }

    [Fact]
    public async Task Shared_weights_are_no_trainer_of_a_final_training()
    {
        using var folder = new TemporaryFolder();
        var refused = await Refusal(() => FinalTraining.RunAsync(folder.Path, new FinalTrainingOptions { Trainer = "supercircuit" }, null, s_cancellation));
        Assert.Equal("out-of-range", refused.Code);
        Assert.Contains("fresh weights", refused.Message);
    }

    internal static async Task<HybHanasException> Refusal(Func<Task> work)
    {
        var refused = await Assert.ThrowsAsync<HybHanasException>(work);
        Assert.DoesNotContain('\n', refused.Message);
        return refused;
    }

    private static string Told(SearchResult result) =>
        JsonSerializer.Serialize(result.Evaluations.OrderBy(candidate => candidate.Id).Select(candidate => candidate with { HostSeconds = null }), ResultJson.Line)
        + File.ReadAllText(Path.Combine(result.Folder, "front.json"));

    private static JsonNode Model(FinalTrainingResult result) => JsonNode.Parse(File.ReadAllText(result.Networks[0].ModelFile!))!;
}
