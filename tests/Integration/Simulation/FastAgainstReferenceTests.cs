using System.Numerics;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>The fast engine against the dense reference, and against itself at other widths.</summary>
public sealed class FastAgainstReferenceTests
{
    public static TheoryData<int> BatchSizes => [1, 3, 16, 33];

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void EveryGateInDouble(int batch)
    {
        foreach (var (circuit, observable) in Circuits(batch))
            Compare<double>(circuit, observable, batch, 1e-10);
    }

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void EveryGateInFloat(int batch)
    {
        foreach (var (circuit, observable) in Circuits(batch))
            Compare<float>(circuit, observable, batch, 1e-4);
    }

    [Fact]
    public void WidthAndRewindingDoNotMatter()
    {
        foreach (var (circuit, observable) in Circuits(7))
        {
            Same<float>(circuit, observable);
            Same<double>(circuit, observable);
        }
    }

    /// <summary>Each gate on its own between random rotations, then mixtures, then prepared amplitudes.</summary>
    private static IEnumerable<(Circuit, Observable)> Circuits(int seed)
    {
        var random = new RandomCircuits(seed);
        Gate[] turns = [Gate.RX, Gate.RY, Gate.RZ, Gate.CX];
        foreach (var gate in GateTable.all)
            yield return (random.Circuit(5, 12, [.. turns, gate, gate, gate, gate]), Observable.Z);
        foreach (int qubits in new[] { 5, 6, 7 })
            yield return (random.Circuit(qubits, 50, [.. GateTable.all]), Observable.X);
        foreach (int qubits in new[] { 1, 2, 3 })
            yield return (random.Circuit(qubits, 10, [Gate.RX, Gate.U, Gate.P, Gate.H]), Observable.Z);
        foreach (int prepared in new[] { 1, 3, 5 })
            yield return (random.Circuit(5, 16, turns, prepared), Observable.Z);
        yield return (random.Circuit(3, 0, turns), Observable.Z);
        yield return (random.Circuit(2, 1, turns, 2), Observable.X);
    }

    private static void Compare<T>(Circuit circuit, Observable observable, int count, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomCircuits(count);
        var (samples, weights) = (random.Table(count, circuit.Inputs), random.Values(circuit.Weights));
        var upstream = random.Table(circuit.Qubits, count);
        var program = Batch<T>.Compile(circuit, observable);
        var batch = new Batch<T>(program, new BatchedSimulator<T>(program, count + 2), samples, weights);
        var values = batch.Forward();
        var (byWeight, byInput) = batch.Backward(upstream);

        var reference = new ReferenceSimulator(circuit, observable);
        var expectedByWeight = new double[circuit.Weights];
        for (int b = 0; b < count; b++)
        {
            var expected = reference.Expectations(samples[b], weights);
            for (int q = 0; q < circuit.Qubits; q++)
                Assert.Equal(expected[q], values[q][b], tolerance);

            var gradients = reference.Gradients(samples[b], weights);
            for (int q = 0; q < circuit.Qubits; q++)
            {
                for (int p = 0; p < circuit.Weights; p++)
                    expectedByWeight[p] += upstream[q][b] * gradients.Weights[q, p];
            }

            for (int i = 0; i < circuit.Inputs; i++)
            {
                double sum = Enumerable.Range(0, circuit.Qubits).Sum(q => upstream[q][b] * gradients.Inputs[q, i]);
                Assert.Equal(sum, byInput[i][b], tolerance);
            }
        }

        for (int p = 0; p < circuit.Weights; p++)
            Assert.Equal(expectedByWeight[p], byWeight[p], tolerance * Math.Max(1, count));
    }

    private static void Same<T>(Circuit circuit, Observable observable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int count = 21;
        var random = new RandomCircuits(count);
        var (samples, weights) = (random.Table(count, circuit.Inputs), random.Values(circuit.Weights));
        var upstream = random.Table(circuit.Qubits, count);
        var program = Batch<T>.Compile(circuit, observable);

        var wide = Run((p, stride) => new VectorEngine<Lanes512<T>, T>(p, stride));
        Assert.Equal(wide, Run((p, stride) => new VectorEngine<Lanes256<T>, T>(p, stride)));
        Assert.Equal(wide, Run((p, stride) => new VectorEngine<Lanes128<T>, T>(p, stride)));

        // Rewinding the state repeats its roundings, so it is only close.
        var rewound = Run((p, stride) => new VectorEngine<Lanes512<T>, T>(p, stride, keepLimit: 0));
        double tolerance = typeof(T) == typeof(float) ? 1e-3 : 1e-11;
        for (int i = 0; i < wide.Length; i++)
            Assert.Equal(wide[i], rewound[i], tolerance);

        double[] Run(Func<QuantumProgram, int, Engine<T>> engine)
        {
            var batch = new Batch<T>(program, new BatchedSimulator<T>(program, count, engine), samples, weights);
            var values = batch.Forward();
            var (byWeight, byInput) = batch.Backward(upstream);
            return [.. values.SelectMany(row => row), .. byWeight, .. byInput.SelectMany(row => row)];
        }
    }
}
