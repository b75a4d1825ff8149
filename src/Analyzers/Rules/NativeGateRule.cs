namespace HybHanas.Analyzers;

/// <summary>HH0014: a gate that the named backend does not have itself.</summary>
internal sealed class NativeGateRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (facts.Budget.Backend is not { } backend)
            return;
        var foreign = facts.Steps.Where(step => step.Kind == StepKind.Gate && !backend.Basis.Contains(step.Name));
        foreach (var step in foreign.GroupBy(step => step.Name).Select(group => group.First()))
            report.Tell("HH0014", step.Call, [step.Name, backend.Name, string.Join(", ", backend.Basis)]);
    }
}
