using System.Numerics;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>The fast engine against the dense reference, and against itself at other widths.</summary>
public sealed class FastAgainstReferenceTests
{
    public static TheoryData<int> BatchSizes => [1, 3, 16, 33];

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void EveryGateInBothPrecisions(int batch)
    {
        foreach (var (circuit, observable) in Circuits(batch))
        {
            var work = new Workload(circuit, observable, batch);
            var expected = Reference(work);
            Near(expected, Fast<double>(work), 1e-10);
            Near(expected, Fast<float>(work), 1e-4);
            if (batch == 3)
                Near(expected, Fast<double>(work, InBlocks<double>), 1e-10);
        }
    }

    [Fact]
    public void RealAmplitudesAreSeenAndAgree()
    {
        var random = new RandomCircuits(4);
        Gate[] gates = [Gate.RY, Gate.RY, Gate.CX, Gate.CZ, Gate.CRY, Gate.Swap, Gate.CCX];
        foreach (int prepared in new[] { 0, 1, 3, 5 })
        {
            var circuit = random.Circuit(5, 30, gates, prepared);
            Assert.True(Batch<double>.Compile(circuit).IsReal);
            Assert.False(Batch<double>.Compile(circuit, Observable.X).IsReal);
            var work = new Workload(circuit, Observable.Z, 19);
            var expected = Reference(work);
            Near(expected, Fast<double>(work), 1e-10);
            Near(expected, Fast<double>(work, InBlocks<double>), 1e-10);
            Near(expected, Fast<float>(work), 1e-4);
            Near(expected, Fast<double>(work, (program, stride) =>
                new VectorEngine<ComplexKernels<Lanes256<double>, double>, Lanes256<double>, double>(program, stride, new())), 1e-12);
            Same<float>(circuit, Observable.Z);
            Same<double>(circuit, Observable.Z);
        }

        foreach (var gate in new[] { Gate.RX, Gate.RZ, Gate.S, Gate.CRZ })
            Assert.False(Batch<double>.Compile(random.Circuit(2, 3, [gate])).IsReal);
    }

    [Theory]
    [InlineData(9, 33)]
    [InlineData(11, 17)]
    public void ThreadsDoNotMatter(int qubits, int count)
    {
        foreach (Gate[] gates in new Gate[][] { [Gate.RX, Gate.RY, Gate.U, Gate.CX, Gate.CRZ], [Gate.RY, Gate.CX, Gate.CZ] })
        {
            var work = new Workload(new RandomCircuits(qubits).Circuit(qubits, 60, gates), Observable.Z, count);
            foreach (int? bits in new int?[] { null, 10 })
            {
                var alone = Fast<float>(work, Of(new(BlockBits: bits)));
                foreach (int cores in new[] { 1, 2, 4 })
                    Assert.Equal(alone, Fast<float>(work, Of(new(new Cores(cores), BlockBits: bits))));
            }
        }

        static Func<QuantumProgram, int, Engine<float>> Of(EngineOptions options) =>
            (program, stride) => Engine<float>.Create(program, stride, options);
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
    private static IEnumerable<(CoreCircuit, Observable)> Circuits(int seed)
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
        foreach (var embedding in EmbeddingModule.all)
            yield return RangedAnsatz(embedding);
        yield return (random.Circuit(3, 0, turns), Observable.Z);
        yield return (random.Circuit(2, 1, turns, 2), Observable.X);
    }

    /// <summary>Layers of all ranges and modes, read out as the ansatz says.</summary>
    private static (CoreCircuit, Observable) RangedAnsatz(Embedding embedding)
    {
        RangedLayer[] layers = [new(1, CnotMode.All), new(3, CnotMode.Odd), new(2, CnotMode.Even), new(2, CnotMode.None), new(2, CnotMode.All)];
        var ansatz = AnsatzModule.create(4, layers.Length, embedding, LayerForm.NewRanged(ListModule.OfSeq(layers))).ResultValue;
        return (AnsatzModule.circuit(ansatz), AnsatzModule.observable(ansatz).IsX ? Observable.X : Observable.Z);
    }

    private sealed record Workload(CoreCircuit Circuit, Observable Observable, int Count)
    {
        public double[][] Samples { get; } = new RandomCircuits(Count).Table(Count, Circuit.Inputs);

        public double[] Weights { get; } = new RandomCircuits(Count + 1).Values(Circuit.Weights);

        public double[][] Upstream { get; } = new RandomCircuits(Count + 2).Table(Circuit.Qubits, Count);
    }

    /// <summary>Expectations [qubit][sample], gradients by input [input][sample], and last the one row by weight.</summary>
    private static double[][] Fast<T>(Workload work, Func<QuantumProgram, int, Engine<T>>? engine = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var program = Batch<T>.Compile(work.Circuit, work.Observable);
        var simulator = engine == null
            ? new BatchedSimulator<T>(program, work.Count + 2)
            : new BatchedSimulator<T>(program, work.Count + 2, engine);
        var batch = new Batch<T>(program, simulator, work.Samples, work.Weights);
        var values = batch.Forward();
        var (byWeight, byInput) = batch.Backward(work.Upstream);
        return [.. values, .. byInput, byWeight];
    }

    /// <summary>In blocks of as few rows as there can be, rewinding, with helpers.</summary>
    private static Engine<T> InBlocks<T>(QuantumProgram program, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Engine<T>.Create(program, stride, new(new Cores(3), KeepLimit: 0, BlockBits: 0));

    private static double[][] Reference(Workload work)
    {
        var (circuit, upstream) = (work.Circuit, work.Upstream);
        var reference = new ReferenceSimulator(circuit, work.Observable);
        double[][] rows = [.. Enumerable.Range(0, circuit.Qubits + circuit.Inputs).Select(_ => new double[work.Count])];
        var byWeight = new double[circuit.Weights];
        for (int b = 0; b < work.Count; b++)
        {
            var values = reference.Expectations(work.Samples[b], work.Weights);
            var gradients = reference.Gradients(work.Samples[b], work.Weights);
            for (int q = 0; q < circuit.Qubits; q++)
            {
                rows[q][b] = values[q];
                for (int i = 0; i < circuit.Inputs; i++)
                    rows[circuit.Qubits + i][b] += upstream[q][b] * gradients.Inputs[q, i];
                for (int p = 0; p < circuit.Weights; p++)
                    byWeight[p] += upstream[q][b] * gradients.Weights[q, p];
            }
        }

        return [.. rows, byWeight];
    }

    private static void Near(double[][] expected, double[][] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int r = 0; r < expected.Length; r++)
        {
            // The last row sums over the batch.
            double allowed = r + 1 == expected.Length ? tolerance * expected[0].Length : tolerance;
            for (int i = 0; i < expected[r].Length; i++)
                Assert.Equal(expected[r][i], actual[r][i], allowed);
        }
    }

    private static void Same<T>(CoreCircuit circuit, Observable observable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new Workload(circuit, observable, 21);
        var whole = new EngineOptions();
        var wide = Wide(whole);
        foreach (var options in new[] { whole, whole with { BlockBits = 0 }, whole with { BlockBits = 0, KeepLimit = 0 } })
        {
            // Rewinding the state repeats its roundings, and blocks add up in another order, so that is only close.
            var result = Wide(options);
            Near(wide, result, typeof(T) == typeof(float) ? 1e-4 : 1e-12);
            Assert.Equal(result, Fast<T>(work, (program, stride) => Engine<T>.OfWidth<Lanes256<T>>(program, stride, options)));
            Assert.Equal(result, Fast<T>(work, (program, stride) => Engine<T>.OfWidth<Lanes128<T>>(program, stride, options)));
        }

        Near(wide, Wide(whole with { KeepLimit = 0 }), typeof(T) == typeof(float) ? 1e-4 : 1e-12);

        double[][] Wide(EngineOptions options) =>
            Fast<T>(work, (program, stride) => Engine<T>.OfWidth<Lanes512<T>>(program, stride, options));
    }
}
