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
        var used = new HashSet<int>(facts.Steps
            .Where(step => step.Kind is StepKind.Gate or StepKind.Reset or StepKind.Prepare)
            .SelectMany(step => step.Qubits.Select(qubit => qubit!.Value)));
        if (used.Count == 0)
            return;
        var width = used.Max() + 1;
        if (width < facts.Value.Qubits)
        {
            var named = facts.Steps.Any(step => step.Kind is StepKind.Measure or StepKind.Barrier && step.Qubits.Any(qubit => qubit >= width));
            var size = named ? null : SizeOf(facts.Value.Origin);
            report.Tell(
                "HH0010", facts.Value.Origin, [facts.Value.Qubits.Value, width], size, size is null ? null : width.ToString(CultureInfo.InvariantCulture));
        }

        var unused = Enumerable.Range(0, width).Where(qubit => !used.Contains(qubit)).ToArray();
        if (unused.Length > 0)
            report.Tell("HH0011", facts.Value.Origin, [string.Join(", ", unused)]);
    }

    private static SyntaxNode? SizeOf(SyntaxNode? origin) =>
        origin is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].Expression is LiteralExpressionSyntax literal
            ? literal
            : null;
}
