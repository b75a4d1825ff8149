using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace HybHanas.Analyzers;

/// <summary>Puts the number that a finding names in the place it names: raises a budget, drops unused qubits at the end, replaces an index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceNumberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["HH0001", "HH0002", "HH0003", "HH0004", "HH0006", "HH0010"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 1))
        {
            if (!diagnostic.Properties.TryGetValue(Report.Replacement, out var number) || number is null)
                continue;
            var place = diagnostic.AdditionalLocations[0];
            var title = diagnostic.Id switch
            {
                "HH0006" => $"Use qubit {number}",
                "HH0010" => $"Make the circuit {number} qubits wide",
                _ => $"Raise the budget to {number}",
            };
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => ReplaceAsync(context.Document.Project.Solution, place, number, cancellation), diagnostic.Id), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ReplaceAsync(Solution solution, Location place, string number, CancellationToken cancellation)
    {
        if (solution.GetDocument(place.SourceTree) is not { } document || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
            return solution;
        var literal = SyntaxFactory.ParseExpression(number).WithTriviaFrom(expression).WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(expression, literal)).Project.Solution;
    }
}
