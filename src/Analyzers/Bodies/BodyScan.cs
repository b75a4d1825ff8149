using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HybHanas.Analyzers;

/// <summary>Finds by their words the parts of a file in which the facade may be used, so that no other part is bound for the rules.</summary>
internal sealed class BodyScan(FacadeTypes types)
{
    private FacadeNames? names;

    /// <summary>Bodies, initialisers and attributes: each whole, in order, once.</summary>
    public IEnumerable<SyntaxNode> Find(SemanticModel model, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        var text = tree.GetText(cancellation);
        var known = names ??= FacadeNames.Of(types).With(GlobalAliases(model, cancellation));
        var hits = known.Words.Find(text);
        if (hits.Count == 0)
            yield break;
        var root = tree.GetRoot(cancellation);
        var aliases = hits.Where(hit => known.IsType(hit.Word)).Select(hit => AliasOf(root.FindToken(hit.Start))).OfType<string>().ToArray();
        if (aliases.Length > 0)
        {
            known = known.With(aliases);
            hits = known.Words.Find(text);
        }

        var end = -1;
        foreach (var hit in hits)
        {
            if (hit.Start < end || UseAt(root, hit, known) is not { } token || PartOf(token) is not { } part)
                continue;
            end = part is CompilationUnitSyntax file ? file.Members.Last(member => member is GlobalStatementSyntax).Span.End : part.Span.End;
            yield return part;
        }
    }

    private string[] GlobalAliases(SemanticModel model, CancellationToken cancellation) =>
    [
        .. model.GetImportScopes(model.SyntaxTree.Length, cancellation).SelectMany(scope => scope.Aliases)
            .Where(alias => types.IsOurs(alias.Target)).Select(alias => alias.Name),
    ];

    private static string? AliasOf(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>()?.Alias?.Name.Identifier.ValueText;

    private static SyntaxToken? UseAt(SyntaxNode root, FoundWord hit, FacadeNames known) =>
        root.FindToken(hit.Start) is var token && token.Span.Contains(hit.Start) && IsUse(token, hit.Word, known) ? token : null;

    /// <summary>Whether a word stands where a method is called, an object made, a property of one set, or an attribute given.</summary>
    private static bool IsUse(SyntaxToken token, string word, FacadeNames known)
    {
        if (token.IsKind(SyntaxKind.NewKeyword))
            return token.Parent is ImplicitObjectCreationExpressionSyntax;
        if (token.Parent is not SimpleNameSyntax name)
            return false;
        SyntaxNode whole = name;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            whole = whole.Parent;
        return whole.Parent switch
        {
            ObjectCreationExpressionSyntax creation => creation.Type == whole && known.IsType(word),
            AttributeSyntax => known.IsBudget(word),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ImplicitObjectCreationExpressionSyntax } } assignment => assignment.Left == whole && known.IsOption(word),
            InvocationExpressionSyntax => IsCalled(whole) && known.IsMethod(word),
            MemberAccessExpressionSyntax access => access.Name == whole && IsCalled(access) && known.IsMethod(word),
            MemberBindingExpressionSyntax binding => IsCalled(binding) && known.IsMethod(word),
            _ => false,
        };
    }

    private static bool IsCalled(SyntaxNode expression) => expression.Parent is InvocationExpressionSyntax call && call.Expression == expression;

    /// <summary>The part of the file that the compiler makes a tree of operations of; null where a word is in none.</summary>
    private static SyntaxNode? PartOf(SyntaxToken token)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax when node.FirstAncestorOrSelf<ExpressionSyntax>() is null:
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                case BlockSyntax or ArrowExpressionClauseSyntax when node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax:
                case EqualsValueClauseSyntax when node.Parent is PropertyDeclarationSyntax or EnumMemberDeclarationSyntax
                    or ParameterSyntax { Parent.Parent: MemberDeclarationSyntax } or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }:
                    return node;
                case GlobalStatementSyntax:
                    return node.Parent;
            }
        }

        return null;
    }
}
