using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HybHanas.Site;

/// <summary>XML documentation as a line of Markdown.</summary>
internal static partial class Prose
{
    /// <summary>The text of an element; code stays code, what is referred to is named.</summary>
    public static string Of(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } reference => $"`{Name(reference)}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        XText text => Marks().Replace(text.Value, @"\$0"),
        _ => "",
    };

    private static string Name(XElement reference)
    {
        var target = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value ?? reference.Value;
        return target.Split('(')[0].Split('.')[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[|<>*_\[\]`\\]")]
    private static partial Regex Marks();
}
