using System.Reflection;
using System.Text;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>The public surface of the facade stands in Golden/api/HybHanas.txt; a change of it is a change of that file.</summary>
public class PublicApiTests
{
    private static readonly Assembly Facade = typeof(NetworkSearch).Assembly;

    [Fact]
    public void The_public_surface_is_the_listed_one()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "api", "HybHanas.txt");
        var listed = File.ReadAllText(path).ReplaceLineEndings("\n");
        var actual = Surface();
        if (listed != actual)
            File.WriteAllText(path + ".new", actual);
        Assert.True(listed == actual, $"the public surface changed; compare {path}.new with tests/Golden/api/HybHanas.txt");
    }

    [Fact]
    public void No_FSharp_type_is_in_the_public_surface() => Assert.DoesNotContain("FSharp", Surface());

    [Fact]
    public void No_core_type_is_in_the_public_surface() => Assert.DoesNotContain("HybHanas.Core", Surface());

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in Facade.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append(type.IsEnum ? " : enum" : type.IsValueType ? " : struct" : "").Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => !Hidden(member))
                .Select(member => $"  {member}")
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append(member).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Property accessors and what the compiler writes for records say nothing new.</summary>
    private static bool Hidden(MemberInfo member) =>
        member is MethodBase { IsSpecialName: true } and not ConstructorInfo
        || member.Name is "Equals" or "GetHashCode" or "ToString" or "<Clone>$" or "Deconstruct" or "value__";
}
