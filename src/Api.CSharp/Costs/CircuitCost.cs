using System.Diagnostics.CodeAnalysis;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>What a circuit costs on a backend.</summary>
public static partial class CircuitCost
{
    private const long MaxFileBytes = 64L << 20;

    /// <summary>The text of an OpenQASM file.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <exception cref="HybHanasException">The file is missing, unreadable, too large or no text ("bad-file").</exception>
    public static string TextOf(string path) => InputFile.Read(path, MaxFileBytes);

    /// <summary>Reads, transpiles and costs an OpenQASM 2 or 3 file.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">The file is missing or no legal circuit ("bad-file", "syntax", "unsupported"), does
    /// not fit the backend ("circuit-too-wide", "disconnected"), or an option is wrong ("unknown-name", "out-of-range").</exception>
    public static CostEstimate EstimateFile(string path, CostOptions? options = null) =>
        EstimateOpenQasm(TextOf(path), path, options);

    /// <summary>Transpiles and costs a circuit given as OpenQASM 2 or 3 text.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>.</exception>
    public static CostEstimate EstimateOpenQasm(string text, string source, CostOptions? options = null)
    {
        options ??= new CostOptions();
        CheckOptions(options);
        return Estimate(OpenQasm.parse(source, text).OrThrow(), options);
    }

    /// <summary>Transpiles and costs a circuit. Its open angles take generic values from the options' seed, and each trainable one is charged
    /// by its gate's shift rule, beside <see cref="CostOptions.Parameters"/>: 2 evaluations, 4 in controlled rotations.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">The circuit does not fit the backend ("circuit-too-wide", "disconnected") or holds what the
    /// transpiler cannot take ("unsupported"), or an option is wrong ("unknown-name", "out-of-range").</exception>
    public static CostEstimate Estimate(Circuit circuit, CostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        options ??= new CostOptions();
        CheckOptions(options);
        return Estimate(circuit.Core, options);
    }

    /// <summary>The same without an exception for a circuit that does not fit or an option that is wrong.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <param name="estimate">What it costs.</param>
    /// <param name="fault">Why it cannot be costed.</param>
    public static bool TryEstimate(
        Circuit circuit, CostOptions? options, [NotNullWhen(true)] out CostEstimate? estimate, [NotNullWhen(false)] out Fault? fault) =>
        Fault.Try(() => Estimate(circuit, options), out estimate, out fault);

    /// <summary>Throws where an option is out of its range, whatever the circuit.</summary>
    private static void CheckOptions(CostOptions options)
    {
        WorkloadOf(options);
        TranspileLevelModule.ofInt(options.Level).OrThrow();
        OptionalTerms.BillingOf(options.Billing);
        OptionalTerms.Energy(options.QuantumWatts, options.ClassicalWatts, null, 0, 0);
    }

    private static CostEstimate Estimate(CoreCircuit circuit, CostOptions options)
    {
        using var span = Telemetry.Start("hybhanas.cost");
        span?.SetTag("hybhanas.backend", options.Backend).SetTag("hybhanas.level", options.Level).SetTag("hybhanas.qubits", circuit.Qubits);
        try
        {
            var (target, warning) = Backends.OpenWithWarning(options.Backend);
            var estimate = Estimate(circuit, options, Compile(options, target, circuit));
            return warning is null ? estimate : estimate with { Warnings = [warning, .. estimate.Warnings] };
        }
        catch (HybHanasException fault)
        {
            Telemetry.Failed(span, fault.Code, fault.Message);
            throw;
        }
    }

    /// <summary>The cost of a compiled circuit.</summary>
    internal static CostEstimate Estimate(CoreCircuit circuit, CostOptions options, CompiledCircuit compiled)
    {
        var (target, physical) = (compiled.Memory.Target, compiled.Physical);
        var workload = WorkloadOf(options);
        var reference = TranspilerChoices.Reference(
            () => TranspilerChoices.Coupled(compiled.Memory, circuit.Qubits), TranspileOptionsOf(options), compiled.Bound, physical);
        var forms = CostConventions.ToCore(options.GateTime, options.Decoherence);
        var run = QuantumCostModule.run(forms, reference, target, physical).OrThrow();
        var shiftEvaluations = 2 * options.Parameters + Gradient.shiftEvaluations(circuit);
        var step = QuantumCostModule.step(workload, shiftEvaluations, run).OrThrow();
        var seconds = CostConventions.Times(step, options.Steps);
        var bill = OptionalTerms.Bill(OptionalTerms.BillingOf(options.Billing), workload, 1 + shiftEvaluations, run.Duration);
        return Report(options, target, circuit, physical, run, seconds, 1 + shiftEvaluations) with
        {
            Billing = bill,
            Energy = OptionalTerms.Energy(options.QuantumWatts, options.ClassicalWatts, bill, seconds.Total, 0),
        };
    }

    /// <summary>The workload that the options describe.</summary>
    internal static Workload WorkloadOf(CostOptions options) =>
        options.Parameters is >= 0 and <= 1_000_000
            ? WorkloadModule.create(options.Shots, options.BatchSize, options.Steps, 1).OrThrow()
            : throw new HybHanasException(HybHanasError.NewOutOfRange("parameters", $"{options.Parameters}", "0..1000000"));

    /// <summary>The circuit for the target, compiled as the options say; open angles take generic values.</summary>
    internal static CompiledCircuit Compile(CostOptions options, Target target, CoreCircuit circuit)
    {
        var memory = TranspilerMemoryModule.create(target);
        var bound = circuit.Weights + circuit.Inputs == 0
            ? circuit
            : Binding.generic(SeedModule.purpose("angles", SeedModule.create(options.Seed)), circuit).OrThrow();
        return new CompiledCircuit(memory, bound, Transpiler.transpileWith(memory, TranspileOptionsOf(options), bound).OrThrow());
    }

    private static TranspileOptions TranspileOptionsOf(CostOptions options)
    {
        var seed = SeedModule.purpose("transpile", SeedModule.create(options.Seed));
        return TranspilerChoices.Options(seed, TranspileLevelModule.ofInt(options.Level).OrThrow());
    }

    private static CostEstimate Report(
        CostOptions options, Target target, CoreCircuit circuit, PhysicalCircuit physical, RunCost run, QuantumSeconds seconds, int evaluations)
    {
        var metrics = PhysicalFigures.Metrics(physical);
        return new()
        {
            Backend = target.Calibration.Name,
            Calibrated = target.Calibration.LastUpdate,
            Qubits = circuit.Qubits,
            Operations = metrics.Names.ToDictionary(pair => pair.Item1, pair => pair.Item2),
            TwoQubitGates = metrics.TwoQubitGates,
            Swaps = physical.Swaps,
            Level = options.Level,
            RoutingByReference = physical.Resynthesised,
            Layout = [.. physical.InitialLayout],
            DurationSeconds = run.Duration,
            RoutingSeconds = run.Share.Routing,
            LogGateFidelity = run.Reliability.LogGates + run.Reliability.LogReadout,
            LogDecoherence = run.LogDecoherence,
            SuccessProbability = run.Success,
            EffectiveSeconds = run.Duration / run.Success,
            Evaluations = evaluations,
            QuantumSeconds = seconds,
            GateTime = options.GateTime,
            Decoherence = options.Decoherence,
            Warnings = PhysicalFigures.Warnings(run.Reliability),
        };
    }
}

/// <summary>A transpiled circuit, what it was with numbers for all angles, and the memory of the transpiler that made it.</summary>
internal sealed record CompiledCircuit(TranspilerMemory Memory, CoreCircuit Bound, PhysicalCircuit Physical);
