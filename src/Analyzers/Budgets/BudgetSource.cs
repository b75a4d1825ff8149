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
        ("Qubits", "hybhanas_max_qubits", "build_property.HybHanasMaxQubits", 1),
        ("Depth", "hybhanas_max_depth", "build_property.HybHanasMaxDepth", 0),
        ("TwoQubitGates", "hybhanas_max_two_qubit_gates", "build_property.HybHanasMaxTwoQubitGates", 0),
        ("Parameters", "hybhanas_max_parameters", "build_property.HybHanasMaxParameters", 0),
    ];

    /// <summary>The limits of what is written in a symbol, in a file.</summary>
    public Budget At(ISymbol symbol, SyntaxTree tree)
    {
        var attributes = Attributes(symbol).ToArray();
        return new(Of(0), Of(1), Of(2), Of(3), Backend(attributes, tree));

        Limit? Of(int which) => Number(which, attributes, tree);
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

        if (Legal(options.GetOptions(tree), key, least) is { } ofFile)
            return new(ofFile, key, null);
        return Legal(options.GlobalOptions, property, least) is { } ofBuild ? new(ofBuild, property.Substring("build_property.".Length), null) : null;
    }

    private BackendInfo? Backend(AttributeData[] attributes, SyntaxTree tree)
    {
        foreach (var attribute in attributes)
        {
            if (Named(attribute, "Backend") is string name)
                return BackendInfo.Find(name);
        }

        if (options.GetOptions(tree).TryGetValue("hybhanas_backend", out var ofFile))
            return BackendInfo.Find(ofFile);
        return options.GlobalOptions.TryGetValue("build_property.HybHanasBackend", out var ofBuild) ? BackendInfo.Find(ofBuild) : null;
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value
            : null;

    private static int? Legal(AnalyzerConfigOptions options, string key, int least) =>
        options.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : null;
}
