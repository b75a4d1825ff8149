using Microsoft.CodeAnalysis.Text;

namespace HybHanas.Analyzers;

/// <summary>Finds certain words in a text without reading anything into it.</summary>
internal sealed class WordScan
{
    /// <summary>The word that creates an object; it is found only where arguments follow it at once.</summary>
    public const string New = "new";

    // By the hash that is made while a word is read; chains are short.
    private readonly Dictionary<int, string[]> words;

    /// <summary>Looks for these words.</summary>
    public WordScan(HashSet<string> sought)
    {
        words = [];
        foreach (var word in sought)
        {
            var hash = 0;
            foreach (var letter in word)
                hash = Next(hash, letter);
            words[hash] = words.TryGetValue(hash, out var alike) ? [.. alike, word] : [word];
        }
    }

    /// <summary>Where the words are, in order.</summary>
    public List<FoundWord> Find(SourceText source)
    {
        var found = new List<FoundWord>();
        var text = source.ToString();
        for (var i = 0; i < text.Length;)
        {
            if (!IsOfWord(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var hash = 0;
            while (i < text.Length && IsOfWord(text[i]))
                hash = Next(hash, text[i++]);
            if (words.TryGetValue(hash, out var alike) && Match(alike, text, start, i - start) is { } word && (word != New || Arguments(text, i)))
                found.Add(new(start, word));
        }

        return found;
    }

    private static string? Match(string[] alike, string text, int start, int length)
    {
        foreach (var word in alike)
        {
            if (word.Length == length && string.CompareOrdinal(word, 0, text, start, length) == 0)
                return word;
        }

        return null;
    }

    private static bool Arguments(string text, int at)
    {
        at = Skip(text, at);
        return at < text.Length && text[at] == '(' && Skip(text, at + 1) is var inner && inner < text.Length && text[inner] != ')';
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsOfWord(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        || (letter > '\u007f' && char.IsLetterOrDigit(letter));

    private static int Next(int hash, char letter) => unchecked((hash * 31) + letter);
}

/// <summary>A word in a text.</summary>
internal sealed class FoundWord(int start, string word)
{
    /// <summary>Where it begins.</summary>
    public int Start { get; } = start;

    /// <summary>The word.</summary>
    public string Word { get; } = word;
}
