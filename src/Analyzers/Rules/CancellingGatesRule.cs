namespace HybHanas.Analyzers;

/// <summary>HH0013: a gate that undoes the gate before it.</summary>
internal sealed class CancellingGatesRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        var last = new Dictionary<int, CircuitStep>();
        foreach (var step in facts.Steps)
        {
            if (step.Kind == StepKind.Unknown || step.Known is not { } qubits)
            {
                last.Clear();
                continue;
            }

            var before = qubits.Length > 0 && last.TryGetValue(qubits[0], out var first) ? first : null;
            if (before is not null && Array.TrueForAll(qubits, qubit => last.TryGetValue(qubit, out var other) && other == before) && Cancels(before, step))
            {
                var mendable = !before.Repeated && !step.Repeated && before.Call != step.Call && IsAllThereIs(facts.Value, before, step);
                var on = string.Join(", ", qubits);
                report.Tell("HH0013", step.Call, [step.Name, qubits.Length == 1 ? $"qubit {on}" : $"qubits {on}"], mendable ? [new(before.Call, "")] : []);
                foreach (var qubit in qubits)
                    last.Remove(qubit);
                continue;
            }

            foreach (var qubit in qubits)
                last[qubit] = step;
        }
    }

    /// <summary>Whether nothing but the second gate's circuit is made of what the first one gives.</summary>
    private static bool IsAllThereIs(CircuitValue circuit, CircuitStep first, CircuitStep second)
    {
        var value = circuit;
        while (value.Step != second)
            value = value.Previous!;
        do
        {
            value = value.Previous!;
            if (value.Consumed || value.Extensions > 1)
                return false;
        }
        while (value.Step != first);
        return true;
    }

    private static bool Cancels(CircuitStep first, CircuitStep second)
    {
        if (first.Kind != StepKind.Gate || second.Kind != StepKind.Gate || GateInfo.Find(first.Name) is not { } gate || gate.UndoneBy != second.Name)
            return false;
        var alike = first.Qubits.SequenceEqual(second.Qubits)
            || (gate.Symmetric && first.Qubits.OrderBy(qubit => qubit).SequenceEqual(second.Qubits.OrderBy(qubit => qubit)));
        return alike && first.Qubits.Length == gate.Qubits && first.Angles.Length == second.Angles.Length
            && first.Angles.Zip(second.Angles, (one, other) => one.Number is { } number && other.Number is { } back && number == -back).All(turned => turned);
    }
}
