using System.Reflection;
using System.Xml.Linq;

namespace HybHanas.Site;

/// <summary>A public member with its summary.</summary>
internal sealed record DocumentedMember(string Signature, string Summary)
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The documented public members of a type, in the order of the documentation.</summary>
    public static IEnumerable<DocumentedMember> Of(Type type, IReadOnlyDictionary<string, XElement> documentation)
    {
        var place = $"{type.FullName!.Replace('+', '.')}.";
        foreach (var (key, element) in documentation)
        {
            if (key[0] == 'T' || !key[2..].StartsWith(place, StringComparison.Ordinal))
                continue;
            var name = key[(2 + place.Length)..].Split('(', '`', '~')[0];
            if (!name.Contains('.', StringComparison.Ordinal) && Find(type, name, Parameters(key)) is { } member)
                yield return new DocumentedMember(Written(member, type), Prose.Of(element.Element("summary")));
        }
    }

    private static int Parameters(string key)
    {
        if (key.IndexOf('(', StringComparison.Ordinal) is not (> 0 and var start))
            return 0;
        var (depth, count) = (0, 1);
        foreach (var character in key[start..])
        {
            depth += character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            count += character == ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }

    private static MemberInfo? Find(Type type, string name, int parameters) => name == "#ctor"
        ? type.GetConstructors().FirstOrDefault(constructor => constructor.GetParameters().Length == parameters)
        : type.GetMember(name, Own).FirstOrDefault(member => member is not MethodBase method || method.GetParameters().Length == parameters);

    private static string Written(MemberInfo member, Type type) => member switch
    {
        ConstructorInfo constructor => $"{type.Name.Split('`')[0]}({List(constructor)})",
        MethodInfo method => $"{method.Name}({List(method)}): {TypeName(method.ReturnType)}",
        PropertyInfo property => $"{property.Name}: {TypeName(property.PropertyType)}",
        FieldInfo field when type.IsEnum => field.Name,
        FieldInfo field => $"{field.Name}: {TypeName(field.FieldType)}",
        _ => member.Name,
    };

    private static string List(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.Name}: {TypeName(parameter.ParameterType)}"));

    private static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{TypeName(value)}?"
        : type.IsArray ? $"{TypeName(type.GetElementType()!)}[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.Name switch
        {
            "Int32" => "int",
            "Int64" => "long",
            "UInt64" => "ulong",
            "Double" => "double",
            "Single" => "float",
            "Boolean" => "bool",
            "String" => "string",
            "Void" or "Unit" => "void",
            var name => name,
        };
}
