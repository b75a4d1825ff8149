using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

internal sealed partial class Interpreter
{
    /// <summary>What an expression is known to be: a number, a text, a circuit, an angle or options; null where it is not known.</summary>
    private object? Evaluate(IOperation? operation)
    {
        if (operation is null || !walk.Step())
            return null;
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return constant;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return known.TryGetValue(local.Local, out var ofLocal) ? ofLocal : null;
            case IParameterReferenceOperation parameter:
                return known.TryGetValue(parameter.Parameter, out var ofParameter) ? ofParameter : null;
            case IVariableDeclaratorOperation declarator:
                Set(declarator.Symbol, declarator.Initializer is null ? null : Evaluate(declarator.Initializer.Value));
                return null;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation counter } increment:
                var by = increment.Kind == OperationKind.Increment ? 1 : -1;
                Set(counter.Local, known.TryGetValue(counter.Local, out var count) && count is int number ? unchecked(number + by) : null);
                return null;
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation sum } compound:
                var added = Evaluate(compound.Value);
                Set(sum.Local, known.TryGetValue(sum.Local, out var old) ? Arithmetic.Binary(compound.OperatorKind, old, added) : null);
                return null;
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation { OperatorMethod: null } binary:
                return Binary(binary);
            case IUnaryOperation { OperatorMethod: null } unary:
                return Arithmetic.Unary(unary.OperatorKind, Evaluate(unary.Operand));
            case IConditionalOperation { Type: not null } choice:
                return Evaluate(choice.Condition) is bool condition
                    ? Evaluate(condition ? choice.WhenTrue : choice.WhenFalse)
                    : Aside(choice);
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IPropertyReferenceOperation { Instance: { } instance, Property.Name: "Qubits" } property when walk.Types.IsCircuit(property.Property.ContainingType):
                return (Evaluate(instance) as CircuitValue)?.Qubits;
            case IAnonymousFunctionOperation function:
                Apart(() => Run(function.Body));
                return null;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableInitializerOperation or IFieldInitializerOperation
                or IPropertyInitializerOperation or IArgumentOperation or IParenthesizedOperation or IInterpolatedStringOperation
                or IPropertyReferenceOperation or IFieldReferenceOperation or IArrayCreationOperation or IArrayInitializerOperation
                or IDelegateCreationOperation or IAwaitOperation or ITupleOperation or IUsingDeclarationOperation:
                foreach (var child in operation.ChildOperations)
                    Run(child);
                return null;
            default:
                return Aside(operation);
        }
    }

    /// <summary>Reads something that may or may not be done, in parts or often.</summary>
    private object? Aside(IOperation operation)
    {
        if (!operation.ChildOperations.Any())
            return null;
        var answers = Returned.Count;
        Blindly(operation);
        if (Returned.Count > answers)
            Returned.Add(null);
        return null;
    }

    private object? Assign(ISimpleAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        switch (assignment.Target)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                Set(local.Local, value);
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter:
                Set(parameter.Parameter, value);
                break;
            default:
                Evaluate(assignment.Target);
                break;
        }

        return value;
    }

    private object? Binary(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var decided = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
            return left is bool first ? (first == decided ? decided : Evaluate(binary.RightOperand)) : Aside(binary.RightOperand);
        }

        return Arithmetic.Binary(binary.OperatorKind, left, Evaluate(binary.RightOperand));
    }

    private object? Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (walk.Types.IsAngle(conversion.Type))
        {
            return value switch
            {
                AngleValue angle => angle,
                _ when Arithmetic.Number(value) is { } number => new AngleValue(number, null, known: true, plain: true, conversion.Operand.Syntax),
                _ => null,
            };
        }

        return conversion.Type?.SpecialType switch
        {
            SpecialType.System_Double => Arithmetic.Number(value) is { } number ? number : null,
            SpecialType.System_Int32 => value is int ? value : null,
            _ when conversion.OperatorMethod is not null => null,
            _ when conversion.Type is { IsValueType: true } and not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && !SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type) => null,
            _ => value,
        };
    }
}
