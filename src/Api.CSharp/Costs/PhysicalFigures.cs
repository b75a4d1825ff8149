using System.Globalization;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Transpiling;

namespace HybHanas;

/// <summary>Counts and notes of a transpiled circuit.</summary>
internal static class PhysicalFigures
{
    /// <summary>Counts and depths.</summary>
    public static CircuitMetrics Metrics(PhysicalCircuit circuit) => CircuitMetricsModule.ofCircuit(circuit.Circuit);

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
        OperationModule.name(operation),
        [.. OperationModule.qubits(operation)],
        operation is Operation.Apply apply ? [.. apply.angles.OfType<CoreAngle.Fixed>().Select(angle => angle.Item)] : [],
        operation is Operation.Measure measure ? [measure.clbit] : []);

    /// <summary>The circuit as OpenQASM 2.</summary>
    public static string OpenQasm(PhysicalCircuit circuit) => OpenQasm2.print(circuit.Circuit).OrThrow();

    /// <summary>A line for each stale calibration entry that was replaced.</summary>
    public static IReadOnlyList<string> Warnings(Reliability reliability) =>
        [.. reliability.Stale.Select(stale => string.Create(
            CultureInfo.InvariantCulture,
            $"'{stale.Instruction}' on qubits {string.Join(", ", stale.Qubits)} has error 1 (stale or undefined benchmark); the device's median {stale.Substitute:G3} is charged"))];
}
