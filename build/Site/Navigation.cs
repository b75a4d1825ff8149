using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HybHanas.Site;

/// <summary>A page in the navigation.</summary>
internal sealed record NavigationEntry(string Title, string Path);

/// <summary>A heading of the navigation with its pages.</summary>
internal sealed record NavigationGroup(string Title, IReadOnlyList<NavigationEntry> Entries);

/// <summary>What stands beside every page.</summary>
internal sealed record Navigation(IReadOnlyList<NavigationGroup> Groups)
{
    /// <summary>Reads navigation.md: a heading for each group, and a list of links below it.</summary>
    public static Navigation Read(string file)
    {
        var groups = new List<NavigationGroup>();
        var entries = new List<NavigationEntry>();
        foreach (var block in Markdown.Parse(File.ReadAllText(file)))
        {
            if (block is HeadingBlock { Level: 2 } heading)
                groups.Add(new NavigationGroup(Page.TextOf(heading.Inline), entries = []));
            else if (block is ListBlock list)
                entries.AddRange(list.Descendants<LinkInline>().Select(link => new NavigationEntry(Page.TextOf(link), link.Url ?? "")));
        }

        return new Navigation(groups);
    }
}
