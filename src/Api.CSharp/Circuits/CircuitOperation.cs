using System.Globalization;
using HybHanas.Core.Circuits;

namespace HybHanas;

/// <summary>One step of a circuit.</summary>
/// <param name="Name">Its OpenQASM name: that of the gate, "measure", "reset", "barrier", or "prepare" for amplitudes taken from inputs.</param>
/// <param name="Qubits">Its qubits, from 0, controls first.</param>
/// <param name="Angles">Its angles, in the gate's order.</param>
/// <param name="Clbits">The classical bit that a measurement writes, from 0; else empty.</param>
/// <param name="Condition">What the classical bits must hold for it to be done, such as "c[0..2] == 5"; null without a condition.</param>
public sealed record CircuitOperation(
    string Name, IReadOnlyList<int> Qubits, IReadOnlyList<Angle> Angles, IReadOnlyList<int> Clbits, string? Condition = null)
{
    /// <summary>The operation in one line, such as "rx(0.3) 2" or "measure 0 -> 0".</summary>
    public override string ToString()
    {
        var condition = Condition is null ? "" : $"if ({Condition}) ";
        var angles = Angles.Count == 0 ? "" : $"({string.Join(", ", Angles)})";
        var clbits = Clbits.Count == 0 ? "" : $" -> {string.Join(", ", Clbits)}";
        return $"{condition}{Name}{angles} {string.Join(", ", Qubits)}{clbits}";
    }

    /// <summary>The core's operation as the facade's record.</summary>
    internal static CircuitOperation Of(Operation operation) => operation switch
    {
        Operation.Conditional conditional => Of(conditional.operation) with { Condition = Text(conditional.condition) },
        Operation.Apply apply => Plain(operation, [.. apply.angles.Select(Angle.Of)], []),
        Operation.Opaque opaque => Plain(operation, [.. opaque.parameters], []),
        Operation.Prepare prepare => Plain(operation, [.. prepare.inputs.Select(Angle.Input)], []),
        Operation.Measure measure => Plain(operation, [], [measure.clbit]),
        _ => Plain(operation, [], []),
    };

    private static CircuitOperation Plain(Operation operation, IReadOnlyList<Angle> angles, IReadOnlyList<int> clbits) =>
        new(OperationModule.name(operation), [.. OperationModule.qubits(operation)], angles, clbits);

    private static string Text(ClassicalCondition condition)
    {
        var last = condition.First + condition.Count - 1;
        var bits = condition.Count == 1 ? $"{last}" : $"{condition.First}..{last}";
        return string.Create(CultureInfo.InvariantCulture, $"c[{bits}] == {condition.Value}");
    }
}
