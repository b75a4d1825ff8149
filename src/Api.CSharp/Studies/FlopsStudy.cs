using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Collections;
using CoreShape = HybHanas.Core.Networks.SampleShape;

namespace HybHanas;

/// <summary>FLOPs against hardware time: one network for 28 x 28 images, whose circuit grows from 1 to 15 layers.</summary>
public static class FlopsStudy
{
    private const int TrainingSamples = 3200;
    private const int Epochs = 5;
    private const int Batch = 32;
    private const int Classes = 10;

    /// <summary>Layers of the circuits.</summary>
    public static IReadOnlyList<int> Depths { get; } = [.. Enumerable.Range(1, 15)];

    /// <summary>Counts and costs a training of 3,200 images, 5 epochs, batch 32, 1,000 shots; the same for the same arguments.</summary>
    /// <param name="backend">A bundled backend's name, or the path of a calibration file.</param>
    /// <param name="qubits">Qubits of the circuit, 2..12.</param>
    /// <param name="seed">Seed of the angles and of the transpiler's trials.</param>
    /// <param name="cancellation">Ends the study before it is done.</param>
    /// <exception cref="HybHanasException">The backend cannot be opened or is too small, or a number is wrong.</exception>
    public static IReadOnlyList<FlopsStudyRow> Run(
        string backend = "brisbane", int qubits = 6, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        if (qubits is < 2 or > 12)
            throw new HybHanasException(HybHanasError.NewOutOfRange("qubits", $"{qubits}", "2..12"));
        var target = Backends.Open(backend);
        return [.. Depths.Select(Row)];

        FlopsStudyRow Row(int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            var network = Network(qubits, depth);
            var angles = AnsatzModule.weights(network.Ansatz);
            var drawn = SeedModule.purpose($"flops, {depth} layers", SeedModule.create(seed));
            var circuit = Binding.generic(drawn, AnsatzModule.measured(network.Ansatz)).OrThrow();
            var options = new CostOptions
            {
                Backend = backend,
                Seed = seed,
                Parameters = angles,
                BatchSize = Batch,
                Steps = TrainingSamples / Batch * Epochs,
            };
            var cost = CircuitCost.Estimate(circuit, options, CircuitCost.Compile(options, target, circuit));
            return new FlopsStudyRow(
                depth, Whole(Flops.total(1, network)), Whole(SimulationFlops.ofAnsatz(1, network.Ansatz)), angles,
                cost.TwoQubitGates, cost.QuantumSeconds.Total);
        }
    }

    private static double Whole(FlopCount sample) => ((double)sample.Forward + sample.Backward) * TrainingSamples * Epochs;

    private static Architecture Network(int qubits, int depth)
    {
        var rotations = RotationsModule.create(ListModule.OfSeq([Axis.X, Axis.Y, Axis.Z])).OrThrow();
        var layer = LayerForm.NewPatterned(rotations, Entanglement.Circular, EntanglingGate.Cnot);
        return ArchitectureModule.create(new ArchitectureParts(
            CoreShape.NewImage(1, 28, 28),
            ListModule.OfSeq([new ConvolutionStage(16, 3, 1, Padding.Same, Activation.Relu, Pooling.Max, 0.0)]),
            ListModule.Empty<DenseStage>(),
            AnsatzModule.create(qubits, depth, Embedding.AngleX, layer).OrThrow(),
            Classes,
            HybridForm.Recipe)).OrThrow();
    }
}

/// <summary>One depth of the circuit.</summary>
/// <param name="Depth">Layers.</param>
/// <param name="ClassicalFlops">Of the classical layers, for the whole training.</param>
/// <param name="SimulationFlops">Of the circuit as a dense state vector, for the whole training.</param>
/// <param name="QuantumParameters">Angles of the circuit.</param>
/// <param name="TwoQubitGates">Native two-qubit gates of the transpiled circuit.</param>
/// <param name="QuantumSeconds">Hardware time of the whole training.</param>
public sealed record FlopsStudyRow(
    int Depth, double ClassicalFlops, double SimulationFlops, int QuantumParameters, int TwoQubitGates, double QuantumSeconds);
