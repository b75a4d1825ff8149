namespace HybHanas.Studies;

/// <summary>One algorithm on one grid: shares of the true hypervolume that everything a search evaluated reaches, without luck.</summary>
public sealed record AlgorithmStudyRow
{
    /// <summary>"small" (20,160 networks) or "full" (207,900).</summary>
    public required string Grid { get; init; }

    /// <summary>Networks that each search evaluated.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Its name, and what it knew.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The worst search.</summary>
    public required double Least { get; init; }

    /// <summary>A quarter of the searches is worse.</summary>
    public required double FirstQuartile { get; init; }

    /// <summary>Half of the searches are worse.</summary>
    public required double Median { get; init; }

    /// <summary>A quarter of the searches is better.</summary>
    public required double ThirdQuartile { get; init; }

    /// <summary>The best search.</summary>
    public required double Greatest { get; init; }

    /// <summary>Seconds of processor time that one search took, mean; the trainings take none here.</summary>
    public required double ChoosingSeconds { get; init; }
}
