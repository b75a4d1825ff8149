using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HybHanas.Analyzers;

/// <summary>HH0010: a register larger than what is used. HH0011: a qubit between the others without a gate.</summary>
internal sealed class UnusedQubitRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (!facts.Complete || facts.Depth is null)
            return;
        var used = new bool[facts.Value.Qubits!.Value];
        foreach (var step in facts.Steps.Where(step => step.Kind is StepKind.Gate or StepKind.Reset or StepKind.Prepare))
        {
            foreach (var qubit in step.Known!)
                used[qubit] = true;
        }

        var width = Array.LastIndexOf(used, true) + 1;
        if (width == 0)
            return;
        if (width < facts.Value.Qubits)
        {
            var named = facts.Steps.Any(step => step.Kind is StepKind.Measure or StepKind.Barrier && Array.Exists(step.Known!, qubit => qubit >= width));
            report.Tell(
                "HH0010", facts.Value.Origin, [facts.Value.Qubits.Value, width],
                !named && SizeOf(facts.Value.Origin) is { } size ? [new(size, Text(width))] : []);
        }

        if (Array.IndexOf(used, false, 0, width) >= 0)
        {
            var unused = Enumerable.Range(0, width).Where(qubit => !used[qubit]).ToArray();
            report.Tell("HH0011", facts.Value.Origin, [string.Join(", ", unused)], Renumbering(facts, unused));
        }
    }

    /// <summary>The circuit without these qubits, where it is one chain of calls and each qubit in it is a number.</summary>
    private static Mend[] Renumbering(CircuitFacts facts, int[] unused)
    {
        if (facts.Value.Extended || SizeOf(facts.Value.Origin) is not { } size || facts.Value.Step?.Call is not { } last)
            return [];
        var chain = ChainOf(last).ToArray();
        if (!chain.Contains(facts.Value.Origin))
            return [];
        var mends = new List<Mend> { new(size, Text(facts.Value.Qubits!.Value - unused.Length)) };
        foreach (var step in facts.Steps)
        {
            if (step.Repeated || !chain.Contains(step.Call))
                return [];
            if (step.Kind == StepKind.MeasureAll || (step.Kind == StepKind.Barrier && step.Call is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }))
                continue;
            for (var i = 0; i < step.Qubits.Length; i++)
            {
                var qubit = step.Qubits[i]!.Value;
                if (unused.Contains(qubit) || step.QubitSyntax[i] is not LiteralExpressionSyntax literal)
                    return [];
                var moved = qubit - unused.Count(other => other < qubit);
                if (moved != qubit)
                    mends.Add(new(literal, Text(moved)));
            }
        }

        return [.. mends];
    }

    private static IEnumerable<SyntaxNode> ChainOf(SyntaxNode last)
    {
        for (SyntaxNode? call = last; call is not null; call = ((call as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Expression)
            yield return call;
    }

    private static LiteralExpressionSyntax? SizeOf(SyntaxNode? origin) =>
        origin is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].Expression is LiteralExpressionSyntax literal
            ? literal
            : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
