namespace HybHanas.Ibm;

/// <summary>A text that no message, log or file may hold; it shows itself only when asked by name.</summary>
internal sealed class Secret
{
    private readonly string _text;

    internal Secret(string text) => _text = text;

    /// <summary>The text itself, for the request that needs it.</summary>
    internal string Reveal() => _text;

    /// <inheritdoc/>
    public override string ToString() => Redactor.Mask;

    /// <summary>True for a text that fits in an HTTP header: visible ASCII without blanks, at most 8,192 characters.</summary>
    internal static bool IsLegal(string text) =>
        text.Length is > 0 and <= 8192 && text.All(c => c is > ' ' and <= '~');
}
