using System.Text;
using HybHanas.Core.Circuits;

namespace HybHanas.Models;

/// <summary>A circuit as a PennyLane node in a PyTorch module.</summary>
internal static class PennyLaneCircuit
{
    /// <summary>The device, the node and the module.</summary>
    public static string Print(Ansatz ansatz) => $$"""
        # Wire q is qubit q of HybHanas.
        device = qml.device("default.qubit", wires=QUBITS)


        @qml.qnode(device, interface="torch")
        def circuit(x, w):
        {{Steps(ansatz)}}    return [qml.expval(qml.Pauli{{(AnsatzModule.observable(ansatz).IsX ? "X" : "Z")}}(wire)) for wire in range(QUBITS)]


        class Circuit(nn.Module):
            def __init__(self):
                super().__init__()
                self.weights = nn.Parameter(torch.zeros({{AnsatzModule.weights(ansatz)}}))

            def forward(self, x):
                return torch.stack([torch.stack(tuple(circuit(sample, self.weights))) for sample in x]).double()


        """;

    private static string Steps(Ansatz ansatz)
    {
        var text = new StringBuilder();
        foreach (var operation in AnsatzModule.circuit(ansatz).Operations)
        {
            switch (operation)
            {
                case Operation.Apply apply:
                    var wires = apply.qubits.Length == 1 ? $"{apply.qubits.Head}" : $"[{string.Join(", ", apply.qubits)}]";
                    text.Append($"    qml.{Name(apply.gate)}({string.Concat(apply.angles.Select(angle => $"{Angle(angle)}, "))}wires={wires})\n");
                    break;
                case Operation.Prepare:
                    // PennyLane's first wire is the most significant bit.
                    text.Append("    if bool((x != 0).any()):\n        qml.AmplitudeEmbedding(x, wires=range(QUBITS - 1, -1, -1), normalize=True)\n");
                    break;
            }
        }

        return text.ToString();
    }

    private static string Name(Gate gate) => GateTable.name(gate) switch
    {
        "h" => "Hadamard",
        "cx" => "CNOT",
        var name => name.ToUpperInvariant(),
    };

    private static string Angle(CoreAngle angle) => angle switch
    {
        CoreAngle.Weight weight => $"w[{weight.Item}]",
        CoreAngle.Input input => $"x[{input.Item}]",
        _ => PythonText.Number(((CoreAngle.Fixed)angle).Item),
    };
}
