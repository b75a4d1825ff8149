using HybHanas.Integration.Tests.Training;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Models;
using HybHanas.Training;

namespace HybHanas.Integration.Tests.Models;

/// <summary>Runs and models for tests.</summary>
internal static class Trained
{
    /// <summary>A run of six small networks.</summary>
    public static Task<SearchResult> Search(string folder, double test = 0.2, Func<SearchOptions, SearchOptions>? change = null)
    {
        var options = new SearchOptions
        {
            DataSet = "iris",
            TestFraction = test,
            Population = 3,
            Generations = 2,
            Epochs = 2,
            Qubits = new IntRange(2, 3),
            Depth = new IntRange(1, 2),
            StopBelowAccuracy = 0,
            ThroughputGigaflops = 10,
            OutputFolder = folder,
        };
        return NetworkSearch.RunAsync(change?.Invoke(options) ?? options, null, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The saved model of a run's best network.</summary>
    public static async Task<TrainedModel> Model(string folder, Func<SearchOptions, SearchOptions>? change = null)
    {
        await Search(folder, 0.2, change);
        var result = await FinalTraining.RunAsync(
            folder, new FinalTrainingOptions { Epochs = 2, Seeds = 1 }, null, Xunit.TestContext.Current.CancellationToken);
        return TrainedModel.Load(result.Networks[0].ModelFile!);
    }

    /// <summary>Architectures that together have every layer and every form of a circuit.</summary>
    public static IReadOnlyDictionary<string, Architecture> Architectures { get; } = new Dictionary<string, Architecture>
    {
        ["images"] = Samples.EveryLayer,
        ["amplitude"] = Samples.Network(SampleShape.NewTable(3), 2, Samples.Ansatz(2, 1, Embedding.Amplitude)),
        ["ranged"] = Samples.Network(SampleShape.NewTable(4), 3, Samples.RangedAnsatz(4, 2, Embedding.QnasAngleZ), form: HybridForm.Paper),
        ["strong"] = Samples.Network(
            SampleShape.NewTable(4), 3,
            AnsatzModule.create(3, 2, Embedding.AngleZ, LayerForm.StronglyEntangling).ResultValue, dense: [new(5, Activation.Tanh, 0.25)]),
        ["cz"] = Samples.Network(
            SampleShape.NewTable(2), 2,
            AnsatzModule.create(
                3, 1, Embedding.AngleY, LayerForm.NewPatterned(RotationsModule.all.Last(), Entanglement.Full, EntanglingGate.Cz)).ResultValue),
    };

    /// <summary>A model of an architecture with parameters that follow a simple rule.</summary>
    public static ModelRecord Record(Architecture architecture)
    {
        var image = architecture.Input as SampleShape.Image;
        var features = image is null ? ((SampleShape.Table)architecture.Input).features : image.channels * image.height * image.width;
        float[] parameters = [.. Enumerable.Range(0, (int)EmbeddedTrainer.ParameterCount(architecture)).Select(i => (i * 37 % 101 - 50) / 64f)];
        double[] Moments(double start) => [.. Enumerable.Range(0, image is null ? features : 1).Select(i => start + 0.25 * i)];
        return new ModelRecord
        {
            Format = ModelRecord.CurrentFormat,
            Description = Description.ofArchitecture(architecture),
            Versions = new ModelVersions("0.0", "embedded/1"),
            Architecture = ArchitectureRecord.Of(architecture),
            Standardisation = new StandardisationRecord(Moments(0.5), Moments(1.5)),
            Classes = [.. Enumerable.Range(0, architecture.Classes).Select(i => $"class \"{i}\"")],
            Origin = new ModelOrigin
            {
                DataSet = "test",
                DataSha256 = "00",
                RunSeed = 1,
                Candidate = 1,
                Genome = "0",
                Seed = 1,
                Epochs = 1,
                BatchSize = 32,
                Schedule = TrainingSchedule.OneCycle,
                LearningRate = 0.02,
                TrainingSamples = 10,
                EvaluatedOn = EvaluationPart.Test,
                EvaluationSamples = 10,
                Accuracy = 0.5,
            },
            Examples = [.. Enumerable.Range(0, 2).Select(row => new ExampleRecord([.. Enumerable.Range(0, features).Select(i => (i * 7 + row * 3) % 11 / 4f)], 0))],
            Parameters = ModelRecord.Encode(parameters),
        };
    }
}
