using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HybHanas.Core;

namespace HybHanas.Models;

/// <summary>What a model file holds; docs/models.md describes it.</summary>
internal sealed partial record ModelRecord
{
    /// <summary>The format that this version writes and reads.</summary>
    public const string CurrentFormat = "hybhanas-model/1";
    private const long MaxBytes = 512L << 20;

    public required string Format { get; init; }

    public required string Description { get; init; }

    public required ModelVersions Versions { get; init; }

    public required ArchitectureRecord Architecture { get; init; }

    public required StandardisationRecord Standardisation { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Columns of an own table; null for other data.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public string? LabelColumn { get; init; }

    public required ModelOrigin Origin { get; init; }

    public required IReadOnlyList<ExampleRecord> Examples { get; init; }

    /// <summary>Single-precision numbers, little-endian, as base64.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 of the file with this text empty.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>The text of a model file.</summary>
    public string Print()
    {
        var open = JsonSerializer.Serialize(this with { Checksum = "" }, ResultJson.Pretty) + "\n";
        return JsonSerializer.Serialize(this with { Checksum = Digest(open) }, ResultJson.Pretty) + "\n";
    }

    /// <summary>The record of a model file; anything but an undamaged one is a "bad-file" error.</summary>
    public static ModelRecord Read(string path)
    {
        var text = InputFile.Read(path, MaxBytes);
        try
        {
            var record = JsonSerializer.Deserialize<ModelRecord>(text, ResultJson.Pretty);
            if (record is not { Format: not null, Description: not null, Versions: not null, Architecture: not null, Standardisation: not null, Classes: not null, Origin: not null, Examples: not null, Parameters: not null, Checksum: not null })
                throw Bad(path, "", "is not a model");
            if (record.Format != CurrentFormat)
                throw Bad(path, "format", $"is '{record.Format}'; this version reads '{CurrentFormat}'");
            return Digest(Seal().Replace(text, match => match.Groups["before"].Value + "\"\"", 1, Start(text))) == record.Checksum
                ? record
                : throw Bad(path, "checksum", "does not fit; the file is damaged or was edited");
        }
        catch (JsonException fault)
        {
            throw Bad(path, $"line {fault.LineNumber + 1}", "is not a model: it is no JSON, or a property is missing or not what it should be");
        }
    }

    /// <summary>The parameters as text of the file.</summary>
    public static string Encode(ReadOnlySpan<float> parameters) =>
        Convert.ToBase64String(MemoryMarshal.AsBytes(parameters));

    /// <summary>The parameters, or null where the text holds none.</summary>
    public float[]? Decode()
    {
        if (!Base64.IsValid(Parameters, out var length) || length % sizeof(float) != 0)
            return null;
        var values = new float[length / sizeof(float)];
        return Convert.TryFromBase64String(Parameters, MemoryMarshal.AsBytes(values.AsSpan()), out var written) && written == length ? values : null;
    }

    /// <summary>A "bad-file" error.</summary>
    public static HybHanasException Bad(string path, string place, string reason) => new(HybHanasError.NewBadFile(path, place, reason));

    /// <summary>The checksum is the last property.</summary>
    private static int Start(string text) => Math.Max(0, text.LastIndexOf("\"checksum\"", StringComparison.Ordinal));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("(?<before>\"checksum\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex Seal();
}

/// <summary>What trained the model.</summary>
internal sealed record ModelVersions(string HybHanas, string Trainer);

/// <summary>Moments by which samples are standardised before they enter the network.</summary>
internal sealed record StandardisationRecord(IReadOnlyList<double> Means, IReadOnlyList<double> Deviations);

/// <summary>One sample as it came, and its class where it is known.</summary>
internal sealed record ExampleRecord(IReadOnlyList<float> Values, int Label);

/// <summary>Where a model comes from.</summary>
internal sealed record ModelOrigin
{
    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>SHA-256 of the samples that the run searched with.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong RunSeed { get; init; }

    /// <summary>Id of the network in the run.</summary>
    public required int Candidate { get; init; }

    /// <summary>Its genome.</summary>
    public required string Genome { get; init; }

    /// <summary>Number of the training's seed, from 1.</summary>
    public required int Seed { get; init; }

    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required TrainingSchedule Schedule { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>Samples that it was trained with.</summary>
    public required int TrainingSamples { get; init; }

    /// <summary>What its accuracy was measured on.</summary>
    public required EvaluationPart EvaluatedOn { get; init; }

    public required int EvaluationSamples { get; init; }

    public required double Accuracy { get; init; }
}
