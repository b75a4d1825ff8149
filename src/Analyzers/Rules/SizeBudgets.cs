using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HybHanas.Analyzers;

/// <summary>HH0001: more qubits than the budget has.</summary>
internal sealed class QubitBudgetRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report) =>
        SizeBudget.Compare("HH0001", "Qubits", facts.Value.Qubits, facts.Budget.Qubits, facts, report);
}

/// <summary>HH0002: deeper than the budget allows.</summary>
internal sealed class DepthBudgetRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report) =>
        SizeBudget.Compare("HH0002", "Depth", facts.Depth, facts.Budget.Depth, facts, report);
}

/// <summary>HH0003: more two-qubit gates than the budget has.</summary>
internal sealed class TwoQubitBudgetRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (facts.Depth is not null)
        {
            var gates = facts.Steps.Count(step => step.Kind == StepKind.Gate && step.Qubits.Length == 2);
            SizeBudget.Compare("HH0003", "TwoQubitGates", gates, facts.Budget.TwoQubitGates, facts, report);
        }
    }
}

/// <summary>HH0004: more parameters than the budget has.</summary>
internal sealed class ParameterBudgetRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (facts.Depth is not null && facts.Steps.All(step => step.Angles.All(angle => angle.Known)))
        {
            var parameters = facts.Steps.SelectMany(step => step.Angles).Max(angle => angle.Parameter) + 1 ?? 0;
            SizeBudget.Compare("HH0004", "Parameters", parameters, facts.Budget.Parameters, facts, report);
        }
    }
}

/// <summary>What the budgets of sizes have in common.</summary>
internal static class SizeBudget
{
    /// <summary>Tells where a size is above its limit, with the number that the attribute would need.</summary>
    public static void Compare(string id, string name, int? size, Limit? limit, CircuitFacts facts, Report report)
    {
        if (size is { } given && limit is not null && given > limit.Value)
        {
            report.Tell(id, facts.Value.Origin, [given, limit.Value, limit.Source], Raised(limit, name, given));
        }
    }

    /// <summary>The attribute's number that sets a limit, raised; nothing where something else sets it.</summary>
    public static Mend[] Raised(Limit limit, string name, int needed) =>
        limit.Argument?.GetSyntax() is AttributeSyntax { ArgumentList: { } list }
        && list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } argument
            ? [new(argument.Expression, needed.ToString(CultureInfo.InvariantCulture))]
            : [];
}
