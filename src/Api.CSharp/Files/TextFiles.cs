namespace HybHanas;

/// <summary>Writes text that was asked for into files.</summary>
public static class TextFiles
{
    /// <summary>Writes a text file, whole or not at all, as UTF-8.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="HybHanasException">It cannot be written ("unusable-path").</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        OutputFile.Write(path, text);
    }
}
