using System.Globalization;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>Counts and notes of a transpiled circuit.</summary>
internal static class PhysicalFigures
{
    /// <summary>How often each operation occurs, by its OpenQASM name, most frequent first.</summary>
    public static IReadOnlyDictionary<string, int> Operations(PhysicalCircuit circuit) =>
        circuit.Circuit.Operations
            .CountBy(Name)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Gates on two qubits.</summary>
    public static int TwoQubitGates(PhysicalCircuit circuit) =>
        circuit.Circuit.Operations.Count(operation => operation.IsApply && OperationModule.qubits(operation).Length == 2);

    /// <summary>A line for each stale calibration entry that was replaced.</summary>
    public static IReadOnlyList<string> Warnings(Reliability reliability) =>
        [.. reliability.Stale.Select(stale => string.Create(
            CultureInfo.InvariantCulture,
            $"'{stale.Instruction}' on qubits {string.Join(", ", stale.Qubits)} has error 1 (stale or undefined benchmark); the device's median {stale.Substitute:G3} is charged"))];

    /// <summary>The OpenQASM name of an operation.</summary>
    private static string Name(Operation operation) => operation switch
    {
        Operation.Apply apply => GateTable.name(apply.gate),
        Operation.Measure => "measure",
        Operation.Reset => "reset",
        Operation.Barrier => "barrier",
        _ => "prepare",
    };
}
