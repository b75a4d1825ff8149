using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>A specification in the shape of its JSON file: how options reach the core, which checks them, and come back.</summary>
internal sealed record SpecificationDocument(
    string? Description, DataDocument Data, NetworkDocument Network, CircuitDocument Circuit, TrainingDocument Training, SearchDocument Search,
    CostDocument Cost, IReadOnlyList<string> Objectives, IReadOnlyList<string> Constraints)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // A number that is none is for the core to refuse, by its name.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The default search.</summary>
    public static SpecificationDocument Default { get; } = Of(SpecificationModule.create(SpecificationModule.defaults).ResultValue);

    /// <summary>The document of a specification.</summary>
    public static SpecificationDocument Of(Specification specification) =>
        JsonSerializer.Deserialize<SpecificationDocument>(SpecificationJson.print(specification), Form)!;

    /// <summary>Its text.</summary>
    public string Print() => JsonSerializer.Serialize(this, Form);
}

internal sealed record DataDocument(
    string? Set, string? Folder, string? Csv, string? Label, string? Images, string? Labels, int? PerClass, double Validation, double Test);

internal sealed record NetworkDocument(NetworkMode Mode, HybridScaling Scaling, FixedDocument Fixed, VariableDocument Variable);

internal sealed record FixedDocument(IReadOnlyList<ConvolutionLayer> Convolutions, IReadOnlyList<DenseLayer>? Dense);

internal sealed record VariableDocument(ConvolutionRanges Convolutions, DenseRanges Dense);

internal sealed record CircuitDocument(
    CircuitLayers Layers, IntRange Qubits, IntRange Depth, IReadOnlyList<string> Embeddings, IReadOnlyList<string> Rotations,
    IReadOnlyList<string> Entanglements, IReadOnlyList<string> Gates, IntRange CnotRanges, IReadOnlyList<string> CnotModes);

internal sealed record TrainingDocument(
    int Epochs, int Batch, double LearningRate, IReadOnlyList<double>? LearningRates, double? StopBelow, int StopAfter, int Rungs, int? Folds,
    string Trainer, int SharedEpochs);

internal sealed record SearchDocument(Algorithm Algorithm, int Population, int Generations, ulong Seed);

internal sealed record CostDocument(
    string Backend, CostOver CostOver, int Shots, int Level, GateTimeConvention GateTime, string Decoherence, int? CuttingTarget,
    RuntimeSource Runtime, double? Throughput, double? QuantumWatts, double? ClassicalWatts);
