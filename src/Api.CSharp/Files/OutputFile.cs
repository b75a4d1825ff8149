using System.Text;

namespace HybHanas;

/// <summary>Files that the user asked for, written whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes the text; an "unusable-path" error where it cannot.</summary>
    public static void Write(string path, string text)
    {
        try
        {
            var temporary = path + ".part";
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HybHanasException("unusable-path", $"{path}: cannot be written: {fault.Message}", fault);
        }
    }
}
