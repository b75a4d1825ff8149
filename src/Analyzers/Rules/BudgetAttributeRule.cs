using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

/// <summary>HH0020: a budget that cannot be, or a backend that is not known.</summary>
internal static class BudgetAttributeRule
{
    /// <summary>Tells what is wrong in an attribute.</summary>
    public static void Check(IAttributeOperation attribute, FacadeTypes types, Action<Diagnostic> tell)
    {
        if (attribute.Operation is not IObjectCreationOperation { Initializer: { } initializer } creation
            || !SymbolEqualityComparer.Default.Equals(creation.Type, types.Budget))
            return;
        var report = new Report(tell);
        foreach (var assignment in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is not IPropertyReferenceOperation { Property.Name: var name } || !assignment.Value.ConstantValue.HasValue)
                continue;
            switch (assignment.Value.ConstantValue.Value)
            {
                case int value when BudgetSource.Numbers.FirstOrDefault(number => number.Attribute == name) is { Attribute: not null } number && value < number.Least:
                    report.Tell("HH0020", assignment.Value.Syntax, [$"{name} is {value}; it must be {number.Least} or more"]);
                    break;
                case string backend when BackendInfo.Find(backend) is null:
                    report.Tell("HH0020", assignment.Value.Syntax, [$"there is no bundled backend '{backend}'; there are {string.Join(", ", BackendInfo.Names)}"]);
                    break;
            }
        }
    }
}
