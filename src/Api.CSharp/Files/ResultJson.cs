using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybHanas;

/// <summary>How results and run files are written as JSON: camelCase names, no nulls, numbers that read back to the same double.</summary>
public static class ResultJson
{
    /// <summary>On one line, for journals and batches.</summary>
    public static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>Indented, for people.</summary>
    public static JsonSerializerOptions Pretty { get; } = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
