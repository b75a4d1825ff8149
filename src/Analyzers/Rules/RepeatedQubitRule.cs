namespace HybHanas.Analyzers;

/// <summary>HH0007: the same qubit twice in one gate.</summary>
internal sealed class RepeatedQubitRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        foreach (var step in facts.Steps.Where(step => step.Kind is StepKind.Gate or StepKind.Barrier))
        {
            var again = step.Qubits.Where(qubit => qubit is not null).GroupBy(qubit => qubit).FirstOrDefault(group => group.Count() > 1);
            if (again is not null)
                report.Tell("HH0007", step.Call, [again.Key!.Value, step.Name]);
        }
    }
}
