using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>The rules as Roslyn sees them, from the table that the core checks circuits by.</summary>
internal static class RuleTable
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        EmbeddedText.CheckTable(0).Select(Descriptor).ToDictionary(rule => rule.Id);

    /// <summary>All rules, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Descriptor(string line)
    {
        var parts = line.Split(['|']).Select(part => part.Trim()).ToArray();
        var severity = parts[2] == "Info" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        return new DiagnosticDescriptor(
            parts[0], parts[3], parts[4], "HybHanas." + parts[1], severity, isEnabledByDefault: true,
            helpLinkUri: $"docs/analyzers/{parts[0]}.md");
    }
}
