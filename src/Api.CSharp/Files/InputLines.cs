using System.Text;
using HybHanas.Core;

namespace HybHanas;

/// <summary>Lines of text files from outside, read as they are asked for.</summary>
internal static class InputLines
{
    /// <summary>The file's lines; a "bad-file" error where it is missing, unreadable or not UTF-8.</summary>
    public static IEnumerable<string> Read(string path)
    {
        using var reader = Guarded(path, () => new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        while (Guarded(path, reader.ReadLine) is { } line)
            yield return line;
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Bad(path, "no such file");
        }
        catch (DecoderFallbackException)
        {
            throw Bad(path, "is not UTF-8 text");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Bad(path, $"cannot be read: {fault.Message}");
        }
    }

    private static HybHanasException Bad(string path, string reason) => new(HybHanasError.NewBadFile(path, "", reason));
}
