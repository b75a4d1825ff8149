using System.IO.Compression;
using System.Text.Json;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Reads the golden files of Golden/training.</summary>
internal static class GoldenJson
{
    public static IEnumerable<JsonElement> Lines(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "training", file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement;
    }

    /// <summary>The numbers of nested arrays in order; a missing one is empty.</summary>
    public static double[] Flat(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var element) ? [.. Numbers(element)] : [];

    /// <summary>The same, split by the first index: one array for each sample.</summary>
    public static double[][] Samples(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(sample => Numbers(sample).ToArray())];

    /// <summary>Channels, height and width of the samples under a name; vectors are channels.</summary>
    public static (int Channels, int Height, int Width) Shape(JsonElement parent, string name)
    {
        var sample = parent.GetProperty(name)[0];
        return sample[0].ValueKind == JsonValueKind.Array
            ? (sample.GetArrayLength(), sample[0].GetArrayLength(), sample[0][0].GetArrayLength())
            : (sample.GetArrayLength(), 1, 1);
    }

    private static IEnumerable<double> Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Numbers) : [element.GetDouble()];
}
