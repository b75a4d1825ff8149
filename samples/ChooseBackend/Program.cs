using System.Globalization;
using HybHanas;

// What one training of a three-qubit circuit with six angles would take on every bundled backend, cheapest first.
const string Circuit = """
    OPENQASM 3.0;
    include "stdgates.inc";
    qubit[3] q;
    bit[3] c;
    ry(0.1) q[0]; ry(0.2) q[1]; ry(0.3) q[2];
    cz q[0], q[1]; cz q[1], q[2];
    rx(0.4) q[0]; rx(0.5) q[1]; rx(0.6) q[2];
    c = measure q;
    """;

try
{
    var (text, name) = args is [var file] ? (CircuitCost.TextOf(file), file) : (Circuit, "the sample's circuit");
    var workload = new CostOptions { Parameters = 6, BatchSize = 16, Steps = 100, Shots = 1000 };
    var costs = CircuitCost.CompareOpenQasm(text, name, workload);

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
