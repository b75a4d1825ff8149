namespace HybHanas.Studies;

/// <summary>How few-epoch rankings are compared with those of full trainings.</summary>
public sealed record RankCorrelationOptions
{
    /// <summary>Names of the data sets.</summary>
    public IReadOnlyList<string> DataSets { get; init; } = ["digits", "iris"];

    /// <summary>Folder of the IDX files, for mnist and fashion-mnist.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Samples of each class to use; null uses all. 2 or more.</summary>
    public int? PerClass { get; init; }

    /// <summary>Random networks for each row, 3..10,000.</summary>
    public int Networks { get; init; } = 30;

    /// <summary>The few epochs, each 1 or more and fewer than <see cref="FullEpochs"/>.</summary>
    public IReadOnlyList<int> Epochs { get; init; } = [2, 5];

    /// <summary>Epochs of a full training, 2..10,000.</summary>
    public int FullEpochs { get; init; } = 20;

    /// <summary>Seed of networks, split and trainings.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Networks trained at the same time; null uses every core. 1 or more; does not change the outcome.</summary>
    public int? Threads { get; init; }
}
