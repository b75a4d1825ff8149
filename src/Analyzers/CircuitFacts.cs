namespace HybHanas.Analyzers;

/// <summary>A circuit that nothing is added to, or that goes to the library, with its budget.</summary>
internal sealed class CircuitFacts
{
    /// <summary>The facts of a circuit.</summary>
    public CircuitFacts(CircuitValue value, Budget budget)
    {
        (Value, Budget) = (value, budget);
        Steps = value.Steps();
        Complete = value.Consumed || Steps.Exists(step => step.Kind is StepKind.Measure or StepKind.MeasureAll);
        if (value is { Known: true, Qubits: { } qubits } && Steps.TrueForAll(step => Array.TrueForAll(step.Known!, qubit => qubit >= 0 && qubit < qubits)))
            Measure(qubits);
    }

    /// <summary>The circuit.</summary>
    public CircuitValue Value { get; }

    /// <summary>Its limits.</summary>
    public Budget Budget { get; }

    /// <summary>Its steps as far as they are known.</summary>
    public List<CircuitStep> Steps { get; }

    /// <summary>Whether it is measured or handed to the library, so that nothing is expected to follow.</summary>
    public bool Complete { get; }

    /// <summary>Steps on the longest path; null where a step is not known or not legal.</summary>
    public int? Depth { get; private set; }

    /// <summary>What it takes on the budget's backend at least; null as for the depth, or without a backend.</summary>
    public double? Microseconds { get; private set; }

    /// <summary>Follows the longest path, in steps and in time.</summary>
    private void Measure(int qubits)
    {
        var depths = new int[qubits];
        var ends = new double[qubits];
        var deepest = 0;
        var latest = 0.0;
        foreach (var step in Steps)
        {
            var depth = 0;
            var end = 0.0;
            foreach (var qubit in step.Known!)
            {
                depth = Math.Max(depth, depths[qubit]);
                end = Math.Max(end, ends[qubit]);
            }

            depth += step.Kind == StepKind.Barrier ? 0 : 1;
            end += Duration(step);
            foreach (var qubit in step.Known!)
            {
                depths[qubit] = depth;
                ends[qubit] = end;
                deepest = Math.Max(deepest, depth);
                latest = Math.Max(latest, end);
            }
        }

        Depth = deepest;
        Microseconds = Budget.Backend is null ? null : latest * 1e6;
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
