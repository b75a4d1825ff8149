using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybHanas.Runs;

/// <summary>How records of a run are written as JSON: camelCase names, numbers that read back to the same double.</summary>
internal static class RunJson
{
    /// <summary>One line, for the journal.</summary>
    public static readonly JsonSerializerOptions Line = Options(indented: false);

    /// <summary>Indented, for files that people read.</summary>
    public static readonly JsonSerializerOptions Pretty = Options(indented: true);

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
