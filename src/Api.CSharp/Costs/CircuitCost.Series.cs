using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using Microsoft.FSharp.Collections;

namespace HybHanas;

public static partial class CircuitCost
{
    /// <summary>Reads, transpiles and costs an OpenQASM 2 or 3 file under every calibration of a backend.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="options">The backend, a folder of calibration files; workload and conventions.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateFile"/>; a calibration does not belong to the series
    /// ("bad-file"), or the circuit cannot be costed under one of them ("bad-calibration").</exception>
    public static SeriesEstimate EstimateSeriesFile(string path, CostOptions options) =>
        EstimateSeriesOpenQasm(TextOf(path), path, options);

    /// <summary>Transpiles and costs a circuit given as OpenQASM 2 or 3 text under every calibration of a backend.</summary>
    /// <param name="text">The program.</param>
    /// <param name="source">How error messages name it.</param>
    /// <param name="options">The backend, a folder of calibration files; workload and conventions.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateSeriesFile"/>.</exception>
    public static SeriesEstimate EstimateSeriesOpenQasm(string text, string source, CostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return EstimateSeries(OpenQasm.parse(source, text).OrThrow(), options);
    }

    /// <summary>Transpiles and costs a circuit under every calibration of a backend.</summary>
    /// <param name="circuit">The circuit; open angles as for <see cref="Estimate(Circuit, CostOptions?)"/>.</param>
    /// <param name="options">The backend, a folder of calibration files; workload and conventions.</param>
    /// <exception cref="HybHanasException">As for <see cref="EstimateSeriesFile"/>.</exception>
    public static SeriesEstimate EstimateSeries(Circuit circuit, CostOptions options)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(options);
        return EstimateSeries(circuit.Core, options);
    }

    private static SeriesEstimate EstimateSeries(CoreCircuit circuit, CostOptions options)
    {
        CheckOptions(options);
        var (series, warning) = Backends.OpenSeries(options.Backend);
        var estimates = series.Targets.Select(target => Under(target, circuit, options)).ToList();
        var cost = SeriesCostModule.create(ListModule.OfSeq(estimates.Select(estimate => Parts(estimate.QuantumSeconds)))).OrThrow();
        return new SeriesEstimate
        {
            Backend = series.Latest.Calibration.Name,
            Calibrations = estimates,
            Lowest = CostConventions.ToSeconds(cost.Lowest),
            Median = CostConventions.ToSeconds(cost.Median),
            Highest = CostConventions.ToSeconds(cost.Highest),
            Warnings = warning is null ? [] : [warning],
        };
    }

    private static CostEstimate Under(Target target, CoreCircuit circuit, CostOptions options)
    {
        try
        {
            return Estimate(circuit, options, Compile(options, target, circuit));
        }
        catch (HybHanasException fault)
        {
            var calibration = target.Calibration;
            throw new HybHanasException(HybHanasError.NewBadCalibration(calibration.Name, calibration.LastUpdate, fault.Message));
        }
    }

    private static CostParts Parts(QuantumSeconds seconds) =>
        new(seconds.Gate, seconds.Routing, seconds.Reliability, seconds.Gradient);
}

/// <summary>What a circuit costs under several calibrations of a backend, compiled anew for each.</summary>
public sealed record SeriesEstimate
{
    /// <summary>Name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>The cost under each calibration, the oldest first.</summary>
    public required IReadOnlyList<CostEstimate> Calibrations { get; init; }

    /// <summary>The cost with the smallest total.</summary>
    public required QuantumSeconds Lowest { get; init; }

    /// <summary>The cost with the middle total; of an even number of calibrations the mean of the middle two, part by part.</summary>
    public required QuantumSeconds Median { get; init; }

    /// <summary>The cost with the largest total.</summary>
    public required QuantumSeconds Highest { get; init; }

    /// <summary>What the user should know of the calibrations as a whole.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
