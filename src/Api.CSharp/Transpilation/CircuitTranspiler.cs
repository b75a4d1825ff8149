using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Transpiling;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>Transpiles circuits for one backend, and remembers what need not be found out twice. Thread safe; results do not
/// depend on what was transpiled before.</summary>
public sealed class CircuitTranspiler
{
    private readonly TranspileSettings settings;
    private readonly TranspileLevel level;
    private readonly TranspilerMemory memory;

    /// <summary>Opens the backend.</summary>
    /// <exception cref="HybHanasException">The backend is unknown or no calibration ("unknown-name", "bad-file",
    /// "bad-calibration"), or the level is none ("out-of-range").</exception>
    public CircuitTranspiler(TranspileSettings? settings = null)
    {
        this.settings = settings ?? new TranspileSettings();
        level = TranspileLevelModule.ofInt(this.settings.Level).OrThrow();
        memory = TranspilerMemoryModule.create(Backends.Open(this.settings.Backend));
    }

    /// <summary>Transpiles a circuit given as OpenQASM 2 or 3 text.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="seed">Seed of the trials.</param>
    /// <exception cref="HybHanasException">The program is no legal circuit ("syntax", "unsupported", "invalid-circuit"), is wider
    /// than the backend's connected working qubits ("circuit-too-wide"), or the goal needs a figure that the calibration lacks
    /// ("missing-calibration").</exception>
    public TranspiledCircuit TranspileOpenQasm(string text, string source, ulong seed = 1) =>
        Transpile(OpenQasm.parse(source, text).OrThrow(), seed).OrThrow();

    /// <summary>Transpiles a circuit.</summary>
    /// <param name="circuit">A circuit whose angles are all numbers.</param>
    /// <param name="seed">Seed of the trials.</param>
    /// <exception cref="HybHanasException">An angle is not bound ("unsupported"), or as for <see cref="TranspileOpenQasm"/>.</exception>
    public TranspiledCircuit Transpile(Circuit circuit, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Transpile(circuit.Core, seed).OrThrow();
    }

    /// <summary>The same without an exception for a circuit that does not fit.</summary>
    /// <param name="circuit">A circuit whose angles are all numbers.</param>
    /// <param name="transpiled">What it became.</param>
    /// <param name="fault">Why it does not fit.</param>
    /// <param name="seed">Seed of the trials.</param>
    public bool TryTranspile(
        Circuit circuit, [NotNullWhen(true)] out TranspiledCircuit? transpiled, [NotNullWhen(false)] out Fault? fault, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Transpile(circuit.Core, seed).TryGet(out transpiled, out fault);
    }

    private FSharpResult<TranspiledCircuit, HybHanasError> Transpile(CoreCircuit circuit, ulong seed)
    {
        using var span = Telemetry.Start("hybhanas.transpile");
        span?.SetTag("hybhanas.backend", memory.Target.Calibration.Name).SetTag("hybhanas.level", settings.Level).SetTag("hybhanas.qubits", circuit.Qubits);
        var options = TranspilerChoices.Options(SeedModule.create(seed), level, settings.Goal);
        var start = Stopwatch.GetTimestamp();
        var folded = settings.FoldMeasurement ? MeasurementFolding.fold(circuit) : null;
        var compiled = Transpiler.transpileWith(memory, options, folded?.Circuit ?? circuit);
        if (compiled.IsError)
        {
            Telemetry.Failed(span, HybHanasErrorModule.code(compiled.ErrorValue), HybHanasErrorModule.message(compiled.ErrorValue));
            return FSharpResult<TranspiledCircuit, HybHanasError>.NewError(compiled.ErrorValue);
        }

        var physical = compiled.ResultValue;
        var elapsed = Stopwatch.GetElapsedTime(start);
        var metrics = PhysicalFigures.Metrics(physical);
        IReadOnlyList<IReadOnlyList<int>>? masks = folded is null ? null : [.. folded.Masks.Select(mask => (IReadOnlyList<int>)[.. mask])];
        return FSharpResult<TranspiledCircuit, HybHanasError>.NewOk(new()
        {
            Backend = memory.Target.Calibration.Name,
            Level = settings.Level,
            Seed = seed,
            TwoQubitGates = metrics.TwoQubitGates,
            TwoQubitDepth = metrics.TwoQubitDepth,
            Depth = metrics.Depth,
            Size = metrics.Size,
            Swaps = physical.Swaps,
            Resynthesised = physical.Resynthesised,
            DurationSeconds = PhysicalFigures.Makespan(memory.Target, physical),
            LogEsp = PhysicalFigures.LogEsp(memory.Target, physical),
            InitialLayout = [.. physical.InitialLayout],
            FinalLayout = [.. physical.FinalLayout],
            Circuit = Circuit.Of(physical.Circuit),
            Operations = [.. physical.Circuit.Operations.Select(PhysicalFigures.ToRecord)],
            Milliseconds = elapsed.TotalMilliseconds,
            FoldedMasks = masks,
            OpenQasm = PhysicalFigures.OpenQasm(physical) + MaskComments(masks ?? []),
        });
    }

    /// <summary>The masks that change a bit, as comments at the end of a program.</summary>
    private static string MaskComments(IReadOnlyList<IReadOnlyList<int>> masks)
    {
        var lines = masks.Index()
            .Where(mask => mask.Item is not [var only] || only != mask.Index)
            .Select(mask => $"//   c[{mask.Index}] = {string.Join(" ^ ", mask.Item.Select(bit => $"c[{bit}]"))}\n")
            .ToList();
        return lines.Count == 0
            ? ""
            : $"// Folded CNOT gates: the bits of the original circuit, from those measured here:\n{string.Concat(lines)}";
    }
}
