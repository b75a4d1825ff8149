using HybHanas.Simulation;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>A way of computing the expectation values of a circuit and their derivatives.</summary>
internal abstract class CircuitForm(QuantumProgram program) : IDisposable
{
    public static CircuitForm Create(QuantumProgram program, QuantumForm form, Cores cores) =>
        form == QuantumForm.Tensors ? new TensorForm(program) : new SimulatorForm(program, cores);

    protected QuantumProgram Program => program;

    /// <summary>Batch x qubits from batch x inputs.</summary>
    /// <exception cref="ArgumentException">The inputs are of another shape, precision or device than the weights ask for.</exception>
    public Tensor Expectations(Tensor inputs, Tensor weights)
    {
        var shape = inputs.shape;
        if (shape.Length != 2 || shape[0] < 1 || shape[1] != program.Inputs)
        {
            throw new ArgumentException(
                $"input is of shape [{string.Join(", ", shape)}]; [batch, {program.Inputs}] with a batch of 1 or more is needed", nameof(inputs));
        }

        if (inputs.dtype is not (ScalarType.Float32 or ScalarType.Float64))
            throw new ArgumentException($"input is {inputs.dtype}; Float32 or Float64 is needed", nameof(inputs));
        if (inputs.dtype != weights.dtype)
            throw new ArgumentException($"input is {inputs.dtype} and weights are {weights.dtype}; move one of them with to(...)", nameof(inputs));
        if (inputs.device_type != weights.device_type || inputs.device_index != weights.device_index)
            throw new ArgumentException($"input is on {inputs.device} and weights are on {weights.device}; move one of them with to(...)", nameof(inputs));
        return Run(inputs, weights);
    }

    /// <summary>Throws what a backward pass could not.</summary>
    public virtual void ThrowIfBackwardFailed()
    {
    }

    public virtual void Dispose()
    {
    }

    protected abstract Tensor Run(Tensor inputs, Tensor weights);
}
