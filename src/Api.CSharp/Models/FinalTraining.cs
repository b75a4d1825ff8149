using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Models;
using HybHanas.Runs;
using HybHanas.Trainers;
using HybHanas.Training;

namespace HybHanas;

/// <summary>Trains networks of a run in the end: longer, with several seeds, beside a classical twin, and saves models.</summary>
public static class FinalTraining
{
    /// <summary>Trains, saves a model of each network and <c>training.json</c>, and returns what came out. A cancelled training keeps the
    /// networks all of whose trainings had ended.</summary>
    /// <param name="runFolder">Folder of a run; it need not be complete.</param>
    /// <param name="options">What and how; null takes the defaults.</param>
    /// <param name="progress">Told whenever an epoch or a training ended, from the thread that did it.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    /// <exception cref="HybHanasException">The folder is no run, its data are no longer those of the run ("changed-run"), there is no such
    /// network, an option is out of range, the models cannot be written, or every training failed ("all-failed").</exception>
    /// <exception cref="OperationCanceledException">Cancelled before all trainings of any network had ended.</exception>
    public static Task<FinalTrainingResult> RunAsync(
        string runFolder, FinalTrainingOptions? options = null, IProgress<FinalTrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        return Task.Run(() => Run(runFolder, options ?? new FinalTrainingOptions(), progress, cancellation), CancellationToken.None);
    }

    private static FinalTrainingResult Run(
        string runFolder, FinalTrainingOptions options, IProgress<FinalTrainingProgress>? progress, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        Check(options);
        var record = RunRecord.Read(runFolder);
        var calibrations = RunCalibrations.Read(runFolder);
        var setup = SearchSetup.Resolve(
            record.Options with { Threads = options.Threads }, TimeProvider.System, record.Throughput, calibrations.FirstOrDefault()?.Target,
            TrainerOf(options, record.Options));
        RunIdentity.RequireSameNetworks(runFolder, record, RunRecord.Of(setup, record.Started));
        var evaluations = Journal.Read(Path.Combine(runFolder, Journal.FileName), salvage: false).Candidates;
        var front = setup.Objectives.Front(evaluations);
        var picked = FinalPicks.Of(options.Pick, evaluations, front, setup.Objectives);
        var data = FinalData.Of(setup, options.WithValidation);
        var folder = Folder(options.OutputFolder ?? Path.Combine(runFolder, "models"));
        var pool = new FinalTrainingPool(setup, data, options, progress, start);
        var trained = pool.Train(picked, cancellation);
        var result = new FinalTrainingResult
        {
            Networks = [.. trained.Select(network => Saved(network, record, setup, data, options, folder, front))],
            DataSet = setup.Data.Searched.Name,
            EvaluatedOn = data.Part,
            TrainingSamples = data.Training.Count,
            EvaluationSamples = data.Evaluation.Count,
            Epochs = options.Epochs,
            Seeds = options.Seeds,
            Schedule = options.Schedule,
            Interrupted = trained.Count < picked.Count,
            Folder = folder,
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
        if (result.Networks.All(network => network.Accuracy is null))
            throw new HybHanasException(
                "all-failed", $"every training failed; the first: {result.Networks[0].Trainings[0].Failure}");
        OutputFile.Write(
            Path.Combine(folder, "training.json"),
            System.Text.Json.JsonSerializer.Serialize(result with { Elapsed = TimeSpan.Zero }, ResultJson.Pretty) + "\n");
        return result;
    }

    /// <summary>The folder that the run began with is that of its own trainer alone.</summary>
    private static ITrainer TrainerOf(FinalTrainingOptions options, SearchOptions searched)
    {
        var name = options.Trainer ?? searched.Trainer;
        var folder = options.TrainerFolder ?? (name == searched.Trainer ? searched.TrainerFolder : null);
        return TrainerCatalog.Open(name, folder, options.Threads ?? Environment.ProcessorCount);
    }

    private static void Check(FinalTrainingOptions options)
    {
        if (options.Trainer == SharedTraining.Name)
            throw new HybHanasException(HybHanasError.NewOutOfRange(
                "trainer", $"'{options.Trainer}'", "embedded or a plug-in's name; a final training begins with fresh weights"));
        Require("epochs", options.Epochs, 1, 10_000);
        Require("seeds", options.Seeds, 1, 1_000);
        if (options.Threads is { } threads)
            Require("threads", threads, 1, 4096);

        static void Require(string what, int given, int low, int high)
        {
            if (given < low || given > high)
                throw new HybHanasException(HybHanasError.NewOutOfRange(what, $"{given}", $"{low}..{high}"));
        }
    }

    private static string Folder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HybHanasException("unusable-path", $"{path}: cannot be made: {fault.Message}", fault);
        }
    }

    private static TrainedCandidate Saved(
        TrainedSeeds network, RunRecord record, SearchSetup setup, FinalData data, FinalTrainingOptions options, string folder,
        IReadOnlyList<Candidate> front)
    {
        var own = network.Outcomes.Where(outcome => !outcome.Result.Twin && outcome.Result.Accuracy is not null)
            .OrderBy(outcome => outcome.Result.Accuracy).ThenBy(outcome => outcome.Result.Seed).ToList();
        string? file = null;
        if (own.Count > 0)
        {
            file = Path.Combine(folder, $"model-{network.Candidate.Id}.json");
            TrainedModel.Of(RecordOf(network, own[(own.Count - 1) / 2], record, setup, data, options)).Save(file);
        }

        return new TrainedCandidate
        {
            Candidate = network.Candidate with { HostSeconds = null },
            OnFront = front.Any(member => member.Id == network.Candidate.Id),
            Accuracy = Spread(twin: false),
            TwinAccuracy = Spread(twin: true),
            TwinParameters = EmbeddedTrainer.ParameterCount(network.Architecture, CentralLayer.DenseTanh),
            Trainings = [.. network.Outcomes.Select(outcome => outcome.Result)],
            ModelFile = file,
        };

        AccuracySpread? Spread(bool twin) => AccuracySpread.Of(network.Outcomes
            .Where(outcome => outcome.Result.Twin == twin).Select(outcome => outcome.Result.Accuracy).OfType<double>());
    }

    private static ModelRecord RecordOf(
        TrainedSeeds network, SeedOutcome outcome, RunRecord record, SearchSetup setup, FinalData data, FinalTrainingOptions options) => new()
        {
            Format = ModelRecord.CurrentFormat,
            Description = network.Candidate.Description,
            Versions = new ModelVersions(record.Versions.HybHanas, setup.Trainer.Name),
            Architecture = ArchitectureRecord.Of(network.Architecture),
            Standardisation = new StandardisationRecord(data.Scaling.Means, data.Scaling.Deviations),
            Classes = data.Unscaled.ClassNames,
            Columns = data.Unscaled.Columns,
            LabelColumn = data.Unscaled.LabelColumn,
            Origin = new ModelOrigin
            {
                DataSet = data.Unscaled.Name,
                DataSha256 = record.Data.Sha256,
                RunSeed = record.Seed,
                Candidate = network.Candidate.Id,
                Genome = network.Candidate.Genome,
                Seed = outcome.Result.Seed,
                Epochs = options.Epochs,
                BatchSize = setup.Options.BatchSize,
                Schedule = options.Schedule,
                LearningRate = network.LearningRate,
                TrainingSamples = data.Training.Count,
                EvaluatedOn = data.Part,
                EvaluationSamples = data.Evaluation.Count,
                Accuracy = outcome.Result.Accuracy!.Value,
            },
            Examples = data.Examples(),
            Parameters = ModelRecord.Encode(outcome.Parameters),
        };
}
