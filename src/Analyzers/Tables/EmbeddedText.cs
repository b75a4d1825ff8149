namespace HybHanas.Analyzers;

/// <summary>Texts that the assembly holds.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of a resource.</summary>
    public static string[] Lines(string resource) => Split(Read(resource));

    /// <summary>The lines of the n-th literal between triple quotes in the core's tables of the checks.</summary>
    public static string[] CheckTable(int literal) =>
        Split(Read("CheckTables.fs").Split(["\"\"\""], StringSplitOptions.None)[(2 * literal) + 1]);

    private static string Read(string resource)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string[] Split(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
