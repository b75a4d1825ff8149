using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Searching;
using HybHanas.Training;

namespace HybHanas.Runs;

/// <summary>What <c>run.json</c> holds: everything that decided the outcome of a run, resolved.</summary>
internal sealed record RunRecord
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "run.json";

    private const string CurrentFormat = "hybhanas-run/1";
    private const long MaxBytes = 16L << 20;

    public required string Format { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required RunVersions Versions { get; init; }

    public required ulong Seed { get; init; }

    public required SearchOptions Options { get; init; }

    /// <summary>The options as a specification file says them.</summary>
    public required JsonNode Specification { get; init; }

    public required double StopBelowAccuracy { get; init; }

    public required int StepsPerEpoch { get; init; }

    public required DataIdentity Data { get; init; }

    /// <summary>The newest when the run began.</summary>
    public required CalibrationIdentity Calibration { get; init; }

    /// <summary>All when the run began, the oldest first; null where there was one.</summary>
    public IReadOnlyList<CalibrationIdentity>? Calibrations { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required Throughput Throughput { get; init; }

    public required IReadOnlyList<GeneRecord> Space { get; init; }

    /// <summary>The record of a resolved search.</summary>
    public static RunRecord Of(SearchSetup setup, DateTimeOffset started) => new()
    {
        Format = CurrentFormat,
        Started = started,
        Versions = new RunVersions(
            typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            setup.Trainer.Name, Environment.Version.ToString()),
        Seed = setup.Options.Seed,
        Options = setup.Options,
        StopBelowAccuracy = setup.TrainingOptions.StopBelowAccuracy,
        StepsPerEpoch = setup.StepsPerEpoch,
        Data = new DataIdentity(
            setup.Data.Searched.Name, setup.Training.Count, setup.Validation.Count, setup.Training.Classes, Digest(setup.Training, setup.Validation),
            setup.Data.Test is { } test ? new TestIdentity(test.Samples, Digest((test.Values, test.Labels))) : null),
        Specification = SpecificationOf(setup.Specification),
        Calibration = CalibrationIdentity.Of(setup.Series.Latest.Calibration),
        Calibrations = setup.Series.Targets.Length == 1
            ? null
            : [.. setup.Series.Targets.Select(target => CalibrationIdentity.Of(target.Calibration))],
        Warnings = setup.Warnings,
        Throughput = setup.Throughput,
        Space = [.. setup.Space.Genes.Select(gene => new GeneRecord(
            gene.Name, [.. Enumerable.Range(0, gene.Levels).Select(level => GeneModule.value(level, gene))]))],
    };

    /// <summary>The record of a run folder.</summary>
    public static RunRecord Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var record = JsonSerializer.Deserialize<RunRecord>(InputFile.Read(path, MaxBytes), ResultJson.Pretty);
            if (record is { Options: not null, Specification: not null, Versions: not null, Data: not null, Calibration: not null, Throughput: not null, Space: not null })
                return record.Format == CurrentFormat
                    ? WithFolds(record)
                    : throw new HybHanasException(HybHanasError.NewBadFile(path, "format", $"is '{record.Format}'; this version reads '{CurrentFormat}'"));
            throw new HybHanasException(HybHanasError.NewBadFile(path, "", "is not the record of a run"));
        }
        catch (JsonException fault)
        {
            throw new HybHanasException(HybHanasError.NewBadFile(
                path, $"line {fault.LineNumber + 1}", "is not the record of a run: " + fault.Message.Split('\n', '.')[0]));
        }
    }

    /// <summary>A record that says nothing of folds is of a run that had none; its options say what else later versions write.</summary>
    private static RunRecord WithFolds(RunRecord record)
    {
        if (record.Options.Folds is not null)
            return record;
        var options = record.Options with { Folds = 1 };
        return record with { Options = options, Specification = SpecificationOf(SpecificationTranslation.ToSpecification(options)) };
    }

    private static JsonNode SpecificationOf(Specification specification) => JsonNode.Parse(SpecificationJson.print(specification))!;

    private static string Digest(params SampleSet[] parts) => Digest([.. parts.Select(part => (part.Inputs, part.Labels))]);

    private static string Digest(params (ReadOnlyMemory<float> Inputs, ReadOnlyMemory<int> Labels)[] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(part.Inputs.Span));
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(part.Labels.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Versions of what computed the run.</summary>
internal sealed record RunVersions(string HybHanas, string Trainer, string Runtime);

/// <summary>Which samples were used: SHA-256 over the prepared inputs and labels.</summary>
internal sealed record DataIdentity(string Name, int Training, int Validation, int Classes, string Sha256, TestIdentity? Test = null);

/// <summary>Which samples the search never saw: SHA-256 over their values as they came, and labels. Options and seed find them again.</summary>
internal sealed record TestIdentity(int Samples, string Sha256);

/// <summary>Which calibration was used: SHA-256 over its canonical JSON.</summary>
internal sealed record CalibrationIdentity(string Backend, string Version, string LastUpdate, string Sha256)
{
    /// <summary>That of a calibration.</summary>
    public static CalibrationIdentity Of(Calibration calibration) => new(
        calibration.Name, calibration.Version, calibration.LastUpdate,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CalibrationJson.write(calibration)))));
}

/// <summary>A gene and its values in words.</summary>
internal sealed record GeneRecord(string Name, IReadOnlyList<string> Values);
