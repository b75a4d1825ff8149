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

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, findings) =>
        await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            ? document.WithSyntaxRoot(Without(root, findings.SelectMany(finding => PairOf(root, finding))))
            : document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var pair = PairOf(root, diagnostic);
            if (pair.Length > 0)
                context.RegisterCodeFix(CodeAction.Create("Remove both gates", _ => Task.FromResult(context.Document.WithSyntaxRoot(Without(root, pair))), "HH0013"), diagnostic);
        }
    }

    private static InvocationExpressionSyntax[] PairOf(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations.Count != 1 || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree)
            return [];
        var first = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var second = root.FindNode(new TextSpan(diagnostic.Location.SourceSpan.Start, 0)).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        return Receiver(first) is null || Receiver(second) is null ? [] : [first!, second!];
    }

    private static SyntaxNode Without(SyntaxNode root, IEnumerable<InvocationExpressionSyntax> gates) =>
        root.ReplaceNodes(gates, (_, now) => Receiver(now)!.WithTrailingTrivia(now.GetTrailingTrivia()));

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax? call) => (call?.Expression as MemberAccessExpressionSyntax)?.Expression;
}
