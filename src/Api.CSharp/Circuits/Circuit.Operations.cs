using HybHanas.Core;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas;

public sealed partial class Circuit
{
    private const int MaxClbits = 1_000_000;

    /// <summary>The OpenQASM names of all gates, for <see cref="Apply"/>.</summary>
    public static IReadOnlyList<string> GateNames { get; } = [.. GateTable.all.Select(GateTable.name)];

    /// <summary>Any gate by its OpenQASM name, one of <see cref="GateNames"/>.</summary>
    /// <param name="gate">The name, such as "c3x".</param>
    /// <param name="angles">Its angles, in its order.</param>
    /// <param name="qubits">Its qubits, controls first.</param>
    /// <exception cref="HybHanasException">There is no such gate ("unknown-name"), or it takes other numbers of angles or qubits
    /// ("invalid-circuit").</exception>
    public Circuit Apply(string gate, IReadOnlyList<Angle> angles, params IReadOnlyList<int> qubits)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(angles);
        ArgumentNullException.ThrowIfNull(qubits);
        return GateTable.tryFind(gate)?.Value is { } known
            ? Gated(known, [.. angles], [.. qubits])
            : throw new HybHanasException(HybHanasErrorModule.unknown("gate", GateNames, gate));
    }

    /// <summary>Nothing is reordered across a barrier.</summary>
    /// <param name="qubits">The qubits that it is on; none for all of the circuit.</param>
    public Circuit Barrier(params int[] qubits)
    {
        ArgumentNullException.ThrowIfNull(qubits);
        return Add(Operation.NewBarrier(ListModule.OfSeq(qubits is [] ? Enumerable.Range(0, Qubits) : qubits)));
    }

    /// <summary>Sets a qubit to |0&gt;.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Reset(int qubit) => Add(Operation.NewReset(qubit));

    /// <summary>Measures a qubit in the Z basis into the classical bit of the same number.</summary>
    /// <param name="qubit">The qubit.</param>
    public Circuit Measure(int qubit) => Measure(qubit, qubit);

    /// <summary>Measures a qubit in the Z basis.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <param name="clbit">The classical bit, 0..999,999; the circuit gets as many as needed.</param>
    public Circuit Measure(int qubit, int clbit) => Add(Operation.NewMeasure(qubit, clbit), clbit is >= 0 and < MaxClbits ? clbit + 1 : 0);

    /// <summary>Measures every qubit in the Z basis into the classical bit of the same number.</summary>
    public Circuit MeasureAll() => Enumerable.Range(0, Qubits).Aggregate(this, (circuit, qubit) => circuit.Measure(qubit));

    private Circuit Gated(Gate gate, ReadOnlySpan<Angle> angles, ReadOnlySpan<int> qubits)
    {
        var (ofAngles, ofQubits) = (FSharpList<CoreAngle>.Empty, FSharpList<int>.Empty);
        for (var i = angles.Length - 1; i >= 0; i--)
            ofAngles = FSharpList<CoreAngle>.Cons(angles[i].ToCore(), ofAngles);
        for (var i = qubits.Length - 1; i >= 0; i--)
            ofQubits = FSharpList<int>.Cons(qubits[i], ofQubits);
        return Add(Operation.NewApply(gate, ofAngles, ofQubits));
    }
}
