using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace HybHanas.Site;

/// <summary>The packages' public types with their XML documentation, a page for each namespace.</summary>
internal static class ApiReference
{
    private static readonly string[] s_assemblies = ["HybHanas", "HybHanas.Core", "HybHanas.Simulation", "HybHanas.Training"];

    /// <summary>The pages api/NAMESPACE.md, and api/index.md that lists them.</summary>
    public static IEnumerable<Page> Pages()
    {
        var types = s_assemblies.SelectMany(name => Types(Assembly.Load(name))).ToList();
        var index = new StringBuilder("# API reference\n\nThe public types of the packages, by namespace.\n\n| namespace | package | types |\n| --- | --- | --- |\n");
        foreach (var group in types.GroupBy(type => type.Namespace).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var packages = string.Join(", ", group.Select(type => type.Package).Distinct());
            index.Append($"| [{group.Key}]({group.Key}.md) | {packages} | {group.Count()} |\n");
            yield return Page.Of($"api/{group.Key}.md", Markdown(group.Key, [.. group.OrderBy(type => type.Name, StringComparer.Ordinal)]));
        }

        yield return Page.Of("api/index.md", index.ToString());
    }

    private static IEnumerable<DocumentedType> Types(Assembly assembly)
    {
        var members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .GroupBy(member => member.Attribute("name")!.Value).ToDictionary(group => group.Key, group => group.First());
        return
            from type in assembly.GetExportedTypes()
            let key = $"T:{type.FullName!.Replace('+', '.')}"
            where members.ContainsKey(key)
            select new DocumentedType(
                type.Namespace ?? "", assembly.GetName().Name!, NameOf(type), Prose.Of(members[key].Element("summary")),
                [.. DocumentedMember.Of(type, members)]);
    }

    private static string NameOf(Type type)
    {
        var name = type.FullName![(type.Namespace?.Length + 1 ?? 0)..].Replace('+', '.').Split('`')[0];
        // An F# module that shares its name with a type carries a suffix in the assembly only.
        return name.EndsWith("Module", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true } ? name[..^"Module".Length] + " (module)" : name;
    }

    private static string Markdown(string name, IReadOnlyList<DocumentedType> types)
    {
        var text = new StringBuilder($"# {name}\n\n");
        foreach (var type in types)
        {
            text.Append($"## {type.Name}\n\n{type.Summary}\n\n");
            if (type.Members.Count == 0)
                continue;
            text.Append("| member | |\n| --- | --- |\n");
            foreach (var member in type.Members)
                text.Append($"| `{member.Signature}` | {member.Summary} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    private sealed record DocumentedType(
        string Namespace, string Package, string Name, string Summary, IReadOnlyList<DocumentedMember> Members);
}
