namespace HybHanas;

/// <summary>What the best of several transpiled circuits is.</summary>
public enum TranspileGoal
{
    /// <summary>Fewest native two-qubit gates, then least calibrated error.</summary>
    TwoQubitGates,

    /// <summary>Shortest makespan.</summary>
    Duration,

    /// <summary>Highest product of (1 - error) over gates and readouts.</summary>
    Fidelity,

    /// <summary>Shortest time of one useful sample by the cost model.</summary>
    EffectiveTime,
}

/// <summary>How circuits are transpiled.</summary>
public sealed record TranspileSettings
{
    /// <summary>A bundled backend's name, or the path of a calibration file.</summary>
    public string Backend { get; init; } = "brisbane";

    /// <summary>0 to 3, as in Qiskit: 0 translates only, 3 does the most.</summary>
    public int Level { get; init; } = 3;

    /// <summary>What the best of several results is.</summary>
    public TranspileGoal Goal { get; init; } = TranspileGoal.TwoQubitGates;

    /// <summary>True to leave out CNOT gates right before the measurements; what they would do to the measured bits is reported as
    /// masks (see <see cref="TranspiledCircuit.FoldedMasks"/>).</summary>
    public bool FoldMeasurement { get; init; }
}
