using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;

namespace HybHanas;

/// <summary>Analytical against scheduled gate times of random circuits with 2 to 5 qubits and 50 to 600 layers: how much dearer
/// the paper's Step 1 is than the schedule.</summary>
public static class GateTimeStudy
{
    private const int MostCircuits = 100;

    /// <summary>Numbers of qubits of the circuits.</summary>
    public static IReadOnlyList<int> Qubits { get; } = [2, 3, 4, 5];

    /// <summary>Layers of the circuits.</summary>
    public static IReadOnlyList<int> Depths { get; } = [.. Enumerable.Range(1, 12).Select(step => 50 * step)];

    /// <summary>Transpiles and costs the circuits on each backend; the same result for the same arguments.</summary>
    /// <param name="backends">Bundled backends' names, or paths of calibration files.</param>
    /// <param name="circuits">Circuits for each number of qubits and layers, 1..100.</param>
    /// <param name="seed">Seed of the circuits and of the transpiler's trials.</param>
    /// <param name="cancellation">Ends the study before it is done.</param>
    /// <exception cref="HybHanasException">A backend cannot be opened or is too small, or a number is wrong ("out-of-range").</exception>
    public static IReadOnlyList<GateTimeSummary> Run(
        IReadOnlyList<string> backends, int circuits = 3, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backends);
        if (circuits is < 1 or > MostCircuits)
            throw new HybHanasException(HybHanasError.NewOutOfRange("circuits", $"{circuits}", $"1..{MostCircuits}"));
        var cases = (
            from qubits in Qubits
            from depth in Depths
            from index in Enumerable.Range(0, circuits)
            select (qubits, depth, index)).ToList();
        return [.. backends.Select(backend =>
        {
            var target = Backends.Open(backend);
            return Summarise(target.Calibration.Name, Points(target, cases, new CostOptions { Backend = backend, Seed = seed }, cancellation));
        })];
    }

    /// <summary>Writes the plot of a study as SVG.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="HybHanasException">The file cannot be written ("unusable-path").</exception>
    public static void WritePlot(IReadOnlyList<GateTimeSummary> study, string file)
    {
        ArgumentNullException.ThrowIfNull(study);
        OutputFile.Write(file, GateTimePlot.Draw(study));
    }

    private static List<GateTimePoint> Points(
        Target target, List<(int Qubits, int Depth, int Index)> cases, CostOptions options, CancellationToken cancellation)
    {
        try
        {
            return [.. cases.AsParallel().AsOrdered().WithCancellation(cancellation).Select(each => Point(target, each, options))];
        }
        catch (AggregateException faults) when (faults.InnerExceptions.OfType<HybHanasException>().FirstOrDefault() is { } fault)
        {
            throw new HybHanasException(fault.Code, fault.Message, fault);
        }
    }

    private static GateTimePoint Point(Target target, (int Qubits, int Depth, int Index) each, CostOptions options)
    {
        var seed = SeedModule.purpose($"gate times, {each.Qubits} qubits, {each.Depth} layers", SeedModule.create(options.Seed));
        var circuit = RandomCircuit.create(each.Qubits, each.Depth, SeedModule.item(each.Index, seed)).OrThrow();
        var cost = NativeCostModule.ofPhysical(CostFormsModule.standard, target, CircuitCost.Compile(options, target, circuit).Physical).OrThrow();
        return new GateTimePoint(each.Qubits, each.Depth, cost.Scheduled, cost.Analytical, cost.Analytical / cost.Scheduled);
    }

    private static GateTimeSummary Summarise(string backend, List<GateTimePoint> points)
    {
        var ratios = points.Select(point => point.Ratio).Order().ToList();
        var median = (ratios[(ratios.Count - 1) / 2] + ratios[ratios.Count / 2]) / 2;
        return new GateTimeSummary(backend, points.Count, ratios[0], median, ratios[^1], points);
    }
}

/// <summary>A study's ratios of analytical to scheduled gate time on one backend.</summary>
/// <param name="Backend">The backend's name.</param>
/// <param name="Circuits">How many circuits.</param>
/// <param name="LeastRatio">The smallest ratio; never below 1.</param>
/// <param name="MedianRatio">The median ratio.</param>
/// <param name="WorstRatio">The largest ratio.</param>
/// <param name="Points">Each circuit.</param>
public sealed record GateTimeSummary(
    string Backend, int Circuits, double LeastRatio, double MedianRatio, double WorstRatio, IReadOnlyList<GateTimePoint> Points);

/// <summary>One random circuit and its two gate times.</summary>
/// <param name="Qubits">Qubits of the circuit.</param>
/// <param name="Depth">Layers of gates it was drawn with.</param>
/// <param name="ScheduledSeconds">Time by its schedule, in seconds.</param>
/// <param name="AnalyticalSeconds">Time by the papers' formula, in seconds.</param>
/// <param name="Ratio">Analytical over scheduled; 1 or more.</param>
public sealed record GateTimePoint(int Qubits, int Depth, double ScheduledSeconds, double AnalyticalSeconds, double Ratio);
