using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>Random circuits with every kind of angle, some indices in use several times.</summary>
internal sealed class RandomCircuits(int seed)
{
    private const int Indices = 6;
    private readonly Random random = new(seed);

    public CoreCircuit Circuit(int qubits, int length, IReadOnlyList<Gate> gates, int prepared = 0)
    {
        var operations = new List<Operation>();
        if (prepared > 0)
        {
            var inputs = Enumerable.Range(0, 1 << prepared).Select(_ => random.Next(Indices));
            operations.Add(Operation.NewPrepare(ListModule.OfSeq(inputs), Wires(qubits, prepared)));
        }

        while (operations.Count < length)
            operations.Add(Gate(qubits, gates[random.Next(gates.Count)]));
        var circuit = CircuitModule.create(qubits, 0, operations);
        return circuit.ResultValue;
    }

    public Operation Gate(int qubits, Gate gate)
    {
        var angles = GateTable.angles(gate).Select(_ => Angle());
        return Operation.NewApply(gate, ListModule.OfSeq(angles), Wires(qubits, GateTable.qubits(gate)));
    }

    public double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 6 - 3)];

    public double[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Values(columns))];

    private FSharpList<int> Wires(int qubits, int count)
    {
        int[] wires = [.. Enumerable.Range(0, qubits)];
        random.Shuffle(wires);
        return ListModule.OfSeq(wires.Take(count));
    }

    private CoreAngle Angle() => random.Next(3) switch
    {
        0 => CoreAngle.NewFixed(random.NextDouble() * 6 - 3),
        1 => CoreAngle.NewWeight(random.Next(Indices)),
        _ => CoreAngle.NewInput(random.Next(Indices)),
    };
}
