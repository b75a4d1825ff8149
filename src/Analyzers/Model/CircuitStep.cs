using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>One operation of a circuit as far as the source says.</summary>
internal sealed class CircuitStep(string name, StepKind kind, int?[] qubits, AngleValue[] angles, SyntaxNode call, SyntaxNode?[] qubitSyntax, bool repeated)
{
    /// <summary>The OpenQASM name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is.</summary>
    public StepKind Kind { get; } = kind;

    /// <summary>Its qubits; null where one is not known.</summary>
    public int?[] Qubits { get; } = qubits;

    /// <summary>Its qubits where all of them are known, else null.</summary>
    public int[]? Known { get; } = AllOf(qubits);

    /// <summary>Its angles.</summary>
    public AngleValue[] Angles { get; } = angles;

    /// <summary>The call that adds it.</summary>
    public SyntaxNode Call { get; } = call;

    /// <summary>Where each qubit is written; null where it is not.</summary>
    public SyntaxNode?[] QubitSyntax { get; } = qubitSyntax;

    /// <summary>Whether the call is done more than once, or in another method.</summary>
    public bool Repeated { get; } = repeated;

    private static int[]? AllOf(int?[] qubits)
    {
        var known = new int[qubits.Length];
        for (var i = 0; i < known.Length; i++)
        {
            if (qubits[i] is not { } qubit)
                return null;
            known[i] = qubit;
        }

        return known;
    }
}

/// <summary>What a step is.</summary>
internal enum StepKind
{
    /// <summary>A gate.</summary>
    Gate,

    /// <summary>A measurement.</summary>
    Measure,

    /// <summary>One of the measurements of all qubits.</summary>
    MeasureAll,

    /// <summary>A reset.</summary>
    Reset,

    /// <summary>A barrier.</summary>
    Barrier,

    /// <summary>Amplitudes taken from inputs.</summary>
    Prepare,

    /// <summary>Something of which nothing is known.</summary>
    Unknown,
}

/// <summary>An angle as far as the source says.</summary>
internal sealed class AngleValue(double? number, int? parameter, bool known, bool plain, SyntaxNode? syntax)
{
    /// <summary>Radians; null where it is none or not known.</summary>
    public double? Number { get; } = number;

    /// <summary>The index of a trainable parameter; null where it is none.</summary>
    public int? Parameter { get; } = parameter;

    /// <summary>Whether it is known whether it is a number, a parameter or an input, and which.</summary>
    public bool Known { get; } = known;

    /// <summary>Whether it was written as a plain number.</summary>
    public bool Plain { get; } = plain;

    /// <summary>Where it is written.</summary>
    public SyntaxNode? Syntax { get; } = syntax;
}
