using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>A quantum circuit. Immutable: every method that adds to it gives a new circuit, which shares what both have, so that building
/// one of n operations takes n steps. Only legal circuits can be built; qubits are counted from 0, qubit 0 is the least significant bit.</summary>
/// <remarks>A method that adds an operation throws a <see cref="HybHanasException"/> "invalid-circuit" that names the operation where a
/// qubit is outside the circuit, a qubit is used twice in it, or an angle is not finite. Safe to share between threads.</remarks>
[DebuggerDisplay("{Qubits} qubits, {Count} operations, depth {Depth}")]
public sealed partial class Circuit : IEquatable<Circuit>
{
    // Latest first: the circuits that a circuit is added to keep sharing it.
    private readonly FSharpList<Operation> reversed;
    private readonly int length;
    // Made when first asked for; made twice by two threads they are equal.
    private CoreCircuit? core;
    private CircuitMetrics? metrics;
    private IReadOnlyList<CircuitOperation>? operations;
    private IReadOnlyDictionary<string, int>? gateCounts;

    private Circuit(int qubits, int clbits, FSharpList<Operation> reversed, int length, CoreCircuit? core = null) =>
        (Qubits, Clbits, this.reversed, this.length, this.core) = (qubits, clbits, reversed, length, core);

    /// <summary>Number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>Number of classical bits: those asked for, or as many as the measurements need.</summary>
    public int Clbits { get; }

    /// <summary>Operations, barriers not included.</summary>
    public int Count => Metrics.Size;

    /// <summary>Operations on the longest path, measurements included; barriers make their qubits wait but count nothing.</summary>
    public int Depth => Metrics.Depth;

    /// <summary>Gates on two qubits.</summary>
    public int TwoQubitGates => Metrics.TwoQubitGates;

    /// <summary>Two-qubit gates on the longest path.</summary>
    public int TwoQubitDepth => Metrics.TwoQubitDepth;

    /// <summary>Trainable parameters: one more than the highest index in use.</summary>
    public int Parameters => Core.Weights;

    /// <summary>Values of a sample that it embeds: one more than the highest index in use.</summary>
    public int Inputs => Core.Inputs;

    /// <summary>How often each operation occurs, by its OpenQASM name, barriers included, most frequent first.</summary>
    public IReadOnlyDictionary<string, int> GateCounts =>
        gateCounts ??= Metrics.Names.ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The operations in order of application, barriers included.</summary>
    public IReadOnlyList<CircuitOperation> Operations => operations ??= [.. Core.Operations.Select(CircuitOperation.Of)];

    /// <summary>The core's circuit.</summary>
    internal CoreCircuit Core => core ??= Build();

    private CircuitMetrics Metrics => metrics ??= CircuitMetricsModule.ofCircuit(Core);

    /// <summary>A circuit without operations.</summary>
    /// <param name="qubits">Number of qubits, 0..4096.</param>
    /// <param name="clbits">Number of classical bits, 0..1,000,000; measurements into higher ones add to them.</param>
    /// <exception cref="HybHanasException">A number is outside its range ("out-of-range").</exception>
    public static Circuit Create(int qubits, int clbits = 0) => Of(CircuitModule.create(qubits, clbits, []).OrThrow());

    /// <summary>The circuit followed by another one, whose qubit and classical bit i become those of this one.</summary>
    /// <param name="other">A circuit of at most as many qubits.</param>
    /// <exception cref="HybHanasException">It has more qubits ("out-of-range").</exception>
    public Circuit Append(Circuit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Qubits > Qubits)
            throw new HybHanasException(HybHanasError.NewOutOfRange("qubits of the appended circuit", $"{other.Qubits}", $"0..{Qubits}"));
        var list = other.Core.Operations.Aggregate(reversed, (list, operation) => FSharpList<Operation>.Cons(operation, list));
        return new(Qubits, Math.Max(Clbits, other.Clbits), list, length + other.length);
    }

    /// <summary>The circuit that undoes this one, up to a global phase: the inverse of every gate, the last one first.</summary>
    /// <exception cref="HybHanasException">There is an operation without an inverse, such as a measurement, or an unbound angle
    /// ("unsupported").</exception>
    public Circuit Inverse() => Of(Inversion.ofCircuit(Core).OrThrow());

    /// <summary>The circuit with numbers in the place of its parameters and inputs; amplitudes taken from inputs become gates.</summary>
    /// <param name="parameters">Its parameters in radians, at least <see cref="Parameters"/> of them; what it does not use is passed over.</param>
    /// <param name="inputs">The sample, at least <see cref="Inputs"/> values; null for none.</param>
    /// <exception cref="HybHanasException">There are too few values or one is not finite ("out-of-range").</exception>
    public Circuit Bind(IReadOnlyList<double> parameters, IReadOnlyList<double>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Of(Binding.bind([.. inputs ?? []], [.. parameters], Core).OrThrow());
    }

    /// <summary>True for a circuit with the same qubits, classical bits and operations in the same order.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Circuit? other) => ReferenceEquals(this, other)
        || other is not null && (Qubits, Clbits, length) == (other.Qubits, other.Clbits, other.length)
        && reversed.SequenceEqual(other.reversed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Circuit);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Qubits, Clbits, length, reversed.IsEmpty ? 0 : reversed.Head.GetHashCode());

    /// <summary>The circuit in words: a line for it, then one for each operation.</summary>
    public override string ToString() =>
        $"{Qubits} qubits, {Clbits} classical bits, {Count} operations, depth {Depth}\n"
        + string.Concat(Operations.Select(operation => $"{operation}\n"));

    /// <summary>The core's circuit as one of the facade.</summary>
    internal static Circuit Of(CoreCircuit circuit)
    {
        var list = circuit.Operations.Aggregate(FSharpList<Operation>.Empty, (list, operation) => FSharpList<Operation>.Cons(operation, list));
        return new(circuit.Qubits, circuit.Clbits, list, circuit.Operations.Length, circuit);
    }

    private Circuit Add(Operation operation, int clbits = 0)
    {
        var bits = Math.Max(Clbits, clbits);
        return CircuitModule.fault(Qubits, bits, operation)?.Value is { } reason
            ? throw new HybHanasException(HybHanasError.NewInvalidCircuit(length, reason))
            : new(Qubits, bits, FSharpList<Operation>.Cons(operation, reversed), length + 1);
    }

    private CoreCircuit Build()
    {
        var forward = new Operation[length];
        var at = length;
        for (var rest = reversed; !rest.IsEmpty; rest = rest.Tail)
            forward[--at] = rest.Head;
        return CircuitModule.create(Qubits, Clbits, forward).OrThrow();
    }
}
