using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HybHanas.Site;

/// <summary>A page: Markdown with a path below docs.</summary>
internal sealed class Page
{
    private static readonly MarkdownPipeline s_pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();

    public Page(string docs, string path)
        : this(path, Markdown.Parse(File.ReadAllText(System.IO.Path.Combine(docs, path)), s_pipeline))
    {
    }

    private Page(string path, MarkdownDocument document) => (Path, Document) = (path, document);

    /// <summary>Path below docs, with slashes.</summary>
    public string Path { get; }

    /// <summary>The page parsed.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>The first heading's text.</summary>
    public string Title => Document.Descendants<HeadingBlock>().Select(heading => TextOf(heading.Inline)).FirstOrDefault() ?? Path;

    /// <summary>Identifiers that a link can name.</summary>
    public IReadOnlySet<string> Anchors =>
        Document.Descendants<HeadingBlock>().Select(heading => heading.TryGetAttributes()?.Id ?? "").ToHashSet();

    /// <summary>Links and pictures.</summary>
    public IEnumerable<LinkInline> Links => Document.Descendants<LinkInline>();

    /// <summary>Path of the page in the site.</summary>
    public string Target => System.IO.Path.ChangeExtension(Path, ".html");

    /// <summary>A page made of text.</summary>
    public static Page Of(string path, string markdown) => new(path, Markdown.Parse(markdown, s_pipeline));

    /// <summary>The page as HTML.</summary>
    public string Html() => Document.ToHtml(s_pipeline);

    /// <summary>Text without marks.</summary>
    public static string TextOf(ContainerInline? inlines) => string.Concat(
        inlines?.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }) ?? []);
}
