using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Collections;

namespace HybHanas.Models;

/// <summary>An architecture as model files hold it; names are those of specifications and tables.</summary>
/// <param name="Image">Channels, height and width of a sample; null for tables.</param>
/// <param name="Features">Features of a sample; null for images.</param>
/// <param name="Convolutions">The convolutions, first to last.</param>
/// <param name="Dense">The dense layers behind them.</param>
/// <param name="Circuit">The circuit.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Scaling">How values enter and leave the circuit.</param>
internal sealed record ArchitectureRecord(
    IReadOnlyList<int>? Image, int? Features, IReadOnlyList<ConvolutionLayer> Convolutions, IReadOnlyList<DenseLayer> Dense,
    CircuitRecord Circuit, int Classes, HybridScaling Scaling)
{
    /// <summary>That of an architecture.</summary>
    public static ArchitectureRecord Of(Architecture architecture) => new(
        architecture.Input is SampleShape.Image image ? [image.channels, image.height, image.width] : null,
        architecture.Input is SampleShape.Table table ? table.features : null,
        [.. architecture.Convolutions.Select(stage => new ConvolutionLayer(
            stage.Channels, stage.Kernel, stage.Stride, stage.Padding.IsSame ? "same" : "valid",
            Description.activation(stage.Activation), Description.pooling(stage.Pooling), stage.Dropout))],
        [.. architecture.Dense.Select(stage => new DenseLayer(stage.Width, Description.activation(stage.Activation), stage.Dropout))],
        CircuitRecord.Of(architecture.Ansatz), architecture.Classes,
        architecture.Form.IsRecipe ? HybridScaling.Recipe : HybridScaling.Paper);

    /// <summary>The architecture; what is not one is an exception with the core's error.</summary>
    public Architecture ToArchitecture()
    {
        var input = (Image, Features) switch
        {
            ([var channels, var height, var width], null) => SampleShape.NewImage(channels, height, width),
            (null, { } features) => SampleShape.NewTable(features),
            _ => throw new HybHanasException(HybHanasError.NewOutOfRange(
                "input of the network", "neither", "\"image\": [channels, height, width], or \"features\"")),
        };
        if (Convolutions is null || Dense is null || Circuit is null || Convolutions.Contains(null!) || Dense.Contains(null!))
            throw new HybHanasException(HybHanasError.NewOutOfRange("layers of the network", "not all there", "convolutions, dense layers and a circuit"));
        return ArchitectureModule.create(new ArchitectureParts(
            input,
            ListModule.OfSeq(Convolutions.Select(layer => new ConvolutionStage(
                layer.Channels, layer.Kernel, layer.Stride, Word("padding", layer.Padding, s_paddings),
                Word("activation", layer.Activation, s_activations), Word("pooling", layer.Pooling, s_poolings), layer.Dropout))),
            ListModule.OfSeq(Dense.Select(layer => new DenseStage(
                layer.Width, Word("activation", layer.Activation, s_activations), layer.Dropout))),
            Circuit.ToAnsatz(), Classes, Scaling == HybridScaling.Recipe ? HybridForm.Recipe : HybridForm.Paper)).OrThrow();
    }

    private static readonly Dictionary<string, Padding> s_paddings = new() { ["same"] = Padding.Same, ["valid"] = Padding.Valid };

    private static readonly Dictionary<string, Activation> s_activations =
        ((Activation[])[Activation.Relu, Activation.Silu, Activation.Tanh]).ToDictionary(Description.activation);

    private static readonly Dictionary<string, Pooling> s_poolings =
        ((Pooling[])[Pooling.None, Pooling.Max, Pooling.Average]).ToDictionary(Description.pooling);

    /// <summary>What a word stands for; an "unknown-name" error where it stands for nothing.</summary>
    public static T Word<T>(string kind, string? word, Dictionary<string, T> words) => word is not null && words.TryGetValue(word, out var meaning)
        ? meaning
        : throw new HybHanasException(HybHanasErrorModule.unknown(kind, words.Keys, word ?? "null"));
}

/// <summary>A circuit as model files hold it.</summary>
/// <param name="Qubits">Number of qubits.</param>
/// <param name="Embedding">How a sample enters.</param>
/// <param name="Depth">Number of layers.</param>
/// <param name="Rotations">Of patterned layers: their rotations, "RXRZ".</param>
/// <param name="Entanglement">Of patterned layers: the pairs they couple.</param>
/// <param name="Gate">Of patterned layers: the gate that couples them.</param>
/// <param name="Ranges">Of ranged layers: the range of each; strongly entangling layers have neither rotations nor ranges.</param>
/// <param name="Modes">Of ranged layers: the CNOTs that each keeps.</param>
internal sealed record CircuitRecord(
    int Qubits, string Embedding, int Depth, string? Rotations = null, string? Entanglement = null, string? Gate = null,
    IReadOnlyList<int>? Ranges = null, IReadOnlyList<string>? Modes = null)
{
    private static readonly Dictionary<string, Embedding> s_embeddings = EmbeddingModule.all.ToDictionary(Description.embedding);
    private static readonly Dictionary<string, Rotations> s_rotations = RotationsModule.all.ToDictionary(Description.rotations);
    private static readonly Dictionary<string, Entanglement> s_entanglements = EntanglementModule.all.ToDictionary(EntanglementModule.name);
    private static readonly Dictionary<string, CnotMode> s_modes = CnotModeModule.all.ToDictionary(CnotModeModule.name);

    private static readonly Dictionary<string, EntanglingGate> s_gates =
        ((EntanglingGate[])[EntanglingGate.Cnot, EntanglingGate.Cz]).ToDictionary(Description.gate);

    /// <summary>That of an ansatz.</summary>
    public static CircuitRecord Of(Ansatz ansatz)
    {
        var blank = new CircuitRecord(ansatz.Qubits, Description.embedding(ansatz.Embedding), ansatz.Depth);
        return ansatz.Layer switch
        {
            LayerForm.Patterned layer => blank with
            {
                Rotations = Description.rotations(layer.rotations),
                Entanglement = EntanglementModule.name(layer.entanglement),
                Gate = Description.gate(layer.gate),
            },
            LayerForm.Ranged ranged => blank with
            {
                Ranges = [.. ranged.layers.Select(layer => layer.Range)],
                Modes = [.. ranged.layers.Select(layer => CnotModeModule.name(layer.Mode))],
            },
            _ => blank,
        };
    }

    /// <summary>The ansatz; what is not one is an exception with the core's error.</summary>
    public Ansatz ToAnsatz() => AnsatzModule.create(
        Qubits, Depth, ArchitectureRecord.Word("embedding", Embedding, s_embeddings), Layers()).OrThrow();

    private LayerForm Layers()
    {
        if (Rotations is not null)
        {
            return LayerForm.NewPatterned(
                ArchitectureRecord.Word("rotations", Rotations, s_rotations),
                ArchitectureRecord.Word("entanglement", Entanglement, s_entanglements), ArchitectureRecord.Word("gate", Gate, s_gates));
        }

        if (Ranges is null)
            return LayerForm.StronglyEntangling;
        if (Modes?.Count != Ranges.Count)
            throw new HybHanasException(HybHanasError.NewOutOfRange("CNOT modes of the circuit", $"{Modes?.Count ?? 0}", $"{Ranges.Count}, one for each range"));
        return LayerForm.NewRanged(ListModule.OfSeq(Ranges.Zip(
            Modes, (range, mode) => new RangedLayer(range, ArchitectureRecord.Word("CNOT mode", mode, s_modes)))));
    }
}
