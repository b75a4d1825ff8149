using System.Numerics;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Core;

namespace HybHanas.Simulation;

/// <summary>A circuit compiled for simulation. Immutable; may be shared between threads.</summary>
public sealed class QuantumProgram
{
    /// <summary>Qubits at most: the state of one sample has 2^20 amplitudes.</summary>
    public const int MaxQubits = 20;

    private QuantumProgram(Circuit circuit, ProgramBuilder parts)
    {
        (Qubits, Weights, Inputs) = (circuit.Qubits, circuit.Weights, circuit.Inputs);
        Prepared = parts.Prepared;
        Initial = parts.Initial;
        Steps = parts.Steps;
        Readout = parts.Readout;
        GlobalPhase = parts.GlobalPhase;
        WeightFactors = parts.WeightFactors;
        InputFactors = parts.InputFactors;
        UniformStages = parts.UniformStages;
        UniformGates = parts.UniformGates;
        LaneGates = parts.LaneGates;
        IsReal = Initial.Concat(Steps.SelectMany(step => step.Gates)).All(gate => gate.IsReal)
            && Steps.All(step => step.Before?.IsReal != false);
    }

    /// <summary>Number of qubits, and so of expectation values.</summary>
    public int Qubits { get; }

    /// <summary>Number of trainable weights.</summary>
    public int Weights { get; }

    /// <summary>Number of values of a sample.</summary>
    public int Inputs { get; }

    /// <summary>Inputs that are amplitudes of the initial state, by row; empty for |0...0>.</summary>
    internal int[] Prepared { get; }

    /// <summary>The gates that make the initial product state, one for each row bit above the prepared ones.</summary>
    internal FusedGate[] Initial { get; }

    /// <summary>What follows the initial state.</summary>
    internal Step[] Steps { get; }

    /// <summary>The monomial before the measurement, null when it is the identity.</summary>
    internal Monomial? Readout { get; }

    /// <summary>All amplitudes are real at every step: rotations about Y, prepared amplitudes, CX, CZ and the like.</summary>
    internal bool IsReal { get; }

    internal Complex GlobalPhase { get; }

    internal Factor[] WeightFactors { get; }

    internal Factor[] InputFactors { get; }

    internal Stage[] UniformStages { get; }

    internal FusedGate[] UniformGates { get; }

    internal FusedGate[] LaneGates { get; }

    /// <summary>
    /// Compiles a circuit of 1 to 20 qubits. Every gate of the gate table may have free angles. Barriers and trailing
    /// measurements are passed over. Amplitudes may be prepared once, on qubits not used before; inputs that are all zero
    /// stand for |0...0>, with gradient zero. A reset, or a gate on a measured qubit, is an Unsupported error.
    /// </summary>
    public static FSharpResult<QuantumProgram, HybHanasError> Compile(Circuit circuit, Observable observable)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.Qubits is < 1 or > MaxQubits)
        {
            return FSharpResult<QuantumProgram, HybHanasError>.NewError(
                HybHanasError.NewOutOfRange("number of simulated qubits", circuit.Qubits.ToString(), $"1..{MaxQubits}"));
        }

        var parts = new ProgramBuilder(circuit.Qubits);
        return parts.Build(circuit, observable) is { } error
            ? FSharpResult<QuantumProgram, HybHanasError>.NewError(error)
            : FSharpResult<QuantumProgram, HybHanasError>.NewOk(new(circuit, parts));
    }
}

/// <summary>A monomial (null: none), then gates on distinct qubits, in ascending order.</summary>
internal sealed record Step(Monomial? Before, FusedGate[] Gates)
{
    /// <summary>The gates with a free angle.</summary>
    public FusedGate[] Trainable { get; } = [.. Gates.Where(gate => gate.HasGradient)];
}
