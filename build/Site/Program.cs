using HybHanas.Site;

if (args is not [var docs, var output])
{
    Console.Error.WriteLine("usage: HybHanas.Site DOCS OUTPUT");
    return 2;
}

var navigation = Navigation.Read(Path.Combine(docs, "navigation.md"));
var pages = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
    .Select(file => Path.GetRelativePath(docs, file).Replace('\\', '/'))
    .Where(path => path != "navigation.md")
    .Order(StringComparer.Ordinal)
    .Select(path => new Page(docs, path))
    .Concat(ApiReference.Pages())
    .ToList();

var faults = LinkCheck.Faults(docs, navigation, pages).ToList();
foreach (var fault in faults)
    Console.Error.WriteLine(fault);
if (faults.Count > 0)
    return 1;

new SiteWriter(docs, output, navigation).Write(pages);
Console.WriteLine($"{pages.Count} pages in {output}");
return 0;
