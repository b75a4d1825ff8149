namespace HybHanas;

/// <summary>How the learning rate of a final training changes.</summary>
public enum TrainingSchedule
{
    /// <summary>It stays what it was in the search.</summary>
    Constant,

    /// <summary>It rises to twice that over the first 30 % of the steps and falls to almost 0 over the rest.</summary>
    OneCycle,
}

/// <summary>What the accuracy of a final training is measured on.</summary>
public enum EvaluationPart
{
    /// <summary>The test part, which the search never saw.</summary>
    Test,

    /// <summary>The validation part, by which the search chose: the accuracy may flatter.</summary>
    Validation,
}

/// <summary>How networks of a run are trained in the end.</summary>
public sealed record FinalTrainingOptions
{
    /// <summary>Which networks: ids, "best" (highest validation accuracy on the front), "loss" (lowest validation loss after the last
    /// epoch of all networks), "knee" (farthest below the plane through the front's extremes).</summary>
    public IReadOnlyList<string> Pick { get; init; } = ["best"];

    /// <summary>Epochs of each training, 1..10,000.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Trainings of each network, with seeds of their own, 1..1,000.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>How the learning rate changes.</summary>
    public TrainingSchedule Schedule { get; init; } = TrainingSchedule.OneCycle;

    /// <summary>Trains on training and validation samples together; only in runs with a test part.</summary>
    public bool WithValidation { get; init; }

    /// <summary>What trains: "embedded" or the name of a plug-in, see docs/trainers.md; null takes what trained the run's candidates. A run on a
    /// supercircuit's weights is trained by the embedded engine, from fresh ones.</summary>
    public string? Trainer { get; init; }

    /// <summary>Folder of the plug-in that trains; null takes the one that the run began with, or looks where plug-ins are installed.</summary>
    public string? TrainerFolder { get; init; }

    /// <summary>Trainings at the same time; null uses every core. 1 or more; does not change the outcome.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder of the model files and of <c>training.json</c>; null takes <c>models</c> in the run's folder.</summary>
    public string? OutputFolder { get; init; }
}

/// <summary>How far a final training is.</summary>
public sealed record FinalTrainingProgress
{
    /// <summary>Epochs that ended, of all trainings.</summary>
    public required int FinishedEpochs { get; init; }

    /// <summary>Epochs in all.</summary>
    public required int Epochs { get; init; }

    /// <summary>Trainings that ended.</summary>
    public required int Finished { get; init; }

    /// <summary>Trainings in all.</summary>
    public required int Trainings { get; init; }

    /// <summary>The training that ended just now; null where an epoch ended.</summary>
    public SeedResult? Last { get; init; }

    /// <summary>Id of the network of <see cref="Last"/>.</summary>
    public int? Candidate { get; init; }

    /// <summary>Time since the trainings began.</summary>
    public required TimeSpan Elapsed { get; init; }
}
