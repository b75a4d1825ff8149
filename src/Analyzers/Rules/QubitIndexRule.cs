using System.Globalization;

namespace HybHanas.Analyzers;

/// <summary>HH0006: a qubit that the circuit does not have.</summary>
internal sealed class QubitIndexRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (facts.Value.Qubits is not { } qubits || qubits == 0)
            return;
        foreach (var step in facts.Steps)
        {
            for (var i = 0; i < step.Qubits.Length; i++)
            {
                if (step.Qubits[i] is not { } qubit || (qubit >= 0 && qubit < qubits))
                    continue;
                var place = step.QubitSyntax[i];
                var nearest = qubit < 0 ? 0 : qubits - 1;
                var mendable = place is not null && !step.Repeated && !step.Qubits.Contains(nearest) && step.Qubits.Count(other => !(other >= 0 && other < qubits)) == 1;
                report.Tell(
                    "HH0006", place ?? step.Call, [qubit, qubits - 1], mendable ? [new(place!, nearest.ToString(CultureInfo.InvariantCulture))] : []);
            }
        }
    }
}
