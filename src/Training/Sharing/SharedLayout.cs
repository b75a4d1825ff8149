using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using Microsoft.FSharp.Core;

namespace HybHanas.Training.Sharing;

/// <summary>
/// Where the parameters of every network lie in one array: the front part; a projection to angles and one to amplitudes, each
/// with a row for every input that the largest circuit has; an angle for each layer, qubit, axis and repeat; the classifier
/// with a column for each qubit.
/// </summary>
internal sealed class SharedLayout
{
    private const int Axes = 3;
    private const int Repeats = 2;

    private readonly Architecture front;
    private readonly int qubits;
    private readonly int depth;
    private readonly int amplitudes;

    /// <summary>A layout for networks with the front part, input, classes and form of the given one.</summary>
    public SharedLayout(Architecture front, int qubits, int depth)
    {
        (this.front, this.qubits, this.depth) = (front, qubits, depth);
        amplitudes = 1 << Math.Min(qubits, AnsatzModule.maxQubits(Embedding.Amplitude));
        FrontCount = FrontOf(front);
        var features = front.Features;
        AngleStart = FrontCount;
        AmplitudeStart = AngleStart + qubits * (features + 1);
        WeightStart = AmplitudeStart + amplitudes * (features + 1);
        ClassifierStart = WeightStart + depth * qubits * Axes * Repeats;
        Count = ClassifierStart + front.Classes * (qubits + 1);
    }

    /// <summary>Values of the array.</summary>
    public int Count { get; }

    /// <summary>Parameters before the projections.</summary>
    public int FrontCount { get; }

    public int AngleStart { get; }

    public int AmplitudeStart { get; }

    public int WeightStart { get; }

    public int ClassifierStart { get; }

    /// <summary>The place of each of a network's parameters, in the order of a training's.</summary>
    public FSharpResult<int[], HybHanasError> PlacesOf(Architecture architecture)
    {
        if (Misfit(architecture) is { } fault)
            return FSharpResult<int[], HybHanasError>.NewError(fault);
        var ansatz = architecture.Ansatz;
        var places = new List<int>(Enumerable.Range(0, FrontCount));
        var (start, rows) = ansatz.Embedding.IsAmplitude ? (AmplitudeStart, amplitudes) : (AngleStart, qubits);
        AddRows(places, start, AnsatzModule.inputs(ansatz), architecture.Features, rows, architecture.Features);
        foreach (var weight in AnsatzModule.weightPlaces(ansatz))
        {
            var axis = weight.Axis.IsX ? 0 : weight.Axis.IsY ? 1 : 2;
            places.Add(WeightStart + ((weight.Layer * qubits + weight.Qubit) * Axes + axis) * Repeats + weight.Repeat);
        }

        AddRows(places, ClassifierStart, architecture.Classes, ansatz.Qubits, architecture.Classes, qubits);
        return FSharpResult<int[], HybHanasError>.NewOk([.. places]);
    }

    /// <summary>The upper left part of a linear layer of so many rows and columns, then as much of its biases.</summary>
    private static void AddRows(List<int> places, int start, int outputs, int inputs, int rows, int columns)
    {
        for (var o = 0; o < outputs; o++)
            places.AddRange(Enumerable.Range(start + o * columns, inputs));
        places.AddRange(Enumerable.Range(start + rows * columns, outputs));
    }

    private HybHanasError? Misfit(Architecture other) =>
        !other.Input.Equals(front.Input) || other.Classes != front.Classes || !other.Form.Equals(front.Form)
            || !other.Convolutions.Equals(front.Convolutions) || !other.Dense.Equals(front.Dense)
            ? HybHanasError.NewUnsupported($"'{Description.ofArchitecture(other)}'", "shared weights, which need one and the same front part")
        : other.Ansatz.Qubits > qubits ? OutOfRange("qubits", other.Ansatz.Qubits, qubits)
        : other.Ansatz.Depth > depth ? OutOfRange("depth", other.Ansatz.Depth, depth)
        : null;

    private static HybHanasError OutOfRange(string what, int given, int most) => HybHanasError.NewOutOfRange(
        $"{what} of a network with shared weights", given.ToString(CultureInfo.InvariantCulture), $"1..{most}");

    private static int FrontOf(Architecture architecture)
    {
        var ansatz = architecture.Ansatz;
        var behind = (long)AnsatzModule.inputs(ansatz) * (architecture.Features + 1) + AnsatzModule.weights(ansatz)
            + architecture.Classes * (ansatz.Qubits + 1);
        return checked((int)(ArchitectureNetwork.ParameterCount(architecture) - behind));
    }
}
