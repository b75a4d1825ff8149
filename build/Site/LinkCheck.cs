using Markdig.Syntax.Inlines;

namespace HybHanas.Site;

/// <summary>Finds links that lead nowhere and pages that nothing leads to.</summary>
internal static class LinkCheck
{
    /// <summary>A line for each fault.</summary>
    public static IEnumerable<string> Faults(string docs, Navigation navigation, IReadOnlyList<Page> pages)
    {
        var byPath = pages.ToDictionary(page => page.Path);
        var listed = navigation.Groups.SelectMany(group => group.Entries).Select(entry => entry.Path).ToHashSet();
        foreach (var path in listed.Where(path => !byPath.ContainsKey(path)))
            yield return $"navigation.md: there is no page {path}";
        foreach (var path in byPath.Keys.Where(path => !listed.Contains(path) && !path.StartsWith("api/", StringComparison.Ordinal)))
            yield return $"{path}: is not in navigation.md";
        foreach (var page in pages)
            foreach (var link in page.Links)
                if (Fault(docs, byPath, page, link) is { } fault)
                    yield return $"{page.Path}:{link.Line + 1}: {fault}";
    }

    /// <summary>Where a relative link leads, below docs; null for a link to another place of the web.</summary>
    public static string? TargetOf(Page page, string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            return null;
        var path = url.Split('#')[0];
        var folder = Path.GetDirectoryName(page.Path) ?? "";
        return path == ""
            ? page.Path
            : Path.GetRelativePath("/docs", Path.GetFullPath(Path.Combine("/docs", folder, path))).Replace('\\', '/');
    }

    private static string? Fault(string docs, Dictionary<string, Page> pages, Page page, LinkInline link)
    {
        var url = link.Url ?? "";
        if (TargetOf(page, url) is not { } target)
            return null;
        if (!pages.TryGetValue(target, out var other))
            return Path.Exists(Path.Combine(docs, target)) ? null : $"the link '{url}' leads nowhere";
        return url.Split('#') is [_, { } anchor] && !other.Anchors.Contains(anchor) ? $"'{url}': the page has no such heading" : null;
    }
}
