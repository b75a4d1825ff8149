using System.Collections.Immutable;
using System.Text;

namespace HybHanas.Ibm;

/// <summary>
/// Makes texts from outside fit to be shown: one line, bounded, and without any secret that was learnt so far. A part of a secret
/// counts as the secret, since a server may quote only its beginning.
/// </summary>
internal sealed class Redactor
{
    internal const string Mask = "[hidden]";

    /// <summary>Characters in a row that give a secret away.</summary>
    private const int Telling = 8;

    private const int LongestInput = 4096;
    private const int LongestOutput = 200;

    private ImmutableArray<string> _secrets = [];

    /// <summary>From now on the secret is masked, as it is and as a form or an address would carry it.</summary>
    internal void Learn(Secret secret)
    {
        var text = secret.Reveal();
        foreach (var form in new[] { text, Uri.EscapeDataString(text) })
            if (form.Length > 0)
                ImmutableInterlocked.Update(ref _secrets, known => known.Contains(form) ? known : known.Add(form));
    }

    /// <summary>The text as one line of at most 200 characters in which secrets are masked.</summary>
    internal string Clean(string text)
    {
        var input = text.Length > LongestInput ? text[..LongestInput] : text;
        var output = new StringBuilder();
        for (var at = 0; at < input.Length && output.Length <= LongestOutput;)
        {
            var hidden = _secrets.Select(secret => Shared(secret, input, at)).DefaultIfEmpty(0).Max();
            if (hidden > 0)
                output.Append(Mask);
            else
                output.Append(char.IsControl(input[at]) || char.IsSurrogate(input[at]) ? ' ' : input[at]);
            at += Math.Max(1, hidden);
        }
        return output.Length > LongestOutput ? $"{output.ToString(0, LongestOutput)}..." : output.ToString();
    }

    /// <summary>How many characters of the input from a position on are part of the secret; 0 where too few to tell.</summary>
    private static int Shared(string secret, string input, int at)
    {
        var length = Math.Min(Telling, secret.Length);
        var found = 0;
        for (; at + length <= input.Length; length++)
        {
            if (!secret.AsSpan().Contains(input.AsSpan(at, length), StringComparison.OrdinalIgnoreCase))
                break;
            found = length;
        }
        return found;
    }
}
