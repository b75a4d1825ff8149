using HybHanas.Simulation;
using TorchSharp;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>
/// LibTorch's operations on a batch of state vectors, batch x 2^qubits complex values, qubit 0 the lowest bit of the index. As long as nothing depends on
/// the inputs the batch is 1.
/// </summary>
internal sealed class TensorForm(QuantumProgram program) : CircuitForm(program)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(DeviceType, int, ScalarType), TensorConstants> constants = [];

    public override void Dispose()
    {
        lock (gate)
        {
            foreach (var each in constants.Values)
                each.Dispose();
            constants.Clear();
        }
    }

    protected override Tensor Run(Tensor inputs, Tensor weights)
    {
        var known = ConstantsFor(inputs);
        using var scope = NewDisposeScope();
        var rotors = new TensorRotors(Program, known, inputs, weights);
        var state = Initial(inputs, known, rotors);
        foreach (var step in Program.Steps)
        {
            if (step.Before is { } monomial)
                state = known.Apply(monomial, state);
            foreach (var gate in step.Gates)
                state = rotors.Of(gate).Apply(state, gate.Qubit);
        }

        var probabilities = view_as_real(state).square().sum(-1);
        if (Program.Readout is { } readout)
            probabilities = probabilities.index_select(1, known.From(readout));
        var expectations = probabilities.matmul(known.Signs);
        return scope.MoveToOuter(expectations.expand(inputs.shape[0], Program.Qubits));
    }

    /// <summary>The prepared amplitudes in the lowest bits, then a product of the states of the other qubits.</summary>
    private Tensor Initial(Tensor inputs, TensorConstants known, TensorRotors rotors)
    {
        var state = known.One.reshape(1, 1);
        if (known.Prepared is { } prepared)
        {
            var amplitudes = Normalised(inputs.index_select(1, prepared), known);
            state = complex(amplitudes, zeros_like(amplitudes));
        }

        foreach (var gate in Program.Initial)
            state = rotors.Of(gate).Extend(state);
        return state;
    }

    /// <summary>Rows of norm 1; a row of zeros stands for |0...0>, with gradient zero.</summary>
    private static Tensor Normalised(Tensor rows, TensorConstants known)
    {
        var squares = rows.square().sum(1, keepdim: true);
        var isZero = squares.eq(0);
        var norms = where(isZero, ones_like(squares), squares).sqrt();
        return where(isZero, known.Ground.expand_as(rows), rows.div(norms));
    }

    private TensorConstants ConstantsFor(Tensor inputs)
    {
        var key = (inputs.device_type, inputs.device_index, inputs.dtype);
        lock (gate)
        {
            if (!constants.TryGetValue(key, out var known))
                constants[key] = known = new TensorConstants(Program, inputs.device, inputs.dtype);
            return known;
        }
    }
}
