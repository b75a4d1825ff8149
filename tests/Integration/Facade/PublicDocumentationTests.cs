using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Everything public in the facade says what it is, and what may be null.</summary>
public class PublicDocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Facade = typeof(NetworkSearch).Assembly;

    private static readonly IReadOnlyDictionary<string, XElement> Documented = XDocument
        .Load(Path.ChangeExtension(Facade.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    private static IEnumerable<Type> Types => Facade.GetExportedTypes();

    [Fact]
    public void Every_public_type_and_member_has_a_summary() => None(Types.SelectMany(Undocumented));

    [Fact]
    public void Every_number_of_an_options_record_says_its_range_or_unit()
    {
        var numbers = Types.Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(Declared))
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var number
                && (number == typeof(int) || number == typeof(double)))
            .ToList();
        Assert.NotEmpty(numbers);
        string[] units = ["second", "watts", "gigaflop", "cores"];
        None(numbers
            .Where(property => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}") is var text
                && !text.Any(char.IsAsciiDigit) && !units.Any(unit => text.Contains(unit, StringComparison.OrdinalIgnoreCase)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void Every_public_reference_says_whether_it_may_be_null()
    {
        var context = new NullabilityInfoContext();
        var unknown = Types.SelectMany(type => type.GetMethods(Declared))
            // The compiler leaves the Equals of record structs unannotated.
            .Where(method => !method.IsSpecialName && method.Name != nameof(Equals))
            .SelectMany(method => method.GetParameters().Append(method.ReturnParameter))
            .Where(parameter => !parameter.ParameterType.IsValueType && context.Create(parameter).ReadState == NullabilityState.Unknown);
        None(unknown.Select(parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name} {parameter.Name}"));
    }

    // All of them by name, where an assertion on the collection would cut them short.
    private static void None(IEnumerable<string> culprits)
    {
        if (string.Join(", ", culprits) is { Length: > 0 } names)
            Assert.Fail(names);
    }

    private static IEnumerable<string> Undocumented(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        if (Summary($"T:{name}") == "")
            yield return name;
        foreach (var member in type.GetMembers(Declared).Where(member => !IsWrittenByTheCompiler(member)))
        {
            var id = $"{member switch { FieldInfo => "F", PropertyInfo => "P", EventInfo => "E", _ => "M" }}:{name}.{member.Name.Replace('.', '#')}";
            var isParameterOfRecord = Documented.TryGetValue($"T:{name}", out var record)
                && record.Elements("param").Any(parameter => parameter.Attribute("name")!.Value == member.Name);
            if (!isParameterOfRecord && !Documented.Keys.Any(key => (key == id || key.StartsWith(id + "(", StringComparison.Ordinal)) && Summary(key) != ""))
                yield return $"{name}.{member.Name}";
        }
    }

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member is ConstructorInfo or MethodBase { IsSpecialName: true }
        || member.Name is "Equals" or "GetHashCode" or "ToString" or "<Clone>$" or "Deconstruct" or "value__";

    private static string Summary(string id) => Documented.TryGetValue(id, out var member) ? member.Element("summary")?.Value.Trim() ?? "" : "";
}
