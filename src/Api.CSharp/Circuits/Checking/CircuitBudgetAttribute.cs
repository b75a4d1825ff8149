namespace HybHanas;

/// <summary>How large the circuits that are built in a method, a class or an assembly may be: the analyzers of this package warn while they are
/// written. What is not set is taken from the class, the assembly, .editorconfig or MSBuild properties, in this order (docs/analyzers).</summary>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method
    | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class CircuitBudgetAttribute : Attribute
{
    /// <summary>Qubits at most, 1 or more.</summary>
    public int Qubits { get; set; } = int.MaxValue;

    /// <summary>Depth at most, as <see cref="Circuit.Depth"/> counts it; 0 or more.</summary>
    public int Depth { get; set; } = int.MaxValue;

    /// <summary>Gates on two qubits at most, 0 or more.</summary>
    public int TwoQubitGates { get; set; } = int.MaxValue;

    /// <summary>Trainable parameters at most, 0 or more.</summary>
    public int Parameters { get; set; } = int.MaxValue;

    /// <summary>A bundled backend, whose size, native gates and coherence times count.</summary>
    public string? Backend { get; set; }
}
