using System.Runtime.Intrinsics;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training;
using HybHanas.Training.Layers;
using Microsoft.FSharp.Collections;
using SampleShape = HybHanas.Core.Networks.SampleShape;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>Whole training steps (load, forward, loss, backward, Adam) of the networks of benchmarks/peers, batch 32.</summary>
internal static class TrainingCells
{
    private const int Batch = QuantumCells.Batch;
    private const int Side = 28;
    private const int Classes = 10;

    public const string OneConvolution = "step 1 convolution";
    public const string ThreeConvolutions = "step 3 convolutions";

    public static string HybridName(int qubits, int depth) => $"step hybrid {qubits}x{depth}";

    /// <summary>The hybrid network of peers/peer_hqnn_step.py.</summary>
    public static IEnumerable<Cell> Hybrid => QuantumCells.Sizes.Select(size => new Cell(
        HybridName(size.Qubits, size.Depth), () => Widest.HybridStep(HybridArchitecture(size.Qubits, size.Depth))));

    /// <summary>The two classical networks of peers/peer_cnn_step.py.</summary>
    public static IEnumerable<Cell> Classical =>
    [
        new(OneConvolution, () => Widest.ClassicalStep(OneStage), StepOperations(OneStage)),
        new(ThreeConvolutions, () => Widest.ClassicalStep(ThreeStages), StepOperations(ThreeStages)),
    ];

    private static Stage[] OneStage { get; } = [new(16, 3, true)];

    private static Stage[] ThreeStages { get; } = [new(16, 3, true), new(32, 3, true), new(64, 5, false)];

    private static ITrainingSteps Widest =>
        Vector512.IsHardwareAccelerated ? new TrainingSteps<Lanes512<float>>()
        : Vector256.IsHardwareAccelerated ? new TrainingSteps<Lanes256<float>>()
        : new TrainingSteps<Lanes128<float>>();

    private static Architecture HybridArchitecture(int qubits, int depth)
    {
        var stage = new ConvolutionStage(16, 3, 1, Padding.Same, Activation.Relu, Pooling.Average, 0.0);
        return ArchitectureModule.create(new ArchitectureParts(
            SampleShape.NewImage(1, Side, Side), ListModule.OfSeq([stage]), ListModule.Empty<DenseStage>(),
            QuantumCells.RingAnsatz(qubits, depth), Classes, HybridForm.Paper)).OrThrow();
    }

    /// <summary>Two operations for each multiply-add of the convolutions and dense layers: forward once, backward once for the
    /// weights and, but for the first convolution, once for the inputs. Padding is counted as if it were image.</summary>
    private static double StepOperations(Stage[] stages)
    {
        var (channels, side, total) = (1, Side, 0.0);
        foreach (var (stage, index) in stages.Select((stage, index) => (stage, index)))
        {
            var forward = (double)side * side * stage.Channels * channels * stage.Kernel * stage.Kernel;
            total += forward * (index == 0 ? 2 : 3);
            (channels, side) = (stage.Channels, stage.Pooled ? side / 2 : side);
        }

        total += 3.0 * (channels * side * side * ClassicalNeck + ClassicalNeck * Classes);
        return 2 * Batch * total;
    }

    /// <summary>Width of the dense layer where the circuit would be.</summary>
    private const int ClassicalNeck = 4;

    /// <summary>A convolution with ReLU and, where pooled, the average of 2 x 2.</summary>
    private sealed record Stage(int Channels, int Kernel, bool Pooled);

    private interface ITrainingSteps
    {
        Action HybridStep(Architecture architecture);

        Action ClassicalStep(Stage[] stages);
    }

    private sealed class TrainingSteps<TLanes> : ITrainingSteps
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        public Action HybridStep(Architecture architecture) =>
            StepOf(ArchitectureNetwork.Create<TLanes, float>(architecture, Batch).OrThrow());

        public Action ClassicalStep(Stage[] stages)
        {
            var builder = new NetworkBuilder<TLanes, float>(new Slab<float>(1, Side, Side, Batch, hasGradient: false));
            foreach (var stage in stages)
            {
                builder.Convolution(new ConvolutionSize(stage.Channels, stage.Kernel, 1, stage.Kernel / 2));
                builder.ActivateAndPool(Activation.Relu, stage.Pooled ? Pooling.Average : Pooling.None);
            }

            builder.Dense(ClassicalNeck);
            builder.Activate(Activation.Tanh);
            builder.Dense(Classes);
            return StepOf(builder.Build());
        }

        private static Action StepOf(Network<TLanes, float> network)
        {
            var samples = SampleSet.Create(
                SampleShape.NewImage(1, Side, Side), Classes, Numbers.Floats(Batch * Side * Side, 0, 1, "images"),
                Numbers.Labels(Batch, Classes)).OrThrow();
            var run = new TrainingRun<TLanes, float>(network, new TrainingOptions(), SeedModule.create(1));
            var rows = Enumerable.Range(0, Batch).ToArray();
            return () => run.Step(samples, rows);
        }
    }
}
