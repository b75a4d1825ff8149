using System.Globalization;
using System.Text;

namespace HybHanas.Models;

/// <summary>Python literals.</summary>
internal static class PythonText
{
    private const int Width = 120;

    /// <summary>A list of strings, of ASCII characters whatever they hold.</summary>
    public static string Strings(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(String))}]";

    /// <summary>Numbers that read back to the same single- or double-precision number.</summary>
    public static string Number(IFormattable value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A list of numbers in lines of readable length.</summary>
    public static string Numbers<T>(IEnumerable<T> values, string indent)
        where T : IFormattable
    {
        var text = new StringBuilder("[");
        var line = indent.Length;
        foreach (var (index, value) in values.Index())
        {
            var number = Number(value);
            if (index > 0)
                text.Append(',');
            if (line + number.Length + 2 > Width)
            {
                text.Append('\n').Append(indent);
                line = indent.Length;
            }
            else if (index > 0)
            {
                text.Append(' ');
            }

            text.Append(number);
            line += number.Length + 2;
        }

        return text.Append(']').ToString();
    }

    private static string String(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            literal.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                >= ' ' and < 127 => rune.ToString(),
                < 0x10000 => $"\\u{rune.Value:x4}",
                _ => $"\\U{rune.Value:x8}",
            });
        }

        return literal.Append('"').ToString();
    }
}
