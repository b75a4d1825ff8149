using System.Reflection;
using System.Text;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>What an assembly shows, as text.</summary>
internal static class PublicSurface
{
    /// <summary>It is the one in Golden/api; another is written beside that.</summary>
    public static void IsListed(Assembly assembly)
    {
        var file = $"{assembly.GetName().Name}.txt";
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "api", file);
        var listed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var actual = Of(assembly);
        if (listed != actual)
            File.WriteAllText(path + ".new", actual);
        Assert.True(listed == actual, $"the public surface changed; compare {path}.new with tests/Golden/api/{file}");
    }

    /// <summary>Every exported type with its own public members, sorted.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Where(type => !IsOfUnion(type.DeclaringType)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append(type.IsEnum ? " : enum" : type.IsValueType ? " : struct" : "").Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => !Hidden(member))
                .Select(member => $"  {member}")
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append(member).Append('\n');
        }

        return text.Replace("Microsoft.FSharp.Core.", "").Replace("Microsoft.FSharp.Collections.", "").ToString();
    }

    /// <summary>The types nested in an F# union are its cases, which its members name.</summary>
    private static bool IsOfUnion(Type? type) =>
        type?.GetCustomAttribute<CompilationMappingAttribute>()?.SourceConstructFlags.HasFlag(SourceConstructFlags.SumType) is true;

    /// <summary>Property accessors and what the compilers write for records and unions say nothing new.</summary>
    private static bool Hidden(MemberInfo member) =>
        member is MethodBase { IsSpecialName: true } and not ConstructorInfo
        || member is TypeInfo || member.Name.StartsWith("get_", StringComparison.Ordinal)
        || IsOfUnion(member.DeclaringType) && (member.Name == "Tag" || member.Name.StartsWith("Is", StringComparison.Ordinal))
        || member.Name is "CompareTo" or "Equals" or "GetHashCode" or "ToString" or "<Clone>$" or "Deconstruct" or "value__";
}
