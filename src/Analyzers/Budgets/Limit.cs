using Microsoft.CodeAnalysis;

namespace HybHanas.Analyzers;

/// <summary>A limit, where it comes from, and the attribute's argument that sets it.</summary>
internal sealed class Limit(int value, string source, SyntaxReference? argument)
{
    /// <summary>The number.</summary>
    public int Value { get; } = value;

    /// <summary>Where it comes from, for the message.</summary>
    public string Source { get; } = source;

    /// <summary>The attribute that sets it; null for other sources.</summary>
    public SyntaxReference? Argument { get; } = argument;
}

/// <summary>The limits at a place in the source.</summary>
internal sealed class Budget(Limit? qubits, Limit? depth, Limit? twoQubitGates, Limit? parameters, BackendInfo? backend)
{
    /// <summary>Qubits at most.</summary>
    public Limit? Qubits { get; } = backend is not null && (qubits is null || qubits.Value > backend.Qubits)
        ? new Limit(backend.Qubits, $"those of {backend.Name}", null)
        : qubits;

    /// <summary>Depth at most.</summary>
    public Limit? Depth { get; } = depth;

    /// <summary>Gates on two qubits at most.</summary>
    public Limit? TwoQubitGates { get; } = twoQubitGates;

    /// <summary>Trainable parameters at most.</summary>
    public Limit? Parameters { get; } = parameters;

    /// <summary>The backend that counts.</summary>
    public BackendInfo? Backend { get; } = backend;
}
