namespace HybHanas;

/// <summary>What changed from one backend, or one calibration of it, to another.</summary>
public sealed record BackendDifference
{
    /// <summary>The first backend.</summary>
    public required BackendSummary First { get; init; }

    /// <summary>The second backend.</summary>
    public required BackendSummary Second { get; init; }

    /// <summary>Medians and worst values that differ; stale errors (1) left out.</summary>
    public required IReadOnlyList<QuantityChange> Quantities { get; init; }

    /// <summary>Relative change from which an entry is listed.</summary>
    public required double Threshold { get; init; }

    /// <summary>Entries of both that changed by more than the threshold, largest change first; those that became known, unknown, stale or
    /// sound come before them.</summary>
    public required IReadOnlyList<EntryChange> Entries { get; init; }

    /// <summary>Coupled pairs (low, high) of the second only.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> CouplingsGained { get; init; }

    /// <summary>Coupled pairs (low, high) of the first only.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> CouplingsLost { get; init; }

    /// <summary>True where nothing differs, changes below the threshold included.</summary>
    public required bool Same { get; init; }
}

/// <summary>Medians and worst values of a quantity: the largest, of T1 and T2 the smallest; null where nothing is known.</summary>
/// <param name="Quantity">What is compared, with its unit.</param>
/// <param name="FirstMedian">Median in the first.</param>
/// <param name="SecondMedian">Median in the second.</param>
/// <param name="FirstWorst">Worst in the first.</param>
/// <param name="SecondWorst">Worst in the second.</param>
public sealed record QuantityChange(string Quantity, double? FirstMedian, double? SecondMedian, double? FirstWorst, double? SecondWorst);

/// <summary>An entry that changed.</summary>
/// <param name="Instruction">Instruction, or several with the same values joined by "/"; "qubit" for T1 and T2.</param>
/// <param name="Qubits">Its qubits.</param>
/// <param name="Quantity">"error", "duration", "T1" or "T2".</param>
/// <param name="First">In the first; null where not known.</param>
/// <param name="Second">In the second; null where not known.</param>
/// <param name="Change">(second - first) / first; null where the first is 0 or not known, or the second is not known.</param>
public sealed record EntryChange(string Instruction, IReadOnlyList<int> Qubits, string Quantity, double? First, double? Second, double? Change);
