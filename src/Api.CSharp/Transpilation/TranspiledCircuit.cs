using System.Text.Json.Serialization;

namespace HybHanas;

/// <summary>One native operation on physical qubits.</summary>
/// <param name="Name">Its OpenQASM name.</param>
/// <param name="Qubits">Physical qubits, controls first.</param>
/// <param name="Parameters">Angles in radians.</param>
/// <param name="Clbits">Classical bits.</param>
public sealed record PhysicalOperation(string Name, IReadOnlyList<int> Qubits, IReadOnlyList<double> Parameters, IReadOnlyList<int> Clbits);

/// <summary>A circuit in a backend's own gates, and its figures.</summary>
public sealed record TranspiledCircuit
{
    /// <summary>Name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>The level used.</summary>
    public required int Level { get; init; }

    /// <summary>The seed used.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Two-qubit gates.</summary>
    public required int TwoQubitGates { get; init; }

    /// <summary>Two-qubit gates on the longest path.</summary>
    public required int TwoQubitDepth { get; init; }

    /// <summary>Operations on the longest path, measurements included, barriers not.</summary>
    public required int Depth { get; init; }

    /// <summary>Operations, barriers not included.</summary>
    public required int Size { get; init; }

    /// <summary>SWAPs that routing inserted.</summary>
    public required int Swaps { get; init; }

    /// <summary>True where blocks were made anew for the coupling map, so that no gate can be pointed at as routing.</summary>
    public required bool Resynthesised { get; init; }

    /// <summary>Makespan in seconds, measurement included; null where the calibration lacks a duration.</summary>
    public required double? DurationSeconds { get; init; }

    /// <summary>Sum of ln(1 - error) over gates and readouts; null where an error is 1 (a stale benchmark).</summary>
    public required double? LogEsp { get; init; }

    /// <summary>Physical qubit of each logical qubit at the start.</summary>
    public required IReadOnlyList<int> InitialLayout { get; init; }

    /// <summary>Physical qubit of each logical qubit at the end.</summary>
    public required IReadOnlyList<int> FinalLayout { get; init; }

    /// <summary>The circuit, on the backend's qubits and in its gates.</summary>
    [JsonIgnore]
    public required Circuit Circuit { get; init; }

    /// <summary>The operations in order.</summary>
    public required IReadOnlyList<PhysicalOperation> Operations { get; init; }

    /// <summary>Processor time of the compilation alone, without reading and writing.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>With <see cref="TranspileSettings.FoldMeasurement"/>: for each classical bit the bits, ascending, whose XOR in a sample of
    /// this circuit is the bit in a sample of the original one; itself alone where nothing was folded into it. Null without.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? FoldedMasks { get; init; }

    /// <summary>The circuit as OpenQASM 2 on a register of as many qubits as the backend has; masks that change bits as comments at its
    /// end.</summary>
    public required string OpenQasm { get; init; }

    /// <summary>A sample of the original circuit from a sample of this one: the masks applied, or the same bits where there are none.</summary>
    /// <param name="sample">The value of each classical bit.</param>
    /// <exception cref="ArgumentException">There are not as many values as classical bits.</exception>
    public IReadOnlyList<bool> Unfold(IReadOnlyList<bool> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (FoldedMasks is null)
            return sample;
        if (sample.Count != FoldedMasks.Count)
            throw new ArgumentException($"{sample.Count} values for {FoldedMasks.Count} classical bits", nameof(sample));
        return [.. FoldedMasks.Select(mask => mask.Aggregate(false, (parity, bit) => parity ^ sample[bit]))];
    }

    /// <summary>Writes <see cref="OpenQasm"/> to a file.</summary>
    /// <param name="path">Path of the file; one that is there is replaced.</param>
    /// <exception cref="HybHanasException">It cannot be written ("unusable-path").</exception>
    public void Save(string path) => OutputFile.Write(path, OpenQasm);
}
