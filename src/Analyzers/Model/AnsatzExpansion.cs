using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>The gates of an ansatz whose options are known; the facade's order of qubits and parameters.</summary>
internal static class AnsatzExpansion
{
    private static readonly string[] Known = ["Qubits", "Depth", "Layers", "Rotations", "Entanglement", "TwoQubitGate", "Embedding"];
    private static readonly string[] Axes = ["rx", "ry", "rz"];

    /// <summary>The circuit; of a legal size, but of unknown steps where they cannot be told.</summary>
    public static CircuitValue Of(OptionsValue options, SyntaxNode origin)
    {
        var (qubits, depth) = (options.Number("Qubits", 4), options.Number("Depth", 1));
        var (layers, rotations, pattern) = (options.Number("Layers", 0), options.Number("Rotations", 2), options.Number("Entanglement", 0));
        var (gate, embedding) = (options.Number("TwoQubitGate", 0), options.Number("Embedding", 0));
        if (qubits is not (>= 1 and <= 20))
            return CircuitValue.Unknown(null, origin);
        if (depth is not (>= 1 and <= 64) || layers != 0 || rotations is not (>= 1 and <= 7) || gate is not (0 or 1) || embedding is not (0 or 1 or 4)
            || Pairs(pattern, qubits.Value) is not { } pairs || options.Values.Keys.Except(Known).Any())
            return CircuitValue.Unknown(qubits, origin);
        var circuit = CircuitValue.Empty(qubits, origin);
        var input = new AngleValue(null, null, known: true, plain: false, null);
        if (embedding is 0 or 1)
            circuit = Each(circuit, qubits.Value, Axes[embedding.Value], _ => input, origin);
        var parameter = 0;
        for (var layer = 0; layer < depth; layer++)
        {
            for (var axis = 0; axis < Axes.Length; axis++)
            {
                if ((rotations.Value & (1 << axis)) != 0)
                    circuit = Each(circuit, qubits.Value, Axes[axis], _ => new AngleValue(null, parameter++, known: true, plain: false, null), origin);
            }

            foreach (var (first, second) in pairs)
                circuit = circuit.With(Step(gate == 0 ? "cx" : "cz", [first, second], [], origin));
        }

        return circuit;
    }

    private static CircuitValue Each(CircuitValue circuit, int qubits, string gate, Func<int, AngleValue> angle, SyntaxNode origin)
    {
        for (var qubit = 0; qubit < qubits; qubit++)
            circuit = circuit.With(Step(gate, [qubit], [angle(qubit)], origin));
        return circuit;
    }

    private static CircuitStep Step(string gate, int?[] qubits, AngleValue[] angles, SyntaxNode origin) =>
        new(gate, StepKind.Gate, qubits, angles, origin, new SyntaxNode?[qubits.Length], repeated: true);

    private static List<(int First, int Second)>? Pairs(int? pattern, int qubits)
    {
        var line = Enumerable.Range(0, qubits - 1).Select(i => (i, i + 1));
        return pattern switch
        {
            0 => [.. line],
            1 => qubits > 2 ? [.. line, (qubits - 1, 0)] : [.. line],
            2 => [.. Enumerable.Range(0, qubits).SelectMany(i => Enumerable.Range(i + 1, qubits - i - 1).Select(j => (i, j)))],
            3 => [.. Enumerable.Range(1, qubits - 1).Select(j => (0, j))],
            _ => null,
        };
    }
}
