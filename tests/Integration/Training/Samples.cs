using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Collections;
using Xunit;
using Axis = HybHanas.Core.Circuits.Axis;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Small architectures and synthetic samples.</summary>
internal static class Samples
{
    public static Ansatz Ansatz(int qubits, int depth, Embedding embedding)
    {
        var rotations = RotationsModule.create(ListModule.OfSeq([Axis.Y, Axis.Z])).ResultValue;
        var layer = LayerForm.NewPatterned(rotations, Entanglement.Circular, EntanglingGate.Cnot);
        return AnsatzModule.create(qubits, depth, embedding, layer).ResultValue;
    }

    /// <summary>Ranges 1, 2, ... (below the number of qubits) with every mode in turn.</summary>
    public static Ansatz RangedAnsatz(int qubits, int depth, Embedding embedding)
    {
        var layers = Enumerable.Range(0, depth)
            .Select(i => new RangedLayer(i % (qubits - 1) + 1, CnotModeModule.all[i % CnotModeModule.all.Length]));
        return AnsatzModule.create(qubits, depth, embedding, LayerForm.NewRanged(ListModule.OfSeq(layers))).ResultValue;
    }

    public static Architecture Network(
        SampleShape input, int classes, Ansatz ansatz, ConvolutionStage[]? convolutions = null, DenseStage[]? dense = null,
        HybridForm? form = null)
    {
        var made = ArchitectureModule.create(new ArchitectureParts(
            input, ListModule.OfSeq(convolutions ?? []), ListModule.OfSeq(dense ?? []), ansatz, classes,
            form ?? HybridForm.Recipe));
        Assert.True(made.IsOk);
        return made.ResultValue;
    }

    /// <summary>8 x 8 images, every kind of layer: 3 qubits, dropout, SiLU, tanh, ReLU, both poolings, strides.</summary>
    public static Architecture EveryLayer { get; } = Network(
        SampleShape.NewImage(2, 9, 8), 3, Ansatz(3, 2, Embedding.AngleX),
        [
            new(5, 3, 1, Padding.Same, Activation.Relu, Pooling.Max, 0.2),
            new(4, 3, 1, Padding.Same, Activation.Silu, Pooling.Average, 0.0),
            new(6, 1, 2, Padding.Valid, Activation.Tanh, Pooling.None, 0.1),
        ],
        [new(7, Activation.Silu, 0.3)]);

    /// <summary>Samples around one random centre for each class.</summary>
    public static SampleSet Clusters(SampleShape shape, int values, int classes, int count, double spread, int stream)
    {
        var centres = SeedModule.purpose("centres", SeedModule.create(11));
        var noise = SeedModule.item(stream, SeedModule.purpose("noise", SeedModule.create(11)));
        var inputs = new float[count * values];
        for (var i = 0; i < inputs.Length; i++)
        {
            var centre = SeedModule.between(-1, 1, i % values + i / values % classes * values, centres);
            inputs[i] = (float)(centre + SeedModule.between(-spread, spread, i, noise));
        }

        var made = SampleSet.Create(shape, classes, inputs, Enumerable.Range(0, count).Select(i => i % classes).ToArray());
        Assert.True(made.IsOk);
        return made.ResultValue;
    }

    /// <summary>Samples that fit <see cref="EveryLayer"/>.</summary>
    public static SampleSet Images(int count, int stream) =>
        Clusters(EveryLayer.Input, 2 * 9 * 8, 3, count, 0.3, stream);
}
