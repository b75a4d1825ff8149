using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>What a circuit costs on a backend.</summary>
public static class CircuitCost
{
    private const long MaxFileBytes = 64L << 20;

    /// <summary>Reads, transpiles and costs an OpenQASM 2 or 3 file.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">The file is missing or no legal circuit ("bad-file", "syntax", "unsupported"), does
    /// not fit the backend ("circuit-too-wide", "disconnected"), or an option is wrong ("unknown-name", "out-of-range").</exception>
    public static CostEstimate EstimateFile(string path, CostOptions? options = null) =>
        EstimateOpenQasm(InputFile.Read(path, MaxFileBytes), path, options);

    /// <summary>Transpiles and costs a circuit given as OpenQASM 2 or 3 text.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>.</exception>
    public static CostEstimate EstimateOpenQasm(string text, string source, CostOptions? options = null)
    {
        options ??= new CostOptions();
        if (options.Parameters is < 0 or > 1_000_000)
            throw new HybHanasException(HybHanasError.NewOutOfRange("parameters", $"{options.Parameters}", "0..1000000"));
        var (target, warning) = Backends.OpenWithWarning(options.Backend);
        var workload = WorkloadModule.create(options.Shots, options.BatchSize, options.Steps, 1).OrThrow();
        var circuit = OpenQasm.parse(source, text).OrThrow();
        var seed = SeedModule.purpose("transpile", SeedModule.create(options.Seed));
        var transpile = TranspilerChoices.Options(seed, TranspileLevelModule.ofInt(options.Level).OrThrow());
        var memory = TranspilerMemoryModule.create(target);
        var physical = Transpiler.transpileWith(memory, transpile, circuit).OrThrow();
        var reference = TranspilerChoices.Reference(() => TranspilerChoices.Coupled(memory, circuit.Qubits), transpile, circuit, physical);
        var forms = CostConventions.ToCore(options.GateTime, options.Decoherence);
        var run = QuantumCostModule.run(forms, reference, target, physical).OrThrow();
        var shiftEvaluations = 2 * options.Parameters;
        var step = QuantumCostModule.step(workload, shiftEvaluations, run).OrThrow();
        var estimate = Report(options, target, circuit, physical, run, CostConventions.Times(step, options.Steps), 1 + shiftEvaluations);
        return warning is null ? estimate : estimate with { Warnings = [warning, .. estimate.Warnings] };
    }

    private static CostEstimate Report(
        CostOptions options, Target target, Circuit circuit, PhysicalCircuit physical, RunCost run, QuantumSeconds seconds, int evaluations) => new()
        {
            Backend = target.Calibration.Name,
            Calibrated = target.Calibration.LastUpdate,
            Qubits = circuit.Qubits,
            Operations = PhysicalFigures.Operations(physical),
            TwoQubitGates = PhysicalFigures.TwoQubitGates(physical),
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
