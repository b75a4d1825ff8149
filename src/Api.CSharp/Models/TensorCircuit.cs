using System.Text;
using HybHanas.Core.Circuits;

namespace HybHanas.Models;

/// <summary>A circuit as a PyTorch module of plain tensor operations on a batch of state vectors.</summary>
internal static class TensorCircuit
{
    /// <summary>The module and the functions that it calls.</summary>
    public static string Print(Ansatz ansatz) => $$"""
        # A state holds 2**QUBITS amplitudes for each sample; qubit 0 is the least significant bit of an amplitude's number.
        def single(state, qubit, a, b, c, d):
            parts = state.reshape(state.shape[0], -1, 2, 2**qubit)
            low, high = parts[:, :, 0], parts[:, :, 1]
            return torch.stack([a * low + b * high, c * low + d * high], dim=2).reshape(state.shape)


        def half(angle):
            return (angle / 2).to(torch.complex128).reshape(-1, 1, 1)


        def rx(state, angle, qubit):
            c, s = torch.cos(half(angle)), -1j * torch.sin(half(angle))
            return single(state, qubit, c, s, s, c)


        def ry(state, angle, qubit):
            c, s = torch.cos(half(angle)), torch.sin(half(angle))
            return single(state, qubit, c, -s, s, c)


        def rz(state, angle, qubit):
            phase = torch.exp(1j * half(angle))
            return single(state, qubit, 1 / phase, 0, 0, phase)


        def h(state, qubit):
            r = math.sqrt(0.5)
            return single(state, qubit, r, r, r, -r)


        def cx(state, control, target):
            index = torch.arange(state.shape[1])
            return state[:, index ^ (((index >> control) & 1) << target)]


        def cz(state, one, other):
            index = torch.arange(state.shape[1])
            return state * (1 - 2 * ((index >> one) & (index >> other) & 1))


        def expectations(state):
            index = torch.arange(state.shape[1])
            signs = torch.stack([1 - 2 * ((index >> qubit) & 1) for qubit in range(QUBITS)], dim=1).double()
            return state.abs().square() @ signs


        class Circuit(nn.Module):
            def __init__(self):
                super().__init__()
                self.weights = nn.Parameter(torch.zeros({{AnsatzModule.weights(ansatz)}}))

            def forward(self, x):
                w = self.weights
                state = torch.zeros(x.shape[0], 2**QUBITS, dtype=torch.complex128)
                state[:, 0] = 1
        {{Steps(ansatz)}}        return expectations(state)


        """;

    private static string Steps(Ansatz ansatz)
    {
        var text = new StringBuilder();
        foreach (var operation in AnsatzModule.measured(ansatz).Operations)
        {
            switch (operation)
            {
                case Operation.Apply apply:
                    text.Append($"        state = {GateTable.name(apply.gate)}(state, {string.Join(", ", (string[])[.. apply.angles.Select(Angle), .. apply.qubits.Select(q => $"{q}")])})\n");
                    break;
                case Operation.Prepare:
                    text.Append("        norm = x.norm(dim=1, keepdim=True)\n        state = torch.where(norm > 0, (x / norm).to(torch.complex128), state)\n");
                    break;
            }
        }

        return text.ToString();
    }

    private static string Angle(CoreAngle angle) => angle switch
    {
        CoreAngle.Weight weight => $"w[{weight.Item}]",
        CoreAngle.Input input => $"x[:, {input.Item}]",
        _ => PythonText.Number(((CoreAngle.Fixed)angle).Item),
    };
}
