using System.Text.Json;

namespace HybHanas;

/// <summary>What one line of a batch costs, or why it cannot be told.</summary>
public sealed record CostLine
{
    /// <summary>The line's own "id", a text or a number; null where it has none.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Name of the backend.</summary>
    public string? Backend { get; init; }

    /// <summary>One execution in seconds by its schedule, measurement included: Qiskit's estimate_duration.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>The same in the backend's time steps; null where it has none.</summary>
    public long? DurationDt { get; init; }

    /// <summary>Sum of ln(1 - error) over gates and readouts. Where <see cref="ErrorOneOps"/> is not 0, the substitutes are in it.</summary>
    public double? LogEsp { get; init; }

    /// <summary>Operations whose calibrated error is 1 (stale or undefined): the device's median is charged for them.</summary>
    public int? ErrorOneOps { get; init; }

    /// <summary><see cref="LogEsp"/> without those operations; null where there are none.</summary>
    public double? LogEspKnown { get; init; }

    /// <summary>One execution in seconds with virtual rotations charged.</summary>
    public double? AnalyticalSeconds { get; init; }

    /// <summary>What the parts take one execution to last.</summary>
    public GateTimeConvention? GateTime { get; init; }

    /// <summary>How decoherence is charged in the parts.</summary>
    public DecoherenceConvention? Decoherence { get; init; }

    /// <summary>Time of the whole workload by cause, in these conventions.</summary>
    public QuantumSeconds? Parts { get; init; }

    /// <summary>The logarithm of the success probability by cause.</summary>
    public LogParts? LogParts { get; init; }

    /// <summary>Where time and reliability go; null where it is not asked for.</summary>
    public CostBreakdown? Explanation { get; init; }

    /// <summary>A line for each stale entry that was replaced; null where there is none.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Why there are no figures.</summary>
    public Fault? Error { get; init; }
}

/// <summary>Natural logarithms of success probabilities, each at most 0.</summary>
/// <param name="Gates">That no gate errs.</param>
/// <param name="Readout">That no readout errs.</param>
/// <param name="Decoherence">That no qubit decoheres while it waits.</param>
/// <param name="Total">Their sum in this order.</param>
public sealed record LogParts(double Gates, double Readout, double Decoherence, double Total);
