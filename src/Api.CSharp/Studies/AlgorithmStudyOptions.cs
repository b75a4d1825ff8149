namespace HybHanas.Studies;

/// <summary>How a study of the algorithms is done.</summary>
public sealed record AlgorithmStudyOptions
{
    /// <summary>Searches of each row, 1..10,000; their seeds are 0, 1, 2 and so on.</summary>
    public int Seeds { get; init; } = 31;

    /// <summary>Standard deviation of what a training's luck adds to the error, 0..1.</summary>
    public double Noise { get; init; }
}
