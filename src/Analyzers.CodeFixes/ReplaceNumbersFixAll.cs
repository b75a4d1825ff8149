using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HybHanas.Analyzers;

/// <summary>All findings of one rule at once. A budget may stand in another file than the circuits, and is raised to the largest of them.</summary>
internal sealed class ReplaceNumbersFixAll : FixAllProvider
{
    /// <summary>The only one.</summary>
    public static readonly ReplaceNumbersFixAll Instance = new();

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var findings = await FindAsync(fixAllContext).ConfigureAwait(false);
        return findings.Any(finding => Replacements.Of(finding).Any())
            ? CodeAction.Create(
                "Fix all", cancellation => Replacements.ApplyAsync(fixAllContext.Solution, findings, cancellation), fixAllContext.CodeActionEquivalenceKey)
            : null;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        var found = await Task.WhenAll(projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false);
        return [.. found.SelectMany(ofProject => ofProject)];
    }
}
