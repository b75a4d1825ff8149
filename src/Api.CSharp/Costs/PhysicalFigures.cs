using System.Globalization;
using HybHanas.Core.Backends;
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

    /// <summary>Depths and size; barriers make their qubits wait for each other but count nothing.</summary>
    public static (int TwoQubitDepth, int Depth, int Size) Metrics(PhysicalCircuit circuit)
    {
        var wires = circuit.Circuit.Qubits + circuit.Circuit.Clbits;
        int[] depth = new int[wires], twoQubitDepth = new int[wires];
        var size = 0;
        foreach (var operation in circuit.Circuit.Operations)
        {
            List<int> on = [.. OperationModule.qubits(operation)];
            if (operation is Operation.Measure measure)
                on.Add(circuit.Circuit.Qubits + measure.clbit);
            Raise(depth, on, operation.IsBarrier ? 0 : 1);
            Raise(twoQubitDepth, on, operation.IsApply && on.Count == 2 ? 1 : 0);
            size += operation.IsBarrier ? 0 : 1;
        }

        return (twoQubitDepth.Max(), depth.Max(), size);
    }

    /// <summary>The makespan in seconds, or null where the calibration lacks a duration.</summary>
    public static double? Makespan(Target target, PhysicalCircuit circuit)
    {
        var schedule = GateTimeModule.schedule(GateTime.Scheduled, target, circuit);
        return schedule.IsOk ? schedule.ResultValue.Makespan : null;
    }

    /// <summary>Sum of ln(1 - error) over gates and readouts, or null where an error is 1.</summary>
    public static double? LogEsp(Target target, PhysicalCircuit circuit)
    {
        var reliability = ReliabilityModule.ofCircuit(target, circuit);
        return reliability.IsOk && reliability.ResultValue.Stale.IsEmpty
            ? reliability.ResultValue.LogGates + reliability.ResultValue.LogReadout
            : null;
    }

    /// <summary>An operation as the facade's record.</summary>
    public static PhysicalOperation ToRecord(Operation operation) => new(
        Name(operation),
        [.. OperationModule.qubits(operation)],
        operation is Operation.Apply apply ? [.. apply.angles.OfType<Angle.Fixed>().Select(angle => angle.Item)] : [],
        operation is Operation.Measure measure ? [measure.clbit] : []);

    /// <summary>The circuit as OpenQASM 2.</summary>
    public static string OpenQasm(PhysicalCircuit circuit) => OpenQasm2.print(circuit.Circuit).OrThrow();

    private static void Raise(int[] depth, IReadOnlyCollection<int> wires, int by)
    {
        var reached = by + wires.Select(wire => depth[wire]).DefaultIfEmpty().Max();
        foreach (var wire in wires)
            depth[wire] = reached;
    }

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
