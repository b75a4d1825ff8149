using System.Text.Json;
using Xunit;

namespace HybHanas.Integration.Tests.Models;

/// <summary>Final trainings of runs.</summary>
public class FinalTrainingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class Reports(Action<FinalTrainingProgress> then) : IProgress<FinalTrainingProgress>
    {
        public void Report(FinalTrainingProgress value) => then(value);
    }

    [Fact]
    public async Task The_outcome_is_the_same_for_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"));
        var files = new List<string[]>();
        foreach (var threads in (int[])[1, 3])
        {
            var options = new FinalTrainingOptions
            {
                Pick = ["best", "knee"],
                Epochs = 3,
                Seeds = 3,
                Threads = threads,
                OutputFolder = folder.Sub($"out{threads}"),
            };
            var result = await FinalTraining.RunAsync(folder.Sub("run"), options, null, Cancellation);
            Assert.False(result.Interrupted);
            files.Add([.. result.Networks.Select(network => File.ReadAllText(network.ModelFile!)),
                JsonSerializer.Serialize(result.Networks.Select(network => network.Trainings))]);
        }

        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public async Task A_test_part_is_what_the_accuracy_is_measured_on_and_the_model_is_that_of_the_median_seed()
    {
        using var folder = new TemporaryFolder();
        var found = await Trained.Search(folder.Sub("run"));
        var reports = new List<FinalTrainingProgress>();
        var options = new FinalTrainingOptions { Epochs = 2, Seeds = 4 };
        var result = await FinalTraining.RunAsync(folder.Sub("run"), options, new Reports(reports.Add), Cancellation);
        Assert.Equal((EvaluationPart.Test, 96, 30), (result.EvaluatedOn, result.TrainingSamples, result.EvaluationSamples));
        Assert.Equal(8, reports.Count(report => report.Last is not null));
        Assert.Equal((16, 8), (reports[^1].FinishedEpochs, reports[^1].Finished));

        var network = Assert.Single(result.Networks);
        Assert.Equal(found.Front[0].Id, network.Candidate.Id);
        Assert.True(network.OnFront);
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], network.Trainings.Select(training => training.Seed));
        double[] sorted = [.. network.Trainings.Where(training => !training.Twin).Select(training => training.Accuracy!.Value).Order()];
        Assert.Equal(new AccuracySpread((sorted[1] + sorted[2]) / 2, sorted[0], sorted[3]), network.Accuracy);
        var model = TrainedModel.Load(network.ModelFile!);
        Assert.Equal(sorted[1], model.Accuracy);
        Assert.Equal(EvaluationPart.Test, model.EvaluatedOn);
        Assert.Equal(
            model.Accuracy,
            JsonDocument.Parse(File.ReadAllText(network.ModelFile!)).RootElement.GetProperty("origin").GetProperty("accuracy").GetDouble());

        var more = await FinalTraining.RunAsync(folder.Sub("run"), options with { Seeds = 1, WithValidation = true }, null, Cancellation);
        Assert.Equal((120, 30), (more.TrainingSamples, more.EvaluationSamples));
    }

    [Fact]
    public async Task Without_a_test_part_it_is_the_validation_part_and_said_so()
    {
        using var folder = new TemporaryFolder();
        var found = await Trained.Search(folder.Sub("run"), test: 0);
        var options = new FinalTrainingOptions { Pick = [$"{found.Evaluations[^1].Id}"], Epochs = 1, Seeds = 1 };
        var result = await FinalTraining.RunAsync(folder.Sub("run"), options, null, Cancellation);
        Assert.Equal((EvaluationPart.Validation, 120, 30), (result.EvaluatedOn, result.TrainingSamples, result.EvaluationSamples));
        var refused = await Assert.ThrowsAsync<HybHanasException>(
            () => FinalTraining.RunAsync(folder.Sub("run"), options with { WithValidation = true }, null, Cancellation));
        Assert.Contains("--test", refused.Message);
    }

    [Fact]
    public async Task A_cancelled_training_keeps_the_networks_that_are_whole()
    {
        using var folder = new TemporaryFolder();
        var found = await Trained.Search(folder.Sub("run"));
        string[] ids = [.. found.Evaluations.Take(2).Select(candidate => $"{candidate.Id}")];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var options = new FinalTrainingOptions { Pick = ids, Epochs = 1, Seeds = 1, Threads = 1 };
        await Assert.ThrowsAsync<OperationCanceledException>(() => FinalTraining.RunAsync(
            folder.Sub("run"), options, new Reports(_ => stop.Cancel()), stop.Token));

        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var result = await FinalTraining.RunAsync(folder.Sub("run"), options, new Reports(report =>
        {
            if (report.Finished == 3)
                late.Cancel();
        }), late.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(ids[0], $"{Assert.Single(result.Networks).Candidate.Id}");
    }

    [Fact]
    public async Task The_lowest_loss_is_picked_from_all_networks()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"));
        var lowest = SavedRuns.Load(folder.Sub("run")).Candidates
            .Where(candidate => candidate.Failure is null && !candidate.StoppedEarly)
            .OrderBy(candidate => candidate.Epochs[^1].ValidationLoss).First();

        var result = await FinalTraining.RunAsync(folder.Sub("run"), new() { Pick = ["loss"], Epochs = 1, Seeds = 1 }, null, Cancellation);

        Assert.Equal(lowest.Id, Assert.Single(result.Networks).Candidate.Id);
    }

    [Fact]
    public async Task Bad_picks_options_and_folders_are_refused()
    {
        using var folder = new TemporaryFolder();
        await Trained.Search(folder.Sub("run"));
        await Refused("unknown-name", new() { Pick = ["bets"] });
        await Refused("unknown-name", new() { Pick = ["99"] });
        await Refused("out-of-range", new() { Pick = [] });
        await Refused("out-of-range", new() { Epochs = 0 });
        await Refused("out-of-range", new() { Seeds = 0 });
        await Refused("out-of-range", new() { Threads = 0 });
        File.WriteAllText(folder.Sub("file"), "");
        await Refused("unusable-path", new() { OutputFolder = folder.Sub("file") });
        await Refused("bad-file", new(), folder.Sub("none"));

        var record = Path.Combine(folder.Sub("run"), "run.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"seed\": 1", "\"seed\": 2", StringComparison.Ordinal));
        await Refused("changed-run", new());

        async Task Refused(string code, FinalTrainingOptions options, string? run = null)
        {
            var fault = await Assert.ThrowsAsync<HybHanasException>(
                () => FinalTraining.RunAsync(run ?? folder.Sub("run"), options, null, Cancellation));
            Assert.Equal(code, fault.Code);
            Assert.DoesNotContain('\n', fault.Message);
        }
    }
}
