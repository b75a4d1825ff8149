using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HybHanas.Analyzers;

/// <summary>Tells findings, each once for a place.</summary>
internal sealed class Report(Action<Diagnostic> tell, HashSet<SyntaxNode>? toldElsewhere = null)
{
    /// <summary>The key of what a code fix puts in the places of the additional locations, with commas between.</summary>
    public const string Replacement = "replacement";

    private static readonly HashSet<string> OfTheWhole = ["HH0001", "HH0002", "HH0003", "HH0004", "HH0005", "HH0010", "HH0011"];
    private readonly Dictionary<string, HashSet<SyntaxNode>> told = [];

    /// <summary>Tells a finding at a node; a call that adds to a circuit is marked from the method's name on.</summary>
    public void Tell(string id, SyntaxNode? at, object[] values, params Mend[] mends)
    {
        if (at is null || (toldElsewhere?.Contains(at) == true && !OfTheWhole.Contains(id)))
            return;
        if (!told.TryGetValue(id, out var places))
            told[id] = places = [];
        if (!places.Add(at))
            return;
        var properties = mends.Length == 0 ? null : ImmutableDictionary<string, string?>.Empty.Add(Replacement, string.Join(",", mends.Select(mend => mend.Text)));
        tell(Diagnostic.Create(RuleTable.Of(id), PlaceOf(at), mends.Select(mend => mend.Place.GetLocation()), properties, values));
    }

    private static Location PlaceOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && access.Name.Identifier.ValueText is not ("Create" or "FromAnsatz")
        ? Location.Create(node.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, node.Span.End))
        : node.GetLocation();
}

/// <summary>What a code fix puts in a place.</summary>
internal readonly struct Mend(SyntaxNode place, string text)
{
    /// <summary>The place.</summary>
    public SyntaxNode Place { get; } = place;

    /// <summary>What comes there.</summary>
    public string Text { get; } = text;
}
