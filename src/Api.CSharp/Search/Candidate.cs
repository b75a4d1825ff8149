namespace HybHanas;

/// <summary>Time on the quantum backend for the whole training, in seconds, by cause; the parts add up to the total.</summary>
/// <param name="Gate">Forward evaluations, as if nothing had been routed and nothing failed.</param>
/// <param name="Routing">What inserted SWAPs and direction flips add to the forward evaluations.</param>
/// <param name="Reliability">What repeated sampling against errors adds to the forward evaluations.</param>
/// <param name="Gradient">The parameter-shift evaluations.</param>
/// <param name="Total">The sum, in this order.</param>
public sealed record QuantumSeconds(double Gate, double Routing, double Reliability, double Gradient, double Total);

/// <summary>The transpiled circuit of a candidate in figures.</summary>
/// <param name="TwoQubitGates">Native two-qubit gates.</param>
/// <param name="Swaps">SWAPs that routing inserted.</param>
/// <param name="DurationSeconds">One execution, measurement included.</param>
/// <param name="LogFidelity">Natural logarithm of the estimated success probability, decoherence included.</param>
public sealed record CircuitFigures(int TwoQubitGates, int Swaps, double DurationSeconds, double LogFidelity);

/// <summary>One value of one gene, in words.</summary>
/// <param name="Gene">Name of the gene.</param>
/// <param name="Value">Its value.</param>
public sealed record GeneValue(string Gene, string Value);

/// <summary>One finished epoch of a training.</summary>
/// <param name="Number">From 1.</param>
/// <param name="TrainingLoss">Mean cross-entropy over the epoch's steps.</param>
/// <param name="ValidationLoss">Mean cross-entropy over the validation samples.</param>
/// <param name="ValidationAccuracy">Share of the validation samples classified right.</param>
public sealed record Epoch(int Number, double TrainingLoss, double ValidationLoss, double ValidationAccuracy);

/// <summary>One evaluated network: trained and costed, or failed with its reason.</summary>
public sealed record Candidate
{
    /// <summary>From 1, in the order in which the search asked for it.</summary>
    public required int Id { get; init; }

    /// <summary>Generation that asked for it, from 1.</summary>
    public required int Generation { get; init; }

    /// <summary>Its genome as compact text.</summary>
    public required string Genome { get; init; }

    /// <summary>The network in words.</summary>
    public required string Description { get; init; }

    /// <summary>Its genes in words.</summary>
    public required IReadOnlyList<GeneValue> Genes { get; init; }

    /// <summary>Why it failed; null when it did not. A failed candidate has no accuracy and is never on a front.</summary>
    public string? Failure { get; init; }

    /// <summary>Validation accuracy of the last epoch, in [0, 1]; with folds the mean over them.</summary>
    public double? Accuracy { get; init; }

    /// <summary>The accuracy on each fold's part; null without cross-validation.</summary>
    public IReadOnlyList<double>? FoldAccuracies { get; init; }

    /// <summary>True where the training was ended early for its low accuracy.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>Epochs after which successive halving ended the training; null where it did not.</summary>
    public int? HalvedAfter { get; init; }

    /// <summary>Time on the backend for the whole training; of several calibrations what <see cref="SearchOptions.CostOver"/> says.</summary>
    public QuantumSeconds? QuantumSeconds { get; init; }

    /// <summary>Its range over the calibrations; null where the backend is given with one.</summary>
    public CalibrationRange? QuantumRange { get; init; }

    /// <summary>Modelled time of the classical part for the whole training, in seconds.</summary>
    public double? ClassicalSeconds { get; init; }

    /// <summary>Quantum plus classical seconds.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Trainable parameters, classical and quantum.</summary>
    public int Parameters { get; init; }

    /// <summary>Trainable angles of the circuit among them.</summary>
    public int QuantumParameters { get; init; }

    /// <summary>Classical FLOPs of the whole training, forward and backward.</summary>
    public double Flops { get; init; }

    /// <summary>The transpiled circuit, of several calibrations for the newest.</summary>
    public CircuitFigures? Circuit { get; init; }

    /// <summary>What a provider would charge for its training; null where no bill is asked for.</summary>
    public BillingEstimate? Billing { get; init; }

    /// <summary>Energy of its training; null where no power is given.</summary>
    public EnergyEstimate? Energy { get; init; }

    /// <summary>Further figures that the run's objectives and constraints ask for, by the name of the quantity; null where none are.</summary>
    public IReadOnlyDictionary<string, double>? Figures { get; init; }

    /// <summary>Measured seconds for each sample; null where the runtime is modelled.</summary>
    public double? MeasuredRuntime { get; init; }

    /// <summary>The epochs of its training; with folds the means over them.</summary>
    public IReadOnlyList<Epoch> Epochs { get; init; } = [];

    /// <summary>Notes on its cost, such as stale calibration entries that were replaced by the device's median.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True where the training was taken from the cache of trainings; only in the journal, as it differs between runs.</summary>
    public bool Cached { get; init; }

    /// <summary>Seconds that this machine spent on the evaluation; measured, so it differs between runs, and only in the journal.</summary>
    public double? HostSeconds { get; init; }

    /// <summary>The value of a quantity by its name in specifications, such as "quantum-time"; null where it is not known.</summary>
    public double? Value(string quantity) => quantity switch
    {
        "accuracy" => Accuracy,
        "quantum-time" => QuantumSeconds?.Total,
        "classical-time" => ClassicalSeconds,
        "total-time" => TotalSeconds,
        "parameters" => QuantumSeconds is null ? null : Parameters,
        "quantum-parameters" => QuantumSeconds is null ? null : QuantumParameters,
        "flops" => QuantumSeconds is null ? null : Flops,
        "two-qubit-gates" => Circuit?.TwoQubitGates,
        "log-fidelity" => Circuit?.LogFidelity,
        "energy" => Energy?.TotalJoules,
        "runtime-per-sample" when MeasuredRuntime is not null => MeasuredRuntime,
        _ => Figures is { } figures && figures.TryGetValue(quantity, out var value) ? value : null,
    };
}
