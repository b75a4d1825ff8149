using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>The words by which a source may use the facade: a file without any of them is not looked at further.</summary>
internal sealed class FacadeNames
{
    private readonly HashSet<string> methods;
    private readonly HashSet<string> types;
    private readonly HashSet<string> options;
    private readonly HashSet<string> attributes;

    private FacadeNames(HashSet<string> methods, HashSet<string> types, HashSet<string> options, HashSet<string> attributes)
    {
        (this.methods, this.types, this.options, this.attributes) = (methods, types, options, attributes);
        Words = new(new HashSet<string>(methods.Concat(types).Concat(options).Concat(attributes)) { WordScan.New });
    }

    /// <summary>All of them, and the word that creates an object of a type that is not named.</summary>
    public WordScan Words { get; }

    /// <summary>The names of the facade's public types, of their methods, and of the properties that can be set.</summary>
    public static FacadeNames Of(FacadeTypes facade)
    {
        var (methods, types, options) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var type in facade.Circuit.ContainingNamespace.GetTypeMembers())
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                continue;
            types.Add(type.Name);
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public })
                    methods.Add(member.Name);
                else if (member is IPropertySymbol { SetMethod: not null })
                    options.Add(member.Name);
            }
        }

        var attribute = facade.Budget.Name;
        return new(methods, types, options, [attribute, attribute.Substring(0, attribute.Length - nameof(Attribute).Length)]);
    }

    /// <summary>The same with other names of types.</summary>
    public FacadeNames With(IReadOnlyCollection<string> aliases) =>
        aliases.Count == 0 ? this : new(methods, [.. types, .. aliases], options, [.. attributes, .. aliases]);

    /// <summary>Whether a method has the name.</summary>
    public bool IsMethod(string name) => methods.Contains(name);

    /// <summary>Whether a type has the name.</summary>
    public bool IsType(string name) => types.Contains(name);

    /// <summary>Whether a property that can be set has the name.</summary>
    public bool IsOption(string name) => options.Contains(name);

    /// <summary>Whether the attribute of budgets has the name.</summary>
    public bool IsBudget(string name) => attributes.Contains(name);
}
