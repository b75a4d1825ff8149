using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>What has to be known of a whole body before it is read; found in one pass over its operations.</summary>
internal sealed class BodyFacts
{
    /// <summary>Looks through a body.</summary>
    public BodyFacts(IOperation body, FacadeTypes types)
    {
        foreach (var inner in body.DescendantsAndSelf())
        {
            Assignments.Of(inner, Assigned);
            switch (inner)
            {
                case ILabeledOperation:
                    HasLabels = true;
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    AssignedByClosures.UnionWith(Assignments.In(inner));
                    break;
                case IInvocationOperation call:
                    UsesFacade |= types.IsOurs(call.TargetMethod);
                    break;
                case IObjectCreationOperation { Type: { } type }:
                    UsesFacade |= types.IsOurs(type);
                    break;
            }
        }
    }

    /// <summary>Whether something of the library is called or made.</summary>
    public bool UsesFacade { get; }

    /// <summary>Whether it may jump.</summary>
    public bool HasLabels { get; }

    /// <summary>All that is assigned after its declaration, in lambdas and local functions too.</summary>
    public HashSet<ISymbol> Assigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>All that lambdas and local functions assign: nothing is known of those at any time.</summary>
    public HashSet<ISymbol> AssignedByClosures { get; } = new(SymbolEqualityComparer.Default);
}
