using System.Globalization;
using HybHanas.Core.Circuits;
using HybHanas.Core.Transpiling;

namespace HybHanas.Reports;

/// <summary>What the angle of a drawn gate is.</summary>
internal enum GateRole
{
    /// <summary>It has none, or a number.</summary>
    Fixed,

    /// <summary>A value of the sample.</summary>
    Input,

    /// <summary>A trainable weight.</summary>
    Weight,

    /// <summary>Nothing but routing.</summary>
    Routing,

    /// <summary>A measurement.</summary>
    Measurement,
}

/// <summary>A gate to be drawn; wires are numbered from the top.</summary>
internal sealed record DrawnGate(string Name, IReadOnlyList<int> Wires, GateRole Role);

/// <summary>A circuit to be drawn.</summary>
internal sealed record DrawnCircuit(IReadOnlyList<string> Wires, IReadOnlyList<DrawnGate> Gates)
{
    /// <summary>A circuit as it is written, all its qubits from 0.</summary>
    public static DrawnCircuit Of(Core.Circuits.Circuit circuit) => new(
        [.. Enumerable.Range(0, circuit.Qubits).Select(Name)],
        [.. circuit.Operations.Where(operation => !operation.IsBarrier)
            .Select(operation => new DrawnGate(NameOf(operation), [.. OperationModule.qubits(operation)], RoleOf(operation)))]);

    /// <summary>A compiled circuit on the qubits that it uses, by number.</summary>
    public static DrawnCircuit Of(PhysicalCircuit physical)
    {
        var operations = physical.Circuit.Operations;
        int[] used = [.. operations.Where(operation => !operation.IsBarrier).SelectMany(OperationModule.qubits).Distinct().Order()];
        var wires = used.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return new DrawnCircuit(
            [.. used.Select(Name)],
            [.. operations.Index().Where(pair => !pair.Item.IsBarrier).Select(pair => new DrawnGate(
                NameOf(pair.Item), [.. OperationModule.qubits(pair.Item).Select(qubit => wires[qubit])],
                physical.IsRouting[pair.Index] ? GateRole.Routing : RoleOf(pair.Item)))]);
    }

    private static string Name(int qubit) => "q" + qubit.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(Operation operation) => operation switch
    {
        Operation.Apply apply => GateTable.name(apply.gate),
        Operation.Measure => "measure",
        Operation.Reset => "reset",
        _ => "prepare",
    };

    private static GateRole RoleOf(Operation operation) => operation switch
    {
        Operation.Apply apply when apply.angles.Any(angle => angle.IsWeight) => GateRole.Weight,
        Operation.Apply apply when apply.angles.Any(angle => angle.IsInput) => GateRole.Input,
        Operation.Prepare => GateRole.Input,
        Operation.Measure => GateRole.Measurement,
        _ => GateRole.Fixed,
    };
}
