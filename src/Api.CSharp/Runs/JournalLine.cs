using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HybHanas.Runs;

/// <summary>One line of the journal: a candidate as JSON whose last property is a checksum of all before it.</summary>
internal static class JournalLine
{
    private const string Mark = ",\"checksum\":\"";
    private const int Digits = 16;

    /// <summary>The line without its end.</summary>
    public static string Seal(Candidate candidate)
    {
        var body = JsonSerializer.Serialize(candidate, ResultJson.Line)[..^1];
        return $"{body}{Mark}{Checksum(body)}\"}}";
    }

    /// <summary>The candidate of an undamaged line.</summary>
    public static bool TryOpen(string line, [NotNullWhen(true)] out Candidate? candidate)
    {
        candidate = null;
        var at = line.Length - Mark.Length - Digits - 2;
        if (at < 1 || !line.AsSpan(at).StartsWith(Mark) || !line.EndsWith("\"}", StringComparison.Ordinal))
            return false;
        var body = line[..at];
        if (!line.AsSpan(at + Mark.Length, Digits).SequenceEqual(Checksum(body)))
            return false;
        try
        {
            candidate = JsonSerializer.Deserialize<Candidate>(body + "}", ResultJson.Line);
            return candidate is { Genome: not null, Genes: not null, Epochs: not null, Warnings: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The first 64 bits of SHA-256.</summary>
    private static string Checksum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..Digits];
}
