using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>The types of the facade that the analyzers look up by name.</summary>
internal sealed class FacadeTypes
{
    /// <summary>Their names; a test holds that the facade has each of them.</summary>
    public static readonly string[] Names =
    [
        "HybHanas.Circuit", "HybHanas.Angle", "HybHanas.AnsatzOptions", "HybHanas.SearchOptions", "HybHanas.CircuitBudgetAttribute", "HybHanas.IntRange",
    ];

    private FacadeTypes(INamedTypeSymbol[] types)
    {
        Circuit = types[0];
        Angle = types[1];
        AnsatzOptions = types[2];
        SearchOptions = types[3];
        Budget = types[4];
        IntRange = types[5];
    }

    /// <summary>The fluent builder.</summary>
    public INamedTypeSymbol Circuit { get; }

    /// <summary>Angles of gates.</summary>
    public INamedTypeSymbol Angle { get; }

    /// <summary>Options of an ansatz.</summary>
    public INamedTypeSymbol AnsatzOptions { get; }

    /// <summary>Options of a search.</summary>
    public INamedTypeSymbol SearchOptions { get; }

    /// <summary>The attribute of budgets.</summary>
    public INamedTypeSymbol Budget { get; }

    /// <summary>Ranges of whole numbers.</summary>
    public INamedTypeSymbol IntRange { get; }

    /// <summary>The types, or null where the compilation does not have the library.</summary>
    public static FacadeTypes? Of(Compilation compilation)
    {
        var types = new INamedTypeSymbol[Names.Length];
        for (var i = 0; i < types.Length; i++)
        {
            if (compilation.GetTypeByMetadataName(Names[i]) is not { } type)
                return null;
            types[i] = type;
        }

        return new(types);
    }

    /// <summary>Whether a type is the builder.</summary>
    public bool IsCircuit(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Circuit);

    /// <summary>Whether a type is that of angles.</summary>
    public bool IsAngle(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Angle);

    /// <summary>Whether a method or type belongs to the library.</summary>
    public bool IsOurs(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Circuit.ContainingAssembly);
}
