using HybHanas.Core;
using HybHanas.Core.Searching;
using Xunit;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches that judge each network by several parts of the samples.</summary>
public class CrossValidationTests
{
    private static readonly CancellationToken s_cancellation = TestContext.Current.CancellationToken;

    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        TestFraction = 0.2,
        Population = 4,
        Generations = 2,
        Epochs = 3,
        Folds = 3,
        Qubits = new(2, 3),
        Depth = new(1, 2),
        StopBelowAccuracy = 0,
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    private static Task<SearchResult> Search(SearchOptions options) => NetworkSearch.RunAsync(options, null, s_cancellation);

    [Fact]
    public void Folds_are_not_of_the_test_part_and_each_is_trained_with_its_own_seed()
    {
        var setup = SearchSetup.Resolve(Small("unused"), TimeProvider.System);
        Assert.Equal([40, 40, 40], setup.Folds.Select(fold => fold.HeldOut.Count));
        Assert.Equal([80, 80, 80], setup.Folds.Select(fold => fold.Training.Count));
        var genome = Variation.balanced(1, setup.Seed, setup.Space).Head;
        var candidate = new CandidateEvaluator(setup).Evaluate(1, 1, genome, s_cancellation);
        var architecture = SpaceModule.decode(genome, setup.Space).OrThrow();
        var seed = SeedModule.purpose("training", new CandidateEvaluator(setup).Costing.SeedOf(genome));
        var expected = setup.Folds.Select((fold, i) => setup.Trainer.Train(
            architecture, fold.Training, fold.HeldOut, setup.TrainingOptions, SeedModule.item(i + 1, seed), null, s_cancellation).OrThrow()).ToList();
        Assert.Equal(expected.Select(outcome => outcome.ValidationAccuracy), candidate.FoldAccuracies);
        Assert.Equal(expected.Average(outcome => outcome.ValidationAccuracy), candidate.Accuracy);
        Assert.Equal(expected.Average(outcome => outcome.Epochs[1].ValidationLoss), candidate.Epochs[1].ValidationLoss);

        var once = new CandidateEvaluator(SearchSetup.Resolve(Small("unused") with { Folds = 1 }, TimeProvider.System)).Evaluate(1, 1, genome, s_cancellation);
        Assert.Null(once.FoldAccuracies);
        Assert.Equal((once.QuantumSeconds, once.Flops, once.Parameters), (candidate.QuantumSeconds, candidate.Flops, candidate.Parameters));
    }

    [Fact]
    public void The_mean_after_the_epochs_before_a_stop_decides_for_all_folds()
    {
        var setup = SearchSetup.Resolve(Small("unused") with { StopBelowAccuracy = 1, StopAfterEpochs = 2 }, TimeProvider.System);
        var genome = Variation.balanced(1, setup.Seed, setup.Space).Head;
        var stopped = new CandidateEvaluator(setup).Evaluate(1, 1, genome, s_cancellation);
        Assert.Equal((true, 2), (stopped.StoppedEarly, stopped.Epochs.Count));
        Assert.Equal(stopped.Epochs[^1].ValidationAccuracy, stopped.Accuracy);
    }

    [Theory]
    [InlineData("iris", 0.2, 1, 5)]
    [InlineData("iris", 0.2, 2, 1)]
    [InlineData("digits", 0, 1, 1)]
    public void Small_tables_have_five_folds_unless_something_needs_one(string data, double test, int rungs, int folds)
    {
        var options = new SearchOptions { DataSet = data, TestFraction = test, Rungs = rungs, ThroughputGigaflops = 1 };
        Assert.Equal(folds, SearchSetup.Resolve(options, TimeProvider.System).Folds.Count);
        Assert.All(NamedSpecifications.all, preset => Assert.Equal(1, preset.Specification.Parts.Training.Folds?.Value));
    }

    [Fact]
    public void What_folds_do_not_go_with_is_refused()
    {
        foreach (var (options, mentioned) in new[]
        {
            (Small("unused") with { Rungs = 2 }, "1 with several rungs"),
            (Small("unused") with { Trainer = "supercircuit", Mode = NetworkMode.Fixed }, "1 with a supercircuit"),
            (Small("unused") with { Folds = 21 }, "1..20"),
        })
        {
            var fault = Assert.Throws<HybHanasException>(() => SearchSetup.Resolve(options, TimeProvider.System));
            Assert.Equal("out-of-range", fault.Code);
            Assert.Contains(mentioned, fault.Message);
        }
    }

    [Fact]
    public async Task An_interrupted_run_ends_the_same_and_its_networks_are_trained_in_the_end()
    {
        using var folder = new TemporaryFolder();
        var whole = await Search(Small(folder.Sub("whole")) with { Threads = 1 });
        await Search(Small(folder.Sub("cut")) with { MaxTrainings = 5 });
        await NetworkSearch.ResumeAsync(folder.Sub("cut"), null, null, s_cancellation);
        Assert.Equal(File.ReadAllText(Path.Combine(whole.Folder, "front.json")), File.ReadAllText(Path.Combine(folder.Sub("cut"), "front.json")));
        Assert.Equal(3, whole.Folds);

        var final = await FinalTraining.RunAsync(
            folder.Sub("whole"), new FinalTrainingOptions { Pick = ["best"], Epochs = 1, Seeds = 1, WithValidation = true }, null, s_cancellation);
        Assert.Equal((120, 30), (final.TrainingSamples, final.EvaluationSamples));
    }

    [Fact]
    public async Task A_run_from_before_folds_goes_on_without_them()
    {
        using var folder = new TemporaryFolder();
        var whole = await Search(Small(folder.Sub("whole")) with { Folds = 1 });
        await Search(Small(folder.Sub("old")) with { Folds = 1, MaxTrainings = 5 });
        var file = Path.Combine(folder.Sub("old"), "run.json");
        var record = JsonNode.Parse(await File.ReadAllTextAsync(file, s_cancellation))!;
        Assert.True(record["options"]!.AsObject().Remove("folds"));
        Assert.True(record["options"]!.AsObject().Remove("runtime"));
        Assert.True(record["specification"]!["training"]!.AsObject().Remove("folds"));
        Assert.True(record["specification"]!["cost"]!.AsObject().Remove("runtime"));
        await File.WriteAllTextAsync(file, record.ToJsonString(), s_cancellation);
        await NetworkSearch.ResumeAsync(folder.Sub("old"), null, null, s_cancellation);
        Assert.Equal(File.ReadAllText(Path.Combine(whole.Folder, "front.json")), File.ReadAllText(Path.Combine(folder.Sub("old"), "front.json")));
    }
}
