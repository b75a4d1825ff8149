using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>The search space that the options describe.</summary>
internal static class SearchSpaces
{
    /// <summary>Images get convolutions, tables dense layers; the qubits never exceed what the backend has connected.</summary>
    public static Space For(SearchOptions options, SampleShape shape, int classes, int usableQubits)
    {
        var setting = new Setting(
            shape, classes, options.Scaling == HybridScaling.Recipe ? HybridForm.Recipe : HybridForm.Paper,
            usableQubits, ListModule.Empty<SpaceConstraint>());
        var circuit = new CircuitChoices(
            new(options.Qubits.Low, options.Qubits.High), new(options.Depth.Low, options.Depth.High),
            ListModule.OfSeq([Embedding.AngleX, Embedding.AngleY, Embedding.AngleZ]),
            Presets.circuit.Rotations, Presets.circuit.Entanglements, Presets.circuit.Gates);
        var space = (shape.IsImage, options.Mode) switch
        {
            (true, NetworkMode.Variable) => Presets.variableCnn(Presets.cnn, circuit, setting),
            (true, _) => Presets.fixedCnn(ListModule.OfSeq([FixedConvolution]), circuit, setting),
            (false, NetworkMode.Variable) => Presets.dense(Presets.denseLayers, circuit, setting),
            (false, _) => Presets.dense(FixedDense, circuit, setting),
        };
        return space.OrThrow();
    }

    private static ConvolutionStage FixedConvolution { get; } = new(16, 3, 1, Padding.Same, Activation.Relu, Pooling.Max, 0.0);

    private static DenseChoices FixedDense { get; } =
        new(new(1, 1), ListModule.OfSeq([16]), ListModule.OfSeq([Activation.Relu]), 0.0);
}
