namespace HybHanas;

/// <summary>A backend in one line.</summary>
public sealed record BackendSummary
{
    /// <summary>Name, as options take it.</summary>
    public required string Name { get; init; }

    /// <summary>Qubits, broken ones included.</summary>
    public required int Qubits { get; init; }

    /// <summary>Native two-qubit gate: cx, ecr or cz.</summary>
    public required string TwoQubitGate { get; init; }

    /// <summary>Coupled pairs of working qubits.</summary>
    public required int Couplings { get; init; }

    /// <summary>When it was calibrated, as it reports.</summary>
    public required string Calibrated { get; init; }

    /// <summary>Median error of the two-qubit gate; stale entries (error 1) left out.</summary>
    public double? MedianTwoQubitError { get; init; }

    /// <summary>Median duration of the two-qubit gate in seconds.</summary>
    public double? MedianTwoQubitSeconds { get; init; }

    /// <summary>Median readout error.</summary>
    public double? MedianReadoutError { get; init; }
}

/// <summary>A backend in full.</summary>
public sealed record BackendDetails
{
    /// <summary>The line of <see cref="Backends.List"/>.</summary>
    public required BackendSummary Summary { get; init; }

    /// <summary>Version that the backend reports of itself.</summary>
    public required string Version { get; init; }

    /// <summary>Time step of the control electronics in seconds.</summary>
    public double? DtSeconds { get; init; }

    /// <summary>Names of the native one-qubit and two-qubit gates.</summary>
    public required IReadOnlyList<string> BasisGates { get; init; }

    /// <summary>Median T1 in seconds.</summary>
    public double? MedianT1Seconds { get; init; }

    /// <summary>Median T2 in seconds.</summary>
    public double? MedianT2Seconds { get; init; }

    /// <summary>Median error of the SX gate; stale entries left out.</summary>
    public double? MedianOneQubitError { get; init; }

    /// <summary>Median duration of a measurement in seconds.</summary>
    public double? MedianReadoutSeconds { get; init; }

    /// <summary>Each qubit.</summary>
    public required IReadOnlyList<QubitDetails> Qubits { get; init; }

    /// <summary>Each calibrated two-qubit gate in its native direction.</summary>
    public required IReadOnlyList<CouplingDetails> Couplings { get; init; }

    /// <summary>Days since it was calibrated; null where the date cannot be read.</summary>
    public double? AgeDays { get; init; }

    /// <summary>Of each quantity the three worst entries, the worst first; stale errors (1) left out.</summary>
    public required IReadOnlyList<WorstEntry> Worst { get; init; }

    /// <summary>The coupling map drawn as text, line by line; null where it cannot be drawn in a plane of squares.</summary>
    public IReadOnlyList<string>? CouplingMap { get; init; }

    /// <summary>Anything odd: broken qubits, stale entries, couplings without a gate.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One qubit: relaxation times in seconds, errors as probabilities; null where not calibrated.</summary>
/// <param name="Index">The qubit, from 0.</param>
/// <param name="T1Seconds">Relaxation time T1 in seconds.</param>
/// <param name="T2Seconds">Dephasing time T2 in seconds.</param>
/// <param name="OneQubitError">Error of its one-qubit gates, a probability.</param>
/// <param name="ReadoutError">Error of its readout, a probability.</param>
/// <param name="ReadoutSeconds">Time of its readout in seconds.</param>
/// <param name="Operational">False where the calibration says that it is broken.</param>
public sealed record QubitDetails(
    int Index, double? T1Seconds, double? T2Seconds, double? OneQubitError, double? ReadoutError, double? ReadoutSeconds, bool Operational);

/// <summary>One calibrated two-qubit gate; null where not calibrated.</summary>
/// <param name="Control">Its first qubit.</param>
/// <param name="Target">Its second qubit.</param>
/// <param name="Gate">Its name, such as ecr or cz.</param>
/// <param name="Error">Its error, a probability.</param>
/// <param name="Seconds">Its time in seconds.</param>
public sealed record CouplingDetails(int Control, int Target, string Gate, double? Error, double? Seconds);

/// <summary>What a refresh of a calibration brought.</summary>
/// <param name="Summary">The backend by its present calibration.</param>
/// <param name="Age">How long ago the calibration was brought from the service.</param>
/// <param name="Stale">True where the service could not be used and an older copy stands in.</param>
/// <param name="Warning">What its user should know; null where all is well.</param>
public sealed record CalibrationRefresh(BackendSummary Summary, TimeSpan Age, bool Stale, string? Warning);
