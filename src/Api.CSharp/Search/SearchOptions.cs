namespace HybHanas;

/// <summary>Whether the classical front part of the network is searched too.</summary>
public enum NetworkMode
{
    /// <summary>Convolutions (dense layers for tables) are genes beside the quantum ones.</summary>
    Variable,

    /// <summary>One fixed convolution of 16 channels (one dense layer of 16 for tables); only the quantum genes vary.</summary>
    Fixed,
}

/// <summary>How the next networks are chosen.</summary>
public enum Algorithm
{
    /// <summary>A Gaussian process on the errors seen so far; batches by expected hypervolume improvement. The fewest trainings.</summary>
    Surrogate,

    /// <summary>NSGA-II, as in the papers, with an archive and no repeats.</summary>
    Nsga2,

    /// <summary>Distinct random networks: what the others must beat.</summary>
    Random,
}

/// <summary>How values enter and leave the quantum layer.</summary>
public enum HybridScaling
{
    /// <summary>angle = pi tanh((W x + b) / sqrt F), logits = W2 (10 &lt;Z&gt;) + b2: trains from every start.</summary>
    Recipe,

    /// <summary>angle = pi tanh(W x + b), logits = W2 &lt;Z&gt; + b2: as in the papers; saturates on larger images.</summary>
    Paper,
}

/// <summary>What the layers of a circuit are.</summary>
public enum CircuitLayers
{
    /// <summary>Rotations, then an entangling pattern, alike in all layers.</summary>
    Patterned,

    /// <summary>Those of QNAS: RX RY RZ, then CNOTs whose range and mode each layer has for itself.</summary>
    Ranged,
}

/// <summary>What one execution of a circuit is taken to last.</summary>
public enum GateTimeConvention
{
    /// <summary>Makespan of the as-soon-as-possible schedule; virtual Z rotations take no time.</summary>
    Scheduled,

    /// <summary>The paper's Step 1: virtual rotations are charged as one single-qubit pulse.</summary>
    Analytical,
}

/// <summary>How decoherence is charged.</summary>
public enum DecoherenceConvention
{
    /// <summary>Each qubit its own idle time (gate errors already hold the decoherence during gates).</summary>
    PerQubitIdle,

    /// <summary>The paper's form: the whole duration with average T1 and T2.</summary>
    WholeDuration,
}

/// <summary>Where the runtime for each sample comes from.</summary>
public enum RuntimeSource
{
    /// <summary>FLOPs over the machine's kept throughput; the same network always has the same.</summary>
    Modelled,

    /// <summary>Wall time of the embedded engine on this machine; differs between runs.</summary>
    Measured,
}

/// <summary>An inclusive range of whole numbers.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest; not below the least.</param>
public readonly record struct IntRange(int Low, int High)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Low}..{High}";
}

/// <summary>Everything that decides the outcome of a search. Two searches with equal options give equal fronts.</summary>
public sealed record SearchOptions
{
    /// <summary>What the search is for, in a line; null says nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Name of the data set: iris, wine, breast-cancer, digits, mnist or fashion-mnist. Own files below go before it.</summary>
    public string DataSet { get; init; } = "digits";

    /// <summary>Folder of the IDX files, for mnist and fashion-mnist.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Own table: a CSV file with a header; null takes <see cref="DataSet"/>.</summary>
    public string? DataFile { get; init; }

    /// <summary>Column of classes in <see cref="DataFile"/>; null takes the last.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Own images: an IDX file, together with <see cref="LabelFile"/>.</summary>
    public string? ImageFile { get; init; }

    /// <summary>The IDX file of the classes of <see cref="ImageFile"/>.</summary>
    public string? LabelFile { get; init; }

    /// <summary>Share of the samples of each class that the search never sees, taken before anything else; in [0, 1).</summary>
    public double TestFraction { get; init; }

    /// <summary>Samples of each class to use, the first in file order; null uses all. 2 or more.</summary>
    public int? PerClass { get; init; }

    /// <summary>Share of the samples kept for validation, of each class, in (0, 1).</summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>A bundled backend's name, "ibm_NAME", the path of a calibration file, or that of a folder of calibration files of one
    /// backend: then costs are ranges over them.</summary>
    public string Backend { get; init; } = "brisbane";

    /// <summary>Between generations the calibration of an account's backend ("ibm_NAME") is asked for anew where it is older than this, and one
    /// that the device got since counts beside the earlier ones; null keeps the one of the beginning.</summary>
    public TimeSpan? RefreshAfter { get; init; }

    /// <summary>Which figure counts as the cost where the backend is given with several calibrations.</summary>
    public CostOver CostOver { get; init; } = CostOver.Median;

    /// <summary>Whether the classical part is searched too.</summary>
    public NetworkMode Mode { get; init; } = NetworkMode.Variable;

    /// <summary>The convolutions of every network in fixed mode, for images; at most 3.</summary>
    public IReadOnlyList<ConvolutionLayer> FixedConvolutions { get; init; } = SpecificationDocument.Default.Network.Fixed.Convolutions;

    /// <summary>The dense layers of every network in fixed mode; null is one of 16, ReLU, for tables and none for images. At most 3.</summary>
    public IReadOnlyList<DenseLayer>? FixedDenseLayers { get; init; }

    /// <summary>What convolutions are chosen from in variable mode, for images.</summary>
    public ConvolutionRanges Convolutions { get; init; } = SpecificationDocument.Default.Network.Variable.Convolutions;

    /// <summary>What dense layers are chosen from in variable mode, for tables.</summary>
    public DenseRanges DenseLayers { get; init; } = SpecificationDocument.Default.Network.Variable.Dense;

    /// <summary>How values enter and leave the quantum layer.</summary>
    public HybridScaling Scaling { get; init; } = HybridScaling.Recipe;

    /// <summary>What the layers of a circuit are.</summary>
    public CircuitLayers Layers { get; init; }

    /// <summary>Qubits of the circuit; within 1..20, and never more than the backend has connected.</summary>
    public IntRange Qubits { get; init; } = new(2, 12);

    /// <summary>Layers of the circuit; within 1..64.</summary>
    public IntRange Depth { get; init; } = new(1, 15);

    /// <summary>How a sample enters: "angle-x", "angle-y", "angle-z", "qnas-angle-z", "amplitude" (at most 5 qubits).</summary>
    public IReadOnlyList<string> Embeddings { get; init; } = SpecificationDocument.Default.Circuit.Embeddings;

    /// <summary>Rotations of a patterned layer: "RX", "RXRZ", ...</summary>
    public IReadOnlyList<string> Rotations { get; init; } = SpecificationDocument.Default.Circuit.Rotations;

    /// <summary>Pairs that a patterned layer couples: "linear", "circular", "full", "star", "grid".</summary>
    public IReadOnlyList<string> Entanglements { get; init; } = SpecificationDocument.Default.Circuit.Entanglements;

    /// <summary>The gate that couples them: "CNOT", "CZ".</summary>
    public IReadOnlyList<string> Gates { get; init; } = SpecificationDocument.Default.Circuit.Gates;

    /// <summary>From a control to its target in a ranged layer; within 1..19, held below the number of qubits.</summary>
    public IntRange CnotRanges { get; init; } = SpecificationDocument.Default.Circuit.CnotRanges;

    /// <summary>Which CNOTs of its ring a ranged layer keeps: "all", "odd", "even", "none".</summary>
    public IReadOnlyList<string> CnotModes { get; init; } = SpecificationDocument.Default.Circuit.CnotModes;

    /// <summary>What is balanced: "accuracy" and one to five other quantities.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = SpecificationDocument.Default.Objectives;

    /// <summary>What every network must meet, such as "quantum-time &lt;= 60 s" or "qubits &lt;= 8".</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>How the next networks are chosen.</summary>
    public Algorithm Algorithm { get; init; } = Algorithm.Surrogate;

    /// <summary>Networks of a generation, 2..10,000.</summary>
    public int Population { get; init; } = 12;

    /// <summary>Generations, 1..10,000, the first included.</summary>
    public int Generations { get; init; } = 8;

    /// <summary>Epochs of each training, 1..10,000.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Samples of a training step, 1..4,096.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's learning rate, in (0, 1].</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Learning rates to search among in its place, with ranged layers; null searches none.</summary>
    public IReadOnlyList<double>? LearningRates { get; init; }

    /// <summary>A training whose validation accuracy is below this after <see cref="StopAfterEpochs"/> epochs ends there.
    /// Null chooses: twice chance from five classes on (20 % for ten), below that the share of the commonest class
    /// (twice chance would stop good networks of two or three classes). 0 never stops.</summary>
    public double? StopBelowAccuracy { get; init; }

    /// <summary>Epochs before a training may be stopped early, 1 or more.</summary>
    public int StopAfterEpochs { get; init; } = 2;

    /// <summary>Rungs of successive halving, 1..8: all networks of a generation are trained to the end of the first rung, and from each the best
    /// third by accuracy goes on to the next. The last rung has all <see cref="Epochs"/>, each before it a third of the next, rounded up;
    /// no two may be equal. 1 trains every network to the end.</summary>
    public int Rungs { get; init; } = 1;

    /// <summary>Cross-validation, 1..20: each network is trained so many times, each time without another of as many parts of the samples beside
    /// the test part, and its accuracy is the mean over the parts. 1 trains once and measures on the validation part; more needs one rung and fresh
    /// weights. Null takes 5 for tables of fewer than 1,000 samples, else 1. Costs are those of one training either way.</summary>
    public int? Folds { get; init; }

    /// <summary>What trains the candidates: "embedded", the embedded engine from fresh weights; "supercircuit", the embedded engine from a slice
    /// of the largest network's weights, trained once for the whole search (fixed mode only; the epochs are those of the fine-tuning); or the
    /// name of a plug-in, from fresh weights, see docs/trainers.md.</summary>
    public string Trainer { get; init; } = "embedded";

    /// <summary>Folder of the plug-in that <see cref="Trainer"/> names; null looks where plug-ins are installed. Does not change the outcome.</summary>
    public string? TrainerFolder { get; init; }

    /// <summary>Epochs of the weights that a supercircuit shares, 1..10,000.</summary>
    public int SharedEpochs { get; init; } = 5;

    /// <summary>Shots for each expectation value on the backend, 1..1,000,000.</summary>
    public int Shots { get; init; } = 1000;

    /// <summary>What one execution of a circuit is taken to last.</summary>
    public GateTimeConvention GateTime { get; init; } = GateTimeConvention.Scheduled;

    /// <summary>How decoherence is charged.</summary>
    public DecoherenceConvention Decoherence { get; init; } = DecoherenceConvention.PerQubitIdle;

    /// <summary>What the provider's bill is estimated with; null for no bill. Beside the cost, never part of it.</summary>
    public BillingOptions? Billing { get; init; }

    /// <summary>Power of the quantum system in watts; null, together with the other power, for no energy.</summary>
    public double? QuantumWatts { get; init; }

    /// <summary>Power of the classical machine in watts.</summary>
    public double? ClassicalWatts { get; init; }

    /// <summary>Transpile level, 0 to 3.</summary>
    public int Level { get; init; } = 3;

    /// <summary>Qubits of a part of a cut circuit, 1..20, for the quantities "subcircuits" and "cutting-overhead".</summary>
    public int? CuttingTarget { get; init; }

    /// <summary>Where the quantity "runtime-per-sample" comes from. Where it is measured, runs differ, no constraint may bound it, and
    /// <see cref="UseCache"/> is refused.</summary>
    public RuntimeSource Runtime { get; init; }

    /// <summary>Seed of the run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Classical throughput in GFLOP/s, above 0; null measures this machine once and keeps the figure.</summary>
    public double? ThroughputGigaflops { get; init; }

    /// <summary>Candidates trained at the same time; null uses every core. 1 or more; does not change the outcome.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder of the run, made if missing, empty if there; null chooses a new one under <c>runs/</c>.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Ends the search after this time, to be resumed later; null does not.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Ends the search after so many trainings in all, to be resumed later; null does not. 1 or more; with <see cref="Rungs"/> a
    /// generation or more, as generations are then evaluated whole or not at all.</summary>
    public int? MaxTrainings { get; init; }

    /// <summary>Takes trainings that earlier runs on this machine made with the same data, seed, network and version from the cache folder, and
    /// keeps new ones there. Does not change the outcome.</summary>
    public bool UseCache { get; init; }
}

/// <summary>How a run that has begun goes on. Nothing here changes its outcome.</summary>
public sealed record ResumeOptions
{
    /// <summary>Goes on without damaged lines of the journal; their networks are evaluated again.</summary>
    public bool Salvage { get; init; }

    /// <summary>Folder of the plug-in that trains the run's candidates; null takes the one that the run began with, or looks where plug-ins are
    /// installed.</summary>
    public string? TrainerFolder { get; init; }

    /// <summary>Candidates trained at the same time; null uses every core. 1 or more; does not change the outcome.</summary>
    public int? Threads { get; init; }

    /// <summary>Ends the search after this time; null does not.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Ends the search after so many trainings in all, earlier ones included; null does not. 1 or more.</summary>
    public int? MaxTrainings { get; init; }

    /// <summary>Takes trainings that earlier runs on this machine made with the same data, seed, network and version from the cache folder, and
    /// keeps new ones there. Does not change the outcome.</summary>
    public bool UseCache { get; init; }
}
