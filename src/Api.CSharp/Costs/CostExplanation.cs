namespace HybHanas;

/// <summary>Where the time and the reliability of a circuit go. Critical seconds are those of one chain of operations without a gap that
/// lasts the whole execution; they add up to its duration.</summary>
public record CostBreakdown
{
    /// <summary>The circuit's layers in order.</summary>
    public required IReadOnlyList<LayerCost> Layers { get; init; }

    /// <summary>By instruction, whatever its qubits; largest critical time first.</summary>
    public required IReadOnlyList<UseCost> Instructions { get; init; }

    /// <summary>By pair of qubits, whatever the direction; largest critical time first.</summary>
    public required IReadOnlyList<UseCost> Pairs { get; init; }

    /// <summary>By calibration entry: an instruction on given qubits; largest critical time first.</summary>
    public required IReadOnlyList<UseCost> Entries { get; init; }

    /// <summary>Qubits and how long they wait; largest loss first.</summary>
    public required IReadOnlyList<IdleCost> Idle { get; init; }
}

/// <summary>What a circuit costs, and where it goes.</summary>
public sealed record CostExplanation : CostBreakdown
{
    /// <summary>A breakdown with the cost that it explains.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    internal CostExplanation(CostBreakdown breakdown, CostEstimate estimate)
        : base(breakdown) => Estimate = estimate;

    /// <summary>The cost that is explained.</summary>
    public CostEstimate Estimate { get; }
}

/// <summary>Operations that can run side by side.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Operations">How many.</param>
/// <param name="StartSeconds">When the first of them starts.</param>
/// <param name="FinishSeconds">When the last of them ends.</param>
/// <param name="CriticalSeconds">The part of the duration that the layer is charged.</param>
/// <param name="CriticalOn">Instruction and qubits that are charged it; null where the critical chain does not touch the layer.</param>
public sealed record LayerCost(
    int Index, int Operations, double StartSeconds, double FinishSeconds, double CriticalSeconds, string? CriticalOn);

/// <summary>What a group of operations costs.</summary>
/// <param name="Instruction">Instruction; several are joined by "+".</param>
/// <param name="Qubits">Their qubits; empty where the group is not of certain qubits.</param>
/// <param name="Uses">How many operations.</param>
/// <param name="RoutingUses">How many of them are there only because of routing.</param>
/// <param name="BusySeconds">Time that they hold their qubits.</param>
/// <param name="CriticalSeconds">The part of the duration that they are charged.</param>
/// <param name="LogLoss">Sum of -ln(1 - error).</param>
public sealed record UseCost(
    string Instruction, IReadOnlyList<int> Qubits, int Uses, int RoutingUses, double BusySeconds, double CriticalSeconds, double LogLoss);

/// <summary>A qubit that waits.</summary>
/// <param name="Qubit">The physical qubit.</param>
/// <param name="IdleSeconds">How long it waits, in seconds.</param>
/// <param name="LogLoss">idle / T1 + idle / T2, 0 or more.</param>
public sealed record IdleCost(int Qubit, double IdleSeconds, double LogLoss);
