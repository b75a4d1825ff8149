namespace HybHanas.Studies;

/// <summary>A coefficient in [-1, 1].</summary>
/// <param name="Value">Of all networks.</param>
/// <param name="Low">Lower end of the 95 % bootstrap interval.</param>
/// <param name="High">Its upper end.</param>
public sealed record RankCoefficient(double Value, double Low, double High);

/// <summary>How alike networks rank after few epochs and after a full training.</summary>
public sealed record RankCorrelationRow
{
    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>How values enter and leave the quantum layer.</summary>
    public required HybridScaling Scaling { get; init; }

    /// <summary>The few epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Networks whose training did not fail.</summary>
    public required int Networks { get; init; }

    /// <summary>Kendall's tau-b.</summary>
    public required RankCoefficient Kendall { get; init; }

    /// <summary>Spearman's rho.</summary>
    public required RankCoefficient Spearman { get; init; }

    /// <summary>Median validation accuracy of the full trainings.</summary>
    public required double MedianAccuracy { get; init; }
}
