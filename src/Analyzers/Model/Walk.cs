using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>What one reading of a method body shares: what it found, and how much it may still do.</summary>
internal sealed class Walk(FacadeTypes types, Func<SyntaxNode, IOperation?> bodyOf, CancellationToken cancellation)
{
    // Far beyond what a person writes; a loop of a million rounds ends here, and nothing is said of it.
    private int fuel = 20_000;
    private readonly Dictionary<IOperation, BodyFacts> bodies = [];

    /// <summary>The facade.</summary>
    public FacadeTypes Types { get; } = types;

    /// <summary>The operation of a declaration elsewhere in the compilation.</summary>
    public Func<SyntaxNode, IOperation?> BodyOf { get; } = bodyOf;

    /// <summary>What there is in a body, looked up once.</summary>
    public BodyFacts FactsOf(IOperation body)
    {
        if (!bodies.TryGetValue(body, out var facts))
            bodies[body] = facts = new(body, Types);
        return facts;
    }

    /// <summary>Every circuit that came up.</summary>
    public List<CircuitValue> Circuits { get; } = [];

    /// <summary>Calls of helpers without parameters: what is wrong inside them is told there.</summary>
    public HashSet<SyntaxNode> ToldElsewhere { get; } = [];

    /// <summary>Every creation of options that came up.</summary>
    public List<OptionsValue> Options { get; } = [];

    /// <summary>Numbers of shots that are handed to the library.</summary>
    public List<ShotsValue> Shots { get; } = [];

    /// <summary>Whether there was more to do than is allowed: nothing is said then.</summary>
    public bool Exhausted => fuel <= 0;

    /// <summary>Takes one step; false where none may be taken any more.</summary>
    public bool Step()
    {
        cancellation.ThrowIfCancellationRequested();
        return fuel-- > 0;
    }
}

/// <summary>An object of options with what its initialiser says.</summary>
internal sealed class OptionsValue(INamedTypeSymbol type, SyntaxNode syntax, Dictionary<string, OptionSetting> values)
{
    /// <summary>Its type.</summary>
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The creation.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The properties that are set, null where the value is not known.</summary>
    public Dictionary<string, OptionSetting> Values { get; } = values;

    /// <summary>A whole number: what is set, else the default; null where it is not known.</summary>
    public int? Number(string property, int otherwise) =>
        Values.TryGetValue(property, out var set) ? set.Value as int? : otherwise;

    /// <summary>Where a property is set, else the creation.</summary>
    public SyntaxNode Place(string property) => Values.TryGetValue(property, out var set) ? set.Syntax : Syntax;
}

/// <summary>What a property is set to.</summary>
internal sealed class OptionSetting(object? value, SyntaxNode syntax)
{
    /// <summary>The value; null where it is not known.</summary>
    public object? Value { get; } = value;

    /// <summary>Where it is set.</summary>
    public SyntaxNode Syntax { get; } = syntax;
}

/// <summary>A number of shots that is handed to the library.</summary>
internal sealed class ShotsValue(int shots, SyntaxNode syntax)
{
    /// <summary>The number.</summary>
    public int Shots { get; } = shots;

    /// <summary>Where it is written.</summary>
    public SyntaxNode Syntax { get; } = syntax;
}
