using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HybHanas.Analyzers;

/// <summary>Finds the limits at a place: each from the nearest attribute that sets it, else .editorconfig, else MSBuild.</summary>
internal sealed class BudgetSource(FacadeTypes types, AnalyzerConfigOptionsProvider options)
{
    /// <summary>The keys of the attribute, of .editorconfig and of MSBuild, and the least legal number.</summary>
    public static readonly (string Attribute, string Key, string Property, int Least)[] Numbers =
    [
        ("Qubits", "hybhanas_max_qubits", BuildProperty + "HybHanasMaxQubits", 1),
        ("Depth", "hybhanas_max_depth", BuildProperty + "HybHanasMaxDepth", 0),
        ("TwoQubitGates", "hybhanas_max_two_qubit_gates", BuildProperty + "HybHanasMaxTwoQubitGates", 0),
        ("Parameters", "hybhanas_max_parameters", BuildProperty + "HybHanasMaxParameters", 0),
    ];

    private const string BuildProperty = "build_property.";
    private const string BackendKey = "hybhanas_backend";
    private const string BackendProperty = BuildProperty + "HybHanasBackend";

    /// <summary>The limits of what is written in a symbol, in a file.</summary>
    public Budget At(ISymbol symbol, SyntaxTree tree)
    {
        var attributes = Attributes(symbol).ToArray();
        return new(Of(0), Of(1), Of(2), Of(3), Backend(attributes, tree));

        Limit? Of(int which) => Number(which, attributes, tree);
    }

    /// <summary>What cannot be in .editorconfig and in the project, each once.</summary>
    public IEnumerable<string> Faults(IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(tree => FaultsOf(options.GetOptions(tree), number => number.Key, BackendKey, " of .editorconfig"))
            .Concat(FaultsOf(options.GlobalOptions, number => number.Property, BackendProperty, " of the project")).Distinct();

    private static IEnumerable<string> FaultsOf(
        AnalyzerConfigOptions given, Func<(string Attribute, string Key, string Property, int Least), string> keyOf, string backendKey, string where)
    {
        foreach (var number in Numbers)
        {
            if (Given(given, keyOf(number)) is { } text && Legal(text, number.Least) is null)
                yield return $"{Name(keyOf(number))}{where} is '{text}'; it must be a whole number, {number.Least} or more";
        }

        if (Given(given, backendKey) is { } backend && BackendInfo.Find(backend) is null)
            yield return $"{Name(backendKey)}{where} is '{backend}', which is no bundled backend; there are {string.Join(", ", BackendInfo.Names)}";
    }

    private IEnumerable<AttributeData> Attributes(ISymbol symbol)
    {
        for (var at = symbol; at is not null; at = at is IMethodSymbol { AssociatedSymbol: { } property } ? property : at.ContainingSymbol)
        {
            if (at is IAssemblySymbol or IModuleSymbol)
                break;
            foreach (var attribute in Ours(at))
                yield return attribute;
        }

        foreach (var attribute in Ours(symbol.ContainingAssembly))
            yield return attribute;
    }

    private IEnumerable<AttributeData> Ours(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, types.Budget));

    private Limit? Number(int which, AttributeData[] attributes, SyntaxTree tree)
    {
        var (name, key, property, least) = Numbers[which];
        foreach (var attribute in attributes)
        {
            if (Named(attribute, name) is int value && value >= least)
                return new(value, "the attribute", attribute.ApplicationSyntaxReference);
        }

        if (Legal(Given(options.GetOptions(tree), key), least) is { } ofFile)
            return new(ofFile, key, null);
        return Legal(Given(options.GlobalOptions, property), least) is { } ofBuild ? new(ofBuild, Name(property), null) : null;
    }

    private BackendInfo? Backend(AttributeData[] attributes, SyntaxTree tree)
    {
        foreach (var attribute in attributes)
        {
            if (Named(attribute, "Backend") is string name)
                return BackendInfo.Find(name);
        }

        return (Given(options.GetOptions(tree), BackendKey) ?? Given(options.GlobalOptions, BackendProperty)) is { } text ? BackendInfo.Find(text) : null;
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value
            : null;

    /// <summary>A value; null where there is none, as for every property that the build passes on unset, or where .editorconfig takes one back.</summary>
    private static string? Given(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var text) && text.Trim() is { Length: > 0 } value && !value.Equals("unset", StringComparison.OrdinalIgnoreCase) ? value : null;

    private static int? Legal(string? text, int least) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least ? value : null;

    private static string Name(string key) => key.StartsWith(BuildProperty, StringComparison.Ordinal) ? key.Substring(BuildProperty.Length) : key;
}
