using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using HybHanas.Core;
using HybHanas.Core.Backends;
using Microsoft.FSharp.Core;

namespace HybHanas.Calibrations;

/// <summary>
/// The calibrations that come with HybHanas: snapshots of IBM backends in HybHanas's own format, named without "ibm_".
/// </summary>
internal static class BundledCalibrations
{
    private const string Prefix = "Calibrations/";
    private const string Suffix = ".json.gz";

    private static readonly FrozenDictionary<string, Lazy<FSharpResult<Calibration, HybHanasError>>> Snapshots =
        typeof(BundledCalibrations).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                resource => resource[Prefix.Length..^Suffix.Length],
                resource => new Lazy<FSharpResult<Calibration, HybHanasError>>(() => Read(resource)),
                StringComparer.Ordinal);

    /// <summary>The names, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Snapshots.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// The calibration of that name; read at the first call, kept from then on. An UnknownName error with the nearest
    /// names where there is none.
    /// </summary>
    public static FSharpResult<Calibration, HybHanasError> Load(string name) =>
        Snapshots.TryGetValue(name, out var snapshot)
            ? snapshot.Value
            : FSharpResult<Calibration, HybHanasError>.NewError(HybHanasErrorModule.unknown("bundled backend", Names, name));

    private static FSharpResult<Calibration, HybHanasError> Read(string resource)
    {
        using var packed = typeof(BundledCalibrations).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is listed but not there");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return CalibrationJson.parse(resource, reader.ReadToEnd());
    }
}
