using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace HybHanas.Analyzers;

/// <summary>The numbers that findings want in certain places; where two want different ones in the same place, the larger suits both.</summary>
internal static class Replacements
{
    /// <summary>What a finding wants; empty where it wants nothing.</summary>
    public static IEnumerable<KeyValuePair<Location, int>> Of(Diagnostic finding)
    {
        var numbers = finding.Properties.TryGetValue(Report.Replacement, out var text) && text is not null ? text.Split(',') : [];
        return numbers.Length == finding.AdditionalLocations.Count
            ? numbers.Zip(finding.AdditionalLocations, (number, place) => new KeyValuePair<Location, int>(place, int.Parse(number, CultureInfo.InvariantCulture)))
            : [];
    }

    /// <summary>The solution with all of it done.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        foreach (var file in findings.SelectMany(Of).GroupBy(wanted => wanted.Key.SourceTree))
        {
            if (solution.GetDocument(file.Key) is not { } document || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
                continue;
            var numbers = file.GroupBy(wanted => wanted.Key.SourceSpan).ToDictionary(place => place.Key, place => place.Max(wanted => wanted.Value));
            solution = solution.WithDocumentSyntaxRoot(document.Id, Replace(root, numbers));
        }

        return solution;
    }

    private static SyntaxNode Replace(SyntaxNode root, Dictionary<TextSpan, int> numbers)
    {
        var places = numbers.Keys.Select(span => root.FindNode(span, getInnermostNodeForTie: true)).OfType<ExpressionSyntax>();
        return root.ReplaceNodes(places, (place, _) => SyntaxFactory
            .ParseExpression(numbers[place.Span].ToString(CultureInfo.InvariantCulture)).WithTriviaFrom(place).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
