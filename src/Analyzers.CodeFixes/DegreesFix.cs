using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace HybHanas.Analyzers;

/// <summary>Says that an angle is in degrees: Angle.Degrees converts it to radians.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DegreesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["HH0012"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.AdditionalLocations.Count == 1))
        {
            var span = diagnostic.AdditionalLocations[0].SourceSpan;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Convert from degrees",
                    async cancellation =>
                    {
                        var root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                        if (root?.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
                            return context.Document;
                        var method = SyntaxFactory.ParseExpression("global::HybHanas.Angle.Degrees");
                        var converted = SyntaxFactory.InvocationExpression(
                            method.WithAdditionalAnnotations(Simplifier.Annotation),
                            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(expression.WithoutTrivia()))));
                        return context.Document.WithSyntaxRoot(root.ReplaceNode(expression, converted.WithTriviaFrom(expression)));
                    },
                    "HH0012"),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
