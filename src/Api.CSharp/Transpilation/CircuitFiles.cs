using System.Text.Json;
using HybHanas.Core;

namespace HybHanas;

/// <summary>A circuit with the name that its results are reported under.</summary>
/// <param name="Id">The name.</param>
/// <param name="OpenQasm">OpenQASM 2 or 3.</param>
public sealed record NamedCircuit(string Id, string OpenQasm);

/// <summary>Reads many circuits from one text.</summary>
public static class CircuitFiles
{
    private const long MaxFileBytes = 64L << 20;

    /// <summary>An OpenQASM file of at most 64 MiB, named after it without folder and extension.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="HybHanasException">The file is missing or no text ("bad-file").</exception>
    public static NamedCircuit Read(string path) => new(Path.GetFileNameWithoutExtension(path), InputFile.Read(path, MaxFileBytes));

    /// <summary>The circuits of a JSON Lines file of at most 64 MiB, one {"id": ..., "qasm": ...} on each line.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="HybHanasException">The file is missing, or a line is no such object ("bad-file").</exception>
    public static IReadOnlyList<NamedCircuit> ReadBatch(string path) => ParseBatch(InputFile.Read(path, MaxFileBytes), path);

    /// <summary>The same from text.</summary>
    /// <param name="text">The lines; empty ones are passed over.</param>
    /// <param name="source">How error messages name it.</param>
    /// <exception cref="HybHanasException">As for <see cref="ReadBatch"/>.</exception>
    public static IReadOnlyList<NamedCircuit> ParseBatch(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var circuits = new List<NamedCircuit>();
        foreach (var (index, line) in text.Split('\n').Index())
            if (!string.IsNullOrWhiteSpace(line))
                circuits.Add(Parse(line, source, index + 1));
        return circuits;
    }

    private static NamedCircuit Parse(string line, string source, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind == JsonValueKind.Object
                && row.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && row.TryGetProperty("qasm", out var qasm) && qasm.ValueKind == JsonValueKind.String)
                return new NamedCircuit(id.GetString()!, qasm.GetString()!);
            throw Bad(source, number, "expected an object with the strings \"id\" and \"qasm\"");
        }
        catch (JsonException fault)
        {
            throw Bad(source, number, $"is no JSON: {fault.Message}");
        }
    }

    private static HybHanasException Bad(string source, int number, string reason) =>
        new(HybHanasError.NewBadFile(source, $"line {number}", reason));
}
