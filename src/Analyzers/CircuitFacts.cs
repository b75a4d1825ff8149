namespace HybHanas.Analyzers;

/// <summary>A circuit that nothing is added to, or that goes to the library, with its budget.</summary>
internal sealed class CircuitFacts
{
    /// <summary>The facts of a circuit.</summary>
    public CircuitFacts(CircuitValue value, Budget budget)
    {
        (Value, Budget) = (value, budget);
        Steps = value.Steps();
        Complete = value.Consumed || Steps.Any(step => step.Kind is StepKind.Measure or StepKind.MeasureAll);
        if (value is { Known: true, Qubits: { } qubits } && Steps.All(step => step.Qubits.All(qubit => qubit >= 0 && qubit < qubits)))
            (Depth, Microseconds) = Longest(qubits);
    }

    /// <summary>The circuit.</summary>
    public CircuitValue Value { get; }

    /// <summary>Its limits.</summary>
    public Budget Budget { get; }

    /// <summary>Its steps as far as they are known.</summary>
    public IReadOnlyList<CircuitStep> Steps { get; }

    /// <summary>Whether it is measured or handed to the library, so that nothing is expected to follow.</summary>
    public bool Complete { get; }

    /// <summary>Steps on the longest path; null where a step is not known or not legal.</summary>
    public int? Depth { get; }

    /// <summary>What it takes on the budget's backend at least; null as for the depth, or without a backend.</summary>
    public double? Microseconds { get; }

    private (int Depth, double? Microseconds) Longest(int qubits)
    {
        var (depths, ends) = (new int[qubits + 1], new double[qubits + 1]);
        foreach (var step in Steps)
        {
            var on = step.Qubits.Select(qubit => qubit!.Value).ToArray();
            var depth = (on.Length == 0 ? 0 : on.Max(qubit => depths[qubit])) + (step.Kind == StepKind.Barrier ? 0 : 1);
            var end = (on.Length == 0 ? 0 : on.Max(qubit => ends[qubit])) + Duration(step);
            foreach (var qubit in on)
                (depths[qubit], ends[qubit]) = (depth, end);
        }

        return (depths.Max(), Budget.Backend is null ? null : ends.Max() * 1e6);
    }

    private double Duration(CircuitStep step)
    {
        if (Budget.Backend is not { } backend)
            return 0;
        if (step.Kind is StepKind.Measure or StepKind.MeasureAll)
            return backend.Readout;
        return step.Kind == StepKind.Gate && GateInfo.Find(step.Name) is { } gate
            ? (gate.Pulses * backend.OneQubitGate) + (gate.Entanglers * backend.TwoQubitGate)
            : 0;
    }
}
