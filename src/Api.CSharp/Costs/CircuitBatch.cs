using System.Text.Json;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Costing;

namespace HybHanas;

/// <summary>Costs of many circuits, one JSON object a line; a line that cannot be costed becomes a line with its error.</summary>
public static partial class CircuitBatch
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>Costs circuits that are transpiled already: {"id","backend","ops":[[name,[qubits],[params],[clbits]],...]}, with
    /// "n_qubits" and "n_clbits" where the circuit has more than its operations use.</summary>
    /// <param name="lines">The lines; empty ones are passed over.</param>
    /// <param name="source">How error messages name them.</param>
    /// <param name="options">Workload and conventions, and the backend of lines that name none; null takes the defaults.</param>
    /// <param name="explain">True to say where time and reliability go.</param>
    /// <exception cref="HybHanasException">An option is wrong ("out-of-range").</exception>
    public static IEnumerable<CostLine> Physical(IEnumerable<string> lines, string source, CostOptions? options = null, bool explain = false) =>
        Each(lines, source, options ?? new CostOptions(), explain, (line, place, target, forms) =>
            NativeCostModule.ofNative(forms, target, NativeCircuitModule.parse(place, line.Text).OrThrow()).OrThrow());

    /// <summary>The lines of a UTF-8 text file, read as they are asked for.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="HybHanasException">While reading: the file is missing, unreadable or no text ("bad-file").</exception>
    public static IEnumerable<string> LinesOf(string path) => InputLines.Read(path);

    /// <summary>Transpiles and costs circuits: {"id","qasm"} with OpenQASM 2 or 3, and "backend" where it is not that of the options.</summary>
    /// <param name="lines">The lines; empty ones are passed over.</param>
    /// <param name="source">How error messages name them.</param>
    /// <param name="options">Backend, workload and conventions; null takes the defaults.</param>
    /// <param name="explain">True to say where time and reliability go.</param>
    /// <exception cref="HybHanasException">An option is wrong ("out-of-range").</exception>
    public static IEnumerable<CostLine> OpenQasm(IEnumerable<string> lines, string source, CostOptions? options = null, bool explain = false)
    {
        options ??= new CostOptions();
        return Each(lines, source, options, explain, (line, place, target, forms) =>
        {
            var program = Text(line.Root, "qasm") ?? throw Bad(place, "\"qasm\" is missing or no text");
            var circuit = Core.Circuits.OpenQasm.parse(place, program).OrThrow();
            return NativeCostModule.ofPhysical(forms, target, CircuitCost.Compile(options, target, circuit).Physical).OrThrow();
        });
    }

    private static IEnumerable<CostLine> Each(
        IEnumerable<string> lines, string source, CostOptions options, bool explain, Func<Line, string, Target, CostForms, NativeCost> cost)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var workload = CircuitCost.WorkloadOf(options);
        var forms = CostConventions.ToCore(options.GateTime, options.Decoherence);
        var targets = new Dictionary<string, Target>(StringComparer.Ordinal);
        return lines.Select((text, index) => (text, place: $"{source}:{index + 1}"))
            .Where(line => !string.IsNullOrWhiteSpace(line.text))
            .Select(line => Costed(line.text, line.place));

        CostLine Costed(string text, string place)
        {
            JsonElement? id = null;
            try
            {
                using var document = Parse(place, text);
                id = Id(place, document.RootElement);
                var backend = Text(document.RootElement, "backend") ?? options.Backend;
                if (!targets.TryGetValue(backend, out var target))
                    targets[backend] = target = Backends.Open(backend);
                var figures = cost(new Line(text, document.RootElement), place, target, forms);
                var parts = CostConventions.Times(QuantumCostModule.step(workload, 2 * options.Parameters, figures.Run).OrThrow(), options.Steps);
                var report = Report(id, target, options, figures, parts);
                return explain
                    ? report with { Explanation = CostBreakdowns.Of(ExplanationModule.ofSchedule(target, figures.Circuit, figures.Schedule).OrThrow()) }
                    : report;
            }
            catch (HybHanasException fault)
            {
                return new CostLine { Id = id, Error = Fault.Of(fault) };
            }
        }
    }

    private static CostLine Report(JsonElement? id, Target target, CostOptions options, NativeCost figures, QuantumSeconds parts)
    {
        var (reliability, warnings) = (figures.Run.Reliability, PhysicalFigures.Warnings(figures.Run.Reliability));
        return new CostLine
        {
            Id = id,
            Backend = target.Calibration.Name,
            DurationSeconds = figures.Scheduled,
            DurationDt = figures.Steps.OrNull() is { } steps ? (long)steps : null,
            LogEsp = figures.LogFidelity,
            ErrorOneOps = figures.ErrorOneUses,
            LogEspKnown = figures.ErrorOneUses > 0 ? figures.LogKnown : null,
            AnalyticalSeconds = figures.Analytical,
            GateTime = options.GateTime,
            Decoherence = options.Decoherence,
            Parts = parts,
            LogParts = new LogParts(reliability.LogGates, reliability.LogReadout, figures.Run.LogDecoherence, figures.Run.LogSuccess),
            Warnings = warnings.Count > 0 ? warnings : null,
        };
    }

    private static JsonDocument Parse(string place, string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, Depth);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            throw Bad(place, "not a JSON object");
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw Bad(place, "not JSON, or nested too deep");
        }
    }

    private static JsonElement? Id(string place, JsonElement root)
    {
        if (!root.TryGetProperty("id", out var id))
            return null;
        if (id.ValueKind != JsonValueKind.Number && Text(root, "id") is null)
            throw Bad(place, "\"id\" is neither a text nor a number");
        return id.Clone();
    }

    private static string? Text(JsonElement root, string name)
    {
        try
        {
            return root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is legal JSON but no text.
            return null;
        }
    }

    private static HybHanasException Bad(string place, string reason) => new(HybHanasError.NewBadFile(place, "", reason));

    private readonly record struct Line(string Text, JsonElement Root);
}
