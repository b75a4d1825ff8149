using System.Text;
using HybHanas.Core;

namespace HybHanas;

/// <summary>Text files from outside: bounded, and every fault named.</summary>
internal static class InputFile
{
    /// <summary>The file's text; a "bad-file" error where it is missing, unreadable, too large or not UTF-8.</summary>
    public static string Read(string path, long maxBytes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > maxBytes)
                throw Bad(path, $"is {length} bytes long; at most {maxBytes} are read");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Bad(path, Directory.Exists(path) ? "is a folder, not a file" : "no such file");
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
