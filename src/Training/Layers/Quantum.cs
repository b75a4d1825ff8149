using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>Expectation value of each qubit of a circuit; its parameters are the circuit's weights, in radians.</summary>
internal sealed unsafe class Quantum<T>(Slab<T> input, QuantumProgram program, Cores? cores)
    : Layer<T>(input, new Slab<T>(program.Qubits, 1, 1, input.Stride))
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchedSimulator<T> simulator = new(program, input.Stride, cores);

    public override int ParameterCount => program.Weights;

    public override (double Low, double High) InitialRange => InitialWeights.Angles;

    public override void Forward(in Pass pass) =>
        simulator.Forward(
            Input.ValueSpan, new ReadOnlySpan<T>(Parameters, program.Weights), pass.Batch, Output.ValueSpan);

    public override void Backward(in Pass pass) =>
        simulator.Backward(Output.GradientSpan, new Span<T>(Gradient, program.Weights), Input.GradientSpan);
}
