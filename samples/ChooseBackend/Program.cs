using System.Globalization;
using HybHanas;

// What one training of a three-qubit circuit with six angles would take on every bundled backend, cheapest first.
try
{
    var circuit = args is [var file]
        ? Circuit.Load(file)
        : Circuit.Create(3).Ry(0.1, 0).Ry(0.2, 1).Ry(0.3, 2).Cz(0, 1).Cz(1, 2).Rx(0.4, 0).Rx(0.5, 1).Rx(0.6, 2).MeasureAll();
    var workload = new CostOptions { Parameters = 6, BatchSize = 16, Steps = 100, Shots = 1000 };
    var costs = CircuitCost.Compare(circuit, workload);

    foreach (var (backend, estimate, reason) in costs)
        Console.WriteLine(estimate is null
            ? $"{backend,-12} does not fit: {reason!.Message}"
            : string.Create(CultureInfo.InvariantCulture,
                $"{backend,-12} {estimate.QuantumSeconds.Total,10:F1} s, of which reliability {estimate.QuantumSeconds.Reliability:F1} s"));

    if (costs is [{ Estimate: not null } cheapest, ..])
        Console.WriteLine($"cheapest: {cheapest.Backend}");
    return 0;
}
catch (HybHanasException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
