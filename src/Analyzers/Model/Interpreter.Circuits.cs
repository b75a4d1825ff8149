using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HybHanas.Analyzers;

internal sealed partial class Interpreter
{
    // Circuits that are wider are legal, and no one writes them by hand.
    private const int MaxQubits = 4096;

    private object? OfCircuit(IInvocationOperation call, CircuitValue? receiver, Dictionary<string, object?> arguments)
    {
        var method = call.TargetMethod;
        if (!walk.Types.IsCircuit(method.ReturnType))
        {
            if (receiver is not null && method.Name.StartsWith("ToOpenQasm", StringComparison.Ordinal))
                receiver.Consumed = true;
            return null;
        }

        if (method.IsStatic)
        {
            return Keep(method.Name switch
            {
                "Create" => CircuitValue.Empty(Number(arguments, "qubits") is { } n and >= 0 and <= MaxQubits ? n : null, site ?? call.Syntax),
                "FromAnsatz" => Ansatz(call, arguments),
                _ => CircuitValue.Unknown(null, null),
            });
        }

        var circuit = receiver ?? CircuitValue.Unknown(null, null);
        return Keep(method.Name switch
        {
            "Barrier" => circuit.With(Step(call, "barrier", StepKind.Barrier, All(circuit, call, "qubits"))),
            "Reset" => circuit.With(Step(call, "reset", StepKind.Reset, [Number(arguments, "qubit")])),
            "Measure" => circuit.With(Step(call, "measure", StepKind.Measure, [Number(arguments, "qubit")])),
            "MeasureAll" => MeasureAll(circuit, call),
            "Append" => Append(circuit, call, arguments.Values.FirstOrDefault() as CircuitValue),
            "Inverse" or "Bind" => circuit.Blurred(),
            "Apply" => circuit.With(Applied(call, arguments)),
            _ when GateInfo.OfMethod(method.Name) is { } gate => circuit.With(Gate(call, gate, arguments)),
            _ => circuit.Blurred(),
        });
    }

    private CircuitValue Keep(CircuitValue circuit)
    {
        walk.Circuits.Add(circuit);
        return circuit;
    }

    private CircuitStep Gate(IInvocationOperation call, GateInfo gate, Dictionary<string, object?> arguments)
    {
        var (qubits, places, angles) = (new List<object?>(), new List<SyntaxNode?>(), new List<AngleValue>());
        foreach (var parameter in call.TargetMethod.Parameters)
        {
            if (call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter, parameter)) is not { } argument)
                continue;
            var value = arguments[parameter.Name];
            if (walk.Types.IsAngle(parameter.Type))
                angles.Add(value as AngleValue ?? new AngleValue(null, null, known: false, plain: false, argument.Value.Syntax));
            if (parameter.Type.SpecialType != SpecialType.System_Int32)
                continue;
            qubits.Add(value);
            places.Add(site is null ? argument.Value.Syntax : null);
        }

        return new(
            gate.Name, StepKind.Gate, Array.ConvertAll(qubits.ToArray(), qubit => qubit as int?), [.. angles], site ?? call.Syntax, [.. places],
            rounds > 0 || site is not null);
    }

    private CircuitStep Applied(IInvocationOperation call, Dictionary<string, object?> arguments)
    {
        var gate = arguments.TryGetValue("gate", out var name) && name is string text ? GateInfo.Find(text) : null;
        return gate is not null && Numbers(call, "qubits") is { } qubits && qubits.Length == gate.Qubits
            ? Step(call, gate.Name, StepKind.Gate, qubits)
            : Step(call, "apply", StepKind.Unknown, []);
    }

    private CircuitStep Step(IInvocationOperation call, string name, StepKind kind, int?[] qubits) =>
        new(name, kind, qubits, [], site ?? call.Syntax, Places(call, qubits.Length), rounds > 0 || site is not null);

    private SyntaxNode?[] Places(IInvocationOperation call, int count)
    {
        var places = new SyntaxNode?[count];
        if (count == 1 && site is null)
            places[0] = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "qubit")?.Value.Syntax;
        return places;
    }

    private CircuitValue MeasureAll(CircuitValue circuit, IInvocationOperation call)
    {
        if (circuit.Qubits is not { } qubits)
            return circuit.With(Step(call, "measure", StepKind.MeasureAll, [null]));
        for (var qubit = 0; qubit < qubits && walk.Step(); qubit++)
            circuit = circuit.With(Step(call, "measure", StepKind.MeasureAll, [qubit]));
        return circuit;
    }

    private CircuitValue Append(CircuitValue circuit, IInvocationOperation call, CircuitValue? other)
    {
        if (other is null)
            return circuit.Blurred();
        foreach (var step in other.Steps().TakeWhile(_ => walk.Step()))
        {
            // The circuit's own finding at the same place is told once.
            circuit = circuit.With(new(step.Name, step.Kind, step.Qubits, step.Angles, step.Call, step.QubitSyntax, repeated: true));
        }

        return other.Known ? circuit : circuit.With(Step(call, "append", StepKind.Unknown, []));
    }

    private int?[] All(CircuitValue circuit, IInvocationOperation call, string parameter) => Numbers(call, parameter) switch
    {
        { Length: 0 } when circuit.Qubits is { } qubits => [.. Enumerable.Range(0, qubits).Select(qubit => (int?)qubit)],
        { Length: > 0 } numbers => numbers,
        _ => [null],
    };

    /// <summary>The whole numbers of a parameter that takes several; null where even their count is not known.</summary>
    private int?[]? Numbers(IInvocationOperation call, string parameter)
    {
        var value = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select(element => Evaluate(element) as int?)],
            IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } when sizes[0].ConstantValue is { HasValue: true, Value: 0 } => [],
            ICollectionExpressionOperation collection when !collection.Elements.Any(element => element is ISpreadOperation) =>
                [.. collection.Elements.Select(element => Evaluate(element) as int?)],
            _ => null,
        };
    }

    private CircuitValue Ansatz(IInvocationOperation call, Dictionary<string, object?> arguments)
    {
        var origin = site ?? call.Syntax;
        return arguments.Values.FirstOrDefault() is OptionsValue options
            ? AnsatzExpansion.Of(options, origin)
            : CircuitValue.Unknown(null, origin);
    }

    private static int? Number(Dictionary<string, object?> arguments, string name) =>
        arguments.TryGetValue(name, out var value) ? value as int? : null;
}
