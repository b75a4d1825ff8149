using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HybHanas.Analyzers;

/// <summary>Removes a gate and the one that undoes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CancellingGatesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["HH0013"];

    // Two pairs may share text; one at a time is safe.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 1))
        {
            var first = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
            var second = root.FindNode(new TextSpan(diagnostic.Location.SourceSpan.Start, 0)).FirstAncestorOrSelf<InvocationExpressionSyntax>();
            if (diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree || Receiver(first) is null || Receiver(second) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove both gates",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes([first!, second!], (_, now) => Receiver(now)!.WithTrailingTrivia(now.GetTrailingTrivia())))),
                    "HH0013"),
                diagnostic);
        }
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax? call) => (call?.Expression as MemberAccessExpressionSyntax)?.Expression;
}
