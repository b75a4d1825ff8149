using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

internal sealed partial class Interpreter
{
    private const int MaxNesting = 6;

    private object? Call(IInvocationOperation call)
    {
        var instance = Evaluate(call.Instance);
        var arguments = new Dictionary<string, object?>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
                arguments[parameter.Name] = Evaluate(argument.Value);
            else
                Evaluate(argument.Value);
        }

        var method = call.TargetMethod;
        if (walk.Types.IsCircuit(method.ContainingType))
            return OfCircuit(call, instance as CircuitValue, arguments);
        if (walk.Types.IsAngle(method.ContainingType))
            return OfAngle(call, arguments);
        if (walk.Types.IsOurs(method))
        {
            Consume(call.Arguments);
            return null;
        }

        Forget(Assignments.In(call));
        return Inlined(call, arguments);
    }

    /// <summary>A circuit that goes to the library is complete; a number of shots is looked at.</summary>
    private void Consume(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter)
                continue;
            var value = argument.Value is ILocalReferenceOperation local && known.TryGetValue(local.Local, out var there)
                ? there
                : argument.Value.ConstantValue is { HasValue: true, Value: { } constant } ? constant : Last(argument.Value);
            if (value is CircuitValue circuit)
                circuit.Consumed = true;
            if (parameter.Name == "shots" && value is int shots)
                walk.Shots.Add(new(shots, site ?? argument.Value.Syntax));
        }
    }

    /// <summary>The circuit that a call just made.</summary>
    private CircuitValue? Last(IOperation value) =>
        value is IInvocationOperation && walk.Types.IsCircuit(value.Type)
            ? walk.Circuits.LastOrDefault(circuit => (circuit.Step?.Call ?? circuit.Origin) == value.Syntax)
            : null;

    private object? OfAngle(IInvocationOperation call, Dictionary<string, object?> arguments)
    {
        var value = arguments.Values.FirstOrDefault();
        var syntax = call.Syntax;
        return call.TargetMethod.Name switch
        {
            "Degrees" => new AngleValue(Arithmetic.Number(value) * (Math.PI / 180), null, value is not null, plain: false, syntax),
            "Parameter" => new AngleValue(null, value as int?, value is int, plain: false, syntax),
            "Input" => new AngleValue(null, null, value is int, plain: false, syntax),
            _ => null,
        };
    }

    /// <summary>What a method of the same compilation gives for these arguments.</summary>
    private object? Inlined(IInvocationOperation call, Dictionary<string, object?> arguments)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        var circuit = walk.Types.IsCircuit(method.ReturnType);
        if (inside.Count >= MaxNesting || inside.Contains(method, SymbolEqualityComparer.Default) || !IsPlain(method)
            || !(circuit || walk.Types.IsAngle(method.ReturnType) || method.ReturnType.SpecialType is SpecialType.System_Int32 or SpecialType.System_Double))
            return null;
        if (walk.BodyOf(method.DeclaringSyntaxReferences[0].GetSyntax()) is not { } body || walk.FactsOf(body) is not { HasLabels: false } facts)
            return Foreign(circuit);
        if (method.Parameters.Length == 0 && site is null)
            walk.ToldElsewhere.Add(call.Syntax);
        var reader = new Interpreter(walk, facts, [.. inside, method], site ?? call.Syntax);
        foreach (var parameter in method.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out var value))
                reader.Set(parameter, value);
        }

        var reaches = reader.Run(body is ILocalFunctionOperation local ? local.Body : body);
        return !reaches && reader.Returned.Count == 1 && reader.Returned[0] is { } single ? single : Foreign(circuit);
    }

    private static CircuitValue? Foreign(bool circuit) => circuit ? CircuitValue.Unknown(null, null) : null;

    private static bool IsPlain(IMethodSymbol method) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsAsync: false, IsExtern: false, DeclaringSyntaxReferences.Length: 1 }
        && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.IsParams);

    private object? Create(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
            Evaluate(argument.Value);
        var values = new Dictionary<string, OptionSetting>();
        foreach (var part in creation.Initializer?.Initializers ?? [])
        {
            if (part is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
                values[property.Property.Name] = new(EvaluateOption(assignment.Value), assignment.Syntax);
            else
                Run(part);
        }

        if (creation.Type is not INamedTypeSymbol type || !walk.Types.IsOurs(type))
            return null;
        Consume(creation.Arguments);
        if (SymbolEqualityComparer.Default.Equals(type, walk.Types.IntRange))
            return creation.Arguments.Length == 2 && Evaluate(creation.Arguments[0].Value) is int low && Evaluate(creation.Arguments[1].Value) is int high
                ? new IntRangeValue(low, high)
                : null;
        var options = new OptionsValue(type, site ?? creation.Syntax, values);
        walk.Options.Add(options);
        if (values.TryGetValue("Shots", out var given) && given.Value is int shots)
            walk.Shots.Add(new(shots, site ?? given.Syntax));
        return options;
    }

    private object? EvaluateOption(IOperation value)
    {
        var known = Evaluate(value);
        if (known is not null)
            return known;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        var elements = value switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => default,
        };
        if (elements.IsDefault)
            return null;
        var texts = elements.Select(element => Evaluate(element) as string).ToArray();
        return Array.TrueForAll(texts, text => text is not null) ? texts : null;
    }
}

/// <summary>A range of whole numbers.</summary>
internal sealed class IntRangeValue(int low, int high)
{
    /// <summary>The lowest.</summary>
    public int Low { get; } = low;

    /// <summary>The highest.</summary>
    public int High { get; } = high;
}
