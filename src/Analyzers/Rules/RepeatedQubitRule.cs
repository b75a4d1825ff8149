namespace HybHanas.Analyzers;

/// <summary>HH0007: the same qubit twice in one gate.</summary>
internal sealed class RepeatedQubitRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        foreach (var step in facts.Steps.Where(step => step.Kind is StepKind.Gate or StepKind.Barrier))
        {
            if (Again(step.Qubits) is { } again)
                report.Tell("HH0007", step.Call, [again, step.Name]);
        }
    }

    private static int? Again(int?[] qubits)
    {
        for (var i = 0; i < qubits.Length - 1; i++)
        {
            if (qubits[i] is { } qubit && Array.IndexOf(qubits, qubit, i + 1) >= 0)
                return qubit;
        }

        return null;
    }
}
