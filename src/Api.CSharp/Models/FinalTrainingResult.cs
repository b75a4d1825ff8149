namespace HybHanas;

/// <summary>What one training came to.</summary>
/// <param name="Seed">Number of its seed, from 1; a network and its twin of the same number share the order of the samples.</param>
/// <param name="Twin">True for the classical twin.</param>
/// <param name="Accuracy">Share of the evaluated samples classified rightly after the last epoch; null where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record SeedResult(int Seed, bool Twin, double? Accuracy, string? Failure);

/// <summary>Accuracies over the seeds.</summary>
/// <param name="Median">The middle one; of an even number the mean of the two in the middle.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record AccuracySpread(double Median, double Lowest, double Highest)
{
    /// <summary>That of some accuracies; null of none.</summary>
    internal static AccuracySpread? Of(IEnumerable<double> accuracies)
    {
        double[] sorted = [.. accuracies.Order()];
        return sorted.Length == 0
            ? null
            : new AccuracySpread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}

/// <summary>One network of the run, trained in the end.</summary>
public sealed record TrainedCandidate
{
    /// <summary>The network as the search saw it.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>True where no other network of the run beats it in every objective.</summary>
    public required bool OnFront { get; init; }

    /// <summary>Accuracies of the network; null where every training failed.</summary>
    public AccuracySpread? Accuracy { get; init; }

    /// <summary>Accuracies of its classical twin: tanh of a dense layer of as many inputs and outputs in the place of the circuit.</summary>
    public AccuracySpread? TwinAccuracy { get; init; }

    /// <summary>Trainable parameters of the twin.</summary>
    public required long TwinParameters { get; init; }

    /// <summary>Every training, the network's before its twin's, by seed.</summary>
    public required IReadOnlyList<SeedResult> Trainings { get; init; }

    /// <summary>The saved model, that of the median seed (of an even number the lower of the two in the middle); null where all failed.</summary>
    public string? ModelFile { get; init; }
}

/// <summary>What a final training came to.</summary>
public sealed record FinalTrainingResult
{
    /// <summary>The trained networks, in the order in which they were picked.</summary>
    public required IReadOnlyList<TrainedCandidate> Networks { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>What the accuracies are measured on.</summary>
    public required EvaluationPart EvaluatedOn { get; init; }

    /// <summary>Samples of each training.</summary>
    public required int TrainingSamples { get; init; }

    /// <summary>Samples that the accuracies are measured on.</summary>
    public required int EvaluationSamples { get; init; }

    /// <summary>Epochs of each training.</summary>
    public required int Epochs { get; init; }

    /// <summary>Seeds of each network.</summary>
    public required int Seeds { get; init; }

    /// <summary>How the learning rate changed.</summary>
    public required TrainingSchedule Schedule { get; init; }

    /// <summary>True where it was cancelled and networks whose trainings had not all ended are left out.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Folder of the model files.</summary>
    public required string Folder { get; init; }

    /// <summary>Time that it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
