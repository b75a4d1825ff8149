using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace HybHanas.Reports;

/// <summary>HTML or SVG in the making. Whatever is put into a hole of an interpolated text is escaped; only other markup is not.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();

    /// <summary>Characters so far.</summary>
    public int Length => text.Length;

    /// <summary>Adds what the interpolated text says.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Handler handler) => handler.Owner;

    /// <summary>Adds several pieces.</summary>
    public Markup AddAll(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
            text.Append(piece.text);
        return this;
    }

    /// <summary>A new piece.</summary>
    public static Markup Of(ref Detached handler) => handler.Owner;

    /// <summary>A text of this program, such as a style sheet, as it is.</summary>
    public static Markup Trusted(string text)
    {
        var markup = new Markup();
        markup.text.Append(text);
        return markup;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Literal(string value) => text.Append(value);

    private void Hole(object? value)
    {
        if (value is Markup markup)
            text.Append(markup.text);
        else if (value is double number)
            text.Append(number.ToString("0.#", CultureInfo.InvariantCulture));
        else
            text.Append(WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
    }

    /// <summary>Takes an interpolated text apart, into markup that there is.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        public Handler(int literalLength, int formattedCount, Markup owner) => Owner = owner;

        public Markup Owner { get; }

        public void AppendLiteral(string value) => Owner.Literal(value);

        public void AppendFormatted<T>(T value) => Owner.Hole(value);
    }

    /// <summary>Takes an interpolated text apart, into new markup.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Detached
    {
        public Detached(int literalLength, int formattedCount) => Owner = new Markup();

        public Markup Owner { get; }

        public void AppendLiteral(string value) => Owner.Literal(value);

        public void AppendFormatted<T>(T value) => Owner.Hole(value);
    }
}
