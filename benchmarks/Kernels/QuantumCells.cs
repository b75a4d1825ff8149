using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;
using Axis = HybHanas.Core.Circuits.Axis;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>The quantum layer alone, forward and backward, in single precision: RX embedding, RX RY RZ, a ring of CNOTs.</summary>
internal static class QuantumCells
{
    public const int Batch = 32;

    /// <summary>Qubits and depth of the comparison with the C bound and with PyTorch.</summary>
    public static IReadOnlyList<(int Qubits, int Depth)> Sizes { get; } = [(4, 2), (8, 3), (12, 8), (12, 15)];

    public static IEnumerable<Cell> Compared => Sizes.Select(size => Layer(size.Qubits, size.Depth, Batch));

    /// <summary>One dimension at a time around 8 qubits, depth 4, batch 32.</summary>
    public static IEnumerable<Cell> Scaling =>
        new[] { 2, 4, 6, 8, 10, 12, 13, 14, 15, 16, 17, 18 }.Select(qubits => Layer(qubits, 4, Batch))
            .Concat(new[] { 1, 2, 8, 15 }.Select(depth => Layer(8, depth, Batch)))
            .Concat(new[] { 1, 16, 64, 128, 256 }.Select(batch => Layer(8, 4, batch)));

    /// <summary>RY alone: amplitudes stay real where the embedding is about Y too, and are complex where it is about X.</summary>
    public static IEnumerable<Cell> Amplitudes =>
        from size in Sizes
        from embedding in new[] { Embedding.AngleX, Embedding.AngleY }
        select Layer($"quantum layer {size.Qubits}x{size.Depth} RY, {(embedding.IsAngleY ? "real" : "complex")}", AnsatzOf(
            size.Qubits, size.Depth, Entanglement.Circular, embedding, Axis.Y), Batch);

    public static string LayerName(int qubits, int depth, int batch = Batch) =>
        batch == Batch ? $"quantum layer {qubits}x{depth}" : $"quantum layer {qubits}x{depth} batch {batch}";

    public static Ansatz RingAnsatz(int qubits, int depth) => AnsatzOf(qubits, depth, Entanglement.Circular);

    public static Ansatz AnsatzOf(int qubits, int depth, Entanglement entanglement) =>
        AnsatzOf(qubits, depth, entanglement, Embedding.AngleX, Axis.X, Axis.Y, Axis.Z);

    private static Ansatz AnsatzOf(int qubits, int depth, Entanglement entanglement, Embedding embedding, params Axis[] axes)
    {
        var rotations = RotationsModule.create(ListModule.OfSeq(axes)).OrThrow();
        var layer = LayerForm.NewPatterned(rotations, entanglement, EntanglingGate.Cnot);
        return AnsatzModule.create(qubits, depth, embedding, layer).OrThrow();
    }

    private static Cell Layer(int qubits, int depth, int batch) =>
        Layer(LayerName(qubits, depth, batch), RingAnsatz(qubits, depth), batch);

    private static Cell Layer(string name, Ansatz ansatz, int batch) => new(name, () =>
    {
        var program = QuantumProgram.Compile(AnsatzModule.circuit(ansatz), Observable.Z).OrThrow();
        var simulator = new BatchedSimulator<float>(program, batch);
        var inputs = Numbers.Floats(program.Inputs * simulator.Stride, -3, 3, "inputs");
        var weights = Numbers.Floats(program.Weights, 0, 6, "weights");
        var upstream = Numbers.Floats(program.Qubits * simulator.Stride, -1, 1, "upstream");
        var expectations = new float[program.Qubits * simulator.Stride];
        var weightGradient = new float[program.Weights];
        var inputGradient = new float[program.Inputs * simulator.Stride];
        return () =>
        {
            simulator.Forward(inputs, weights, batch, expectations);
            simulator.Backward(upstream, weightGradient, inputGradient);
        };
    });
}
