namespace HybHanas.Analyzers;

/// <summary>HH0008: a gate after the measurement of its qubit. HH0009: a qubit measured twice.</summary>
internal sealed class MeasurementRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        var measured = new HashSet<int>();
        foreach (var step in facts.Steps)
        {
            if (step.Kind == StepKind.Unknown || step.Known is not { } qubits)
            {
                measured.Clear();
                continue;
            }

            foreach (var qubit in qubits)
            {
                switch (step.Kind)
                {
                    case StepKind.Measure or StepKind.MeasureAll when !measured.Add(qubit):
                        report.Tell("HH0009", step.Call, [qubit]);
                        break;
                    case StepKind.Gate when measured.Remove(qubit):
                        report.Tell("HH0008", step.Call, [step.Name, qubit]);
                        break;
                    case StepKind.Reset or StepKind.Prepare:
                        measured.Remove(qubit);
                        break;
                }
            }
        }
    }
}
