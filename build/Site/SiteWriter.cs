using System.Net;
using System.Text;
using Markdig.Syntax.Inlines;

namespace HybHanas.Site;

/// <summary>Writes the pages with their frame.</summary>
internal sealed class SiteWriter(string docs, string output, Navigation navigation)
{
    /// <summary>Writes every page, the pictures they show, and the style.</summary>
    public void Write(IReadOnlyList<Page> pages)
    {
        foreach (var page in pages)
        {
            foreach (var link in page.Links.ToList())
                Relocate(page, link);
            var file = Path.Combine(output, page.Target);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Framed(page));
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "style.css"), Path.Combine(output, "style.css"), overwrite: true);
    }

    /// <summary>Pages link to pages, pictures come along; a link to a file of the repository becomes text.</summary>
    private void Relocate(Page page, LinkInline link)
    {
        var url = link.Url ?? "";
        if (LinkCheck.TargetOf(page, url) is not { } target)
            return;
        if (target.StartsWith("..", StringComparison.Ordinal) || Directory.Exists(Path.Combine(docs, target)))
            link.ReplaceBy(new LiteralInline(Page.TextOf(link)));
        else if (target.EndsWith(".md", StringComparison.Ordinal))
            link.Url = url.Replace(".md", ".html", StringComparison.Ordinal);
        else
        {
            var copy = Path.Combine(output, target);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(docs, target), copy, overwrite: true);
        }
    }

    private string Framed(Page page)
    {
        var root = string.Concat(Enumerable.Repeat("../", page.Path.Count(character => character == '/')));
        var menu = new StringBuilder();
        foreach (var group in navigation.Groups)
        {
            menu.Append($"<h2>{WebUtility.HtmlEncode(group.Title)}</h2>\n<ul>\n");
            foreach (var entry in group.Entries)
            {
                var current = entry.Path == page.Path ? " aria-current=\"page\"" : "";
                menu.Append($"<li><a href=\"{root}{Path.ChangeExtension(entry.Path, ".html")}\"{current}>{WebUtility.HtmlEncode(entry.Title)}</a></li>\n");
            }
            menu.Append("</ul>\n");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(page.Title)} · HybHanas</title>
            <link rel="stylesheet" href="{root}style.css">
            </head>
            <body>
            <nav><details open><summary>HybHanas</summary>
            {menu}</details></nav>
            <main>
            {page.Html()}</main>
            </body>
            </html>

            """;
    }
}
