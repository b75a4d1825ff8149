using System.Reflection;
using System.Text;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>The public surfaces of the facade and of the core stand in Golden/api; a change of one is a change of its file.</summary>
public class PublicApiTests
{
    private static readonly Assembly Facade = typeof(NetworkSearch).Assembly;
    private static readonly Assembly Core = typeof(Core.HybHanasError).Assembly;

    [Fact]
    public void The_public_surface_is_the_listed_one() => IsListed(Facade);

    [Fact]
    public void The_public_surface_of_the_core_is_the_listed_one() => IsListed(Core);

    private static void IsListed(Assembly assembly)
    {
        var file = $"{assembly.GetName().Name}.txt";
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "api", file);
        var listed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var actual = Surface(assembly);
        if (listed != actual)
            File.WriteAllText(path + ".new", actual);
        Assert.True(listed == actual, $"the public surface changed; compare {path}.new with tests/Golden/api/{file}");
    }

    [Fact]
    public void No_FSharp_type_is_in_the_public_surface() => Assert.DoesNotContain("FSharp", Surface(Facade));

    [Fact]
    public void No_core_type_is_in_the_public_surface() => Assert.DoesNotContain("HybHanas.Core", Surface(Facade));

    private static string Surface(Assembly assembly)
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
