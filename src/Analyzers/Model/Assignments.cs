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
            Of(inner, found);
        return found;
    }

    /// <summary>Adds what an operation itself assigns.</summary>
    public static void Of(IOperation operation, HashSet<ISymbol> found)
    {
        switch (operation)
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
