using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>A circuit as far as the source says; a new one for each operation that is added, as in the facade.</summary>
internal sealed class CircuitValue
{
    private CircuitValue(CircuitValue? previous, CircuitStep? step, int? qubits, SyntaxNode? origin, bool known)
    {
        Previous = previous;
        Step = step;
        Qubits = qubits;
        Origin = origin;
        Known = known;
        if (previous is not null)
            previous.Extensions++;
    }

    /// <summary>The circuit that this one adds to.</summary>
    public CircuitValue? Previous { get; }

    /// <summary>What it adds.</summary>
    public CircuitStep? Step { get; }

    /// <summary>Its qubits; null where not known.</summary>
    public int? Qubits { get; }

    /// <summary>Where it begins: the call that creates it; null where not known.</summary>
    public SyntaxNode? Origin { get; }

    /// <summary>Whether every step is known from the first on.</summary>
    public bool Known { get; }

    /// <summary>Whether another circuit adds to it.</summary>
    public bool Extended => Extensions > 0;

    /// <summary>How many others do.</summary>
    public int Extensions { get; private set; }

    /// <summary>Whether it is handed to the library as it is.</summary>
    public bool Consumed { get; set; }

    /// <summary>A circuit without steps.</summary>
    public static CircuitValue Empty(int? qubits, SyntaxNode origin) => new(null, null, qubits, origin, qubits is not null);

    /// <summary>A circuit of which nothing is known but perhaps its size.</summary>
    public static CircuitValue Unknown(int? qubits, SyntaxNode? origin) => new(null, null, qubits, origin, known: false);

    /// <summary>The circuit with one more step.</summary>
    public CircuitValue With(CircuitStep step) =>
        new(this, step, Qubits, Origin, Known && step.Kind != StepKind.Unknown && step.Known is not null);

    /// <summary>The same size and beginning, the steps unknown.</summary>
    public CircuitValue Blurred()
    {
        Extensions++;
        return new(null, null, Qubits, Origin, known: false);
    }

    /// <summary>The steps in order.</summary>
    public List<CircuitStep> Steps()
    {
        var steps = new List<CircuitStep>();
        for (var value = this; value is not null; value = value.Previous)
        {
            if (value.Step is { } step)
                steps.Add(step);
        }

        steps.Reverse();
        return steps;
    }
}
