using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>Which locals and parameters an operation may assign.</summary>
internal static class Assignments
{
    /// <summary>All that are assigned under it after their declaration, in lambdas and local functions too.</summary>
    public static HashSet<ISymbol> In(IOperation operation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var inner in operation.DescendantsAndSelf())
        {
            switch (inner)
            {
                case IAssignmentOperation assignment:
                    Targets(assignment.Target, found);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Targets(increment.Target, found);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    Targets(argument.Value, found);
                    break;
                case IAddressOfOperation address:
                    Targets(address.Reference, found);
                    break;
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None, Initializer: { } alias }:
                    Targets(alias.Value, found);
                    break;
            }
        }

        return found;
    }

    /// <summary>All that lambdas and local functions under it assign: nothing is known of those at any time.</summary>
    public static HashSet<ISymbol> OfClosures(IOperation operation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IAnonymousFunctionOperation or ILocalFunctionOperation)
                found.UnionWith(In(inner));
        }

        return found;
    }

    private static void Targets(IOperation target, HashSet<ISymbol> found)
    {
        foreach (var inner in target.DescendantsAndSelf())
        {
            switch (inner)
            {
                case ILocalReferenceOperation local:
                    found.Add(local.Local);
                    break;
                case IParameterReferenceOperation parameter:
                    found.Add(parameter.Parameter);
                    break;
            }
        }
    }
}
