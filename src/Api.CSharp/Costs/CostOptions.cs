namespace HybHanas;

/// <summary>How a circuit is costed.</summary>
public sealed record CostOptions
{
    /// <summary>A bundled backend's name, or the path of a calibration file.</summary>
    public string Backend { get; init; } = "brisbane";

    /// <summary>Executions of the circuit for each evaluation, 1..1,000,000.</summary>
    public int Shots { get; init; } = 1000;

    /// <summary>Trainable angles beside a circuit's own open parameters, for the parameter-shift gradient at two evaluations each,
    /// 0..1,000,000; 0 costs the forward evaluation only.</summary>
    public int Parameters { get; init; }

    /// <summary>Samples of a training step, 1..4,096.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Training steps in all, 1..1,000,000.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>What one execution of a circuit is taken to last.</summary>
    public GateTimeConvention GateTime { get; init; } = GateTimeConvention.Scheduled;

    /// <summary>How decoherence is charged.</summary>
    public DecoherenceConvention Decoherence { get; init; } = DecoherenceConvention.PerQubitIdle;

    /// <summary>Transpile level, 0 to 3.</summary>
    public int Level { get; init; } = 3;

    /// <summary>Seed of the transpiler's trials.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What the provider's bill is estimated with; null for no bill.</summary>
    public BillingOptions? Billing { get; init; }

    /// <summary>Power of the quantum system in watts; null, together with the other power, for no energy.</summary>
    public double? QuantumWatts { get; init; }

    /// <summary>Power of the classical machine in watts.</summary>
    public double? ClassicalWatts { get; init; }
}

/// <summary>What a circuit costs on a backend.</summary>
public sealed record CostEstimate
{
    /// <summary>Name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>When the backend was calibrated, as it reports.</summary>
    public required string Calibrated { get; init; }

    /// <summary>Qubits of the circuit as written.</summary>
    public required int Qubits { get; init; }

    /// <summary>Operations of the transpiled circuit, by name.</summary>
    public required IReadOnlyDictionary<string, int> Operations { get; init; }

    /// <summary>Native two-qubit gates of the transpiled circuit.</summary>
    public required int TwoQubitGates { get; init; }

    /// <summary>SWAPs that routing inserted.</summary>
    public required int Swaps { get; init; }

    /// <summary>The transpile level used.</summary>
    public required int Level { get; init; }

    /// <summary>True where routing was found by compiling for the backend with every pair coupled, since blocks were made anew
    /// for the coupling map; false where inserted gates could be pointed at.</summary>
    public required bool RoutingByReference { get; init; }

    /// <summary>Physical qubit of each qubit of the circuit at its start.</summary>
    public required IReadOnlyList<int> Layout { get; init; }

    /// <summary>One execution in seconds, measurement included, by the chosen convention.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Which part of it is there only because of routing.</summary>
    public required double RoutingSeconds { get; init; }

    /// <summary>Sum of ln(1 - error) over gates and readouts.</summary>
    public required double LogGateFidelity { get; init; }

    /// <summary>Logarithm of the decoherence factor.</summary>
    public required double LogDecoherence { get; init; }

    /// <summary>exp of the two logarithms: the estimated probability that one execution is undisturbed.</summary>
    public required double SuccessProbability { get; init; }

    /// <summary>Duration divided by the success probability: the time of one useful sample.</summary>
    public required double EffectiveSeconds { get; init; }

    /// <summary>Evaluations of one sample: the forward one and those of the gradient.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Time for all steps, by cause.</summary>
    public required QuantumSeconds QuantumSeconds { get; init; }

    /// <summary>The gate-time convention used.</summary>
    public required GateTimeConvention GateTime { get; init; }

    /// <summary>The decoherence convention used.</summary>
    public required DecoherenceConvention Decoherence { get; init; }

    /// <summary>Stale calibration entries that were replaced, and the like.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The estimated bill of all steps; null unless asked for.</summary>
    public BillingEstimate? Billing { get; init; }

    /// <summary>The energy of all steps; null unless asked for.</summary>
    public EnergyEstimate? Energy { get; init; }
}
