using HybHanas.Core;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;
using AnsatzEmbedding = HybHanas.Core.Circuits.Embedding;
using AnsatzEntanglement = HybHanas.Core.Circuits.Entanglement;

namespace HybHanas;

public sealed partial class Circuit
{
    /// <summary>A trainable circuit of a known form, unmeasured. Its parameters are numbered by layer, then rotation, then qubit.</summary>
    /// <param name="options">The form.</param>
    /// <exception cref="HybHanasException">An option is outside its range ("out-of-range").</exception>
    public static Circuit FromAnsatz(AnsatzOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var layers = options.Layers switch
        {
            AnsatzLayers.Patterned => LayerForm.NewPatterned(Rotations(options.Rotations), Pairs(options.Entanglement), Entangling(options.TwoQubitGate)),
            AnsatzLayers.StronglyEntangling => LayerForm.StronglyEntangling,
            _ => throw OutOfRange(options.Layers),
        };
        var ansatz = AnsatzModule.create(options.Qubits, options.Depth, Entering(options.Embedding), layers).OrThrow();
        return Of(options.Embedding == SampleEmbedding.None
            ? CircuitModule.create(options.Qubits, 0, AnsatzModule.layers(ansatz)).OrThrow()
            : AnsatzModule.circuit(ansatz));
    }

    private static Rotations Rotations(RotationAxes axes)
    {
        if ((axes & ~(RotationAxes.X | RotationAxes.Y | RotationAxes.Z)) != 0)
            throw OutOfRange(axes);
        (RotationAxes Flag, Axis Axis)[] known = [(RotationAxes.X, Axis.X), (RotationAxes.Y, Axis.Y), (RotationAxes.Z, Axis.Z)];
        return RotationsModule.create(ListModule.OfSeq(known.Where(axis => axes.HasFlag(axis.Flag)).Select(axis => axis.Axis))).OrThrow();
    }

    private static AnsatzEntanglement Pairs(EntanglementPattern pattern) => pattern switch
    {
        EntanglementPattern.Linear => AnsatzEntanglement.Linear,
        EntanglementPattern.Circular => AnsatzEntanglement.Circular,
        EntanglementPattern.Full => AnsatzEntanglement.Full,
        EntanglementPattern.Star => AnsatzEntanglement.Star,
        EntanglementPattern.Grid => AnsatzEntanglement.Grid,
        _ => throw OutOfRange(pattern),
    };

    private static EntanglingGate Entangling(TwoQubitGate gate) => gate switch
    {
        TwoQubitGate.Cnot => EntanglingGate.Cnot,
        TwoQubitGate.Cz => EntanglingGate.Cz,
        _ => throw OutOfRange(gate),
    };

    private static AnsatzEmbedding Entering(SampleEmbedding embedding) => embedding switch
    {
        SampleEmbedding.AngleX or SampleEmbedding.None => AnsatzEmbedding.AngleX,
        SampleEmbedding.AngleY => AnsatzEmbedding.AngleY,
        SampleEmbedding.AngleZ => AnsatzEmbedding.AngleZ,
        SampleEmbedding.Amplitude => AnsatzEmbedding.Amplitude,
        _ => throw OutOfRange(embedding),
    };

    private static HybHanasException OutOfRange<T>(T value)
        where T : struct, Enum =>
        new(HybHanasError.NewOutOfRange(typeof(T).Name, $"{value:D}", string.Join(", ", Enum.GetNames<T>())));
}
