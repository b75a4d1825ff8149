using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// The engine for one vector width. The batch is cut into chunks of one vector; each chunk runs through the program by
/// itself, so that its state stays in the cache. Sums over the batch are kept in 64-byte groups of lanes and reduced in one
/// fixed order, so that the width does not change a bit of the results.
/// </summary>
internal sealed unsafe partial class VectorEngine<TLanes, T> : Engine<T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Above this many bytes the backward pass rewinds one state instead of keeping one for each layer.</summary>
    private const long KeepLimit = 32L << 20;

    private const int GroupBytes = 64;
    private static readonly int Group = GroupBytes / sizeof(T);

    private readonly QuantumProgram program;
    private readonly UniformAngles uniform;
    private readonly MonomialTables<T>?[] before;
    private readonly MonomialTables<T>? readout;
    private readonly int rows;
    private readonly int stride;
    private readonly bool keep;
    private readonly int kept;

    // Buffers are held by these fields; one state is 2 rows vectors.
    private readonly AlignedBuffer<TLanes>[] memory;
    private readonly TLanes*[] states;
    private TLanes* spare;
    private TLanes* lambda;
    private readonly AlignedBuffer<LaneRotor<TLanes, T>> uniformRotors;
    private readonly AlignedBuffer<LaneRotor<TLanes, T>> laneRotors;
    private readonly AlignedBuffer<TLanes> sample;
    private readonly AlignedBuffer<TLanes> halfAngles;
    private readonly AlignedBuffer<TLanes> sines;
    private readonly AlignedBuffer<TLanes> cosines;
    private readonly AlignedBuffer<TLanes> amplitudes;
    private readonly AlignedBuffer<TLanes> qubitValues;
    private readonly AlignedBuffer<TLanes> brackets;
    private readonly AlignedBuffer<T> stageSums;
    private readonly double[] weightTotals;
    private int currentBatch;

    public VectorEngine(QuantumProgram program, int stride, long keepLimit = KeepLimit)
    {
        this.program = program;
        this.stride = stride;
        rows = 1 << program.Qubits;
        uniform = new(program);
        var tables = new Dictionary<Monomial, MonomialTables<T>>();
        before = [.. program.Steps.Select(step => TablesOf(step.Before))];
        readout = TablesOf(program.Readout);

        int chunks = stride / TLanes.Count;
        int layers = Math.Max(1, program.Steps.Length);
        keep = (long)layers * chunks * 2 * rows * sizeof(TLanes) <= keepLimit;
        kept = keep ? layers : 1;
        memory = [.. Enumerable.Range(0, chunks * kept + 2).Select(_ => new AlignedBuffer<TLanes>(2L * rows))];
        states = new TLanes*[chunks * kept];
        for (int i = 0; i < states.Length; i++)
            states[i] = memory[i].Pointer;
        spare = memory[^2].Pointer;
        lambda = memory[^1].Pointer;

        uniformRotors = new(program.UniformGates.Length);
        laneRotors = new((long)chunks * program.LaneGates.Length);
        int inputFactors = program.InputFactors.Length;
        (sines, cosines) = (new((long)chunks * inputFactors), new((long)chunks * inputFactors));
        halfAngles = new(inputFactors);
        sample = new(program.Inputs);
        amplitudes = new((long)chunks * (program.Prepared.Length + 1));
        qubitValues = new(program.Qubits);
        brackets = new(4);
        stageSums = new(3L * program.UniformStages.Length * Group);
        weightTotals = new double[program.Weights];

        // Layers with the same monomial share its tables, and so the cache.
        MonomialTables<T>? TablesOf(Monomial? monomial) => monomial == null ? null
            : tables.TryGetValue(monomial, out var known) ? known
            : tables[monomial] = new(monomial);
    }

    private LaneRotor<TLanes, T>* RotorOf(FusedGate gate, int chunk) => gate.IsUniform
        ? uniformRotors.Pointer + gate.Slot
        : laneRotors.Pointer + chunk * program.LaneGates.Length + gate.Slot;

    /// <summary>Applies a layer, two gates to a sweep.</summary>
    private void ApplyLayer(TLanes* state, FusedGate[] gates, int chunk, bool inverse)
    {
        int i = 0;
        for (; i + 1 < gates.Length; i += 2)
        {
            FusedGate low = gates[i], high = gates[i + 1];
            Kernels<TLanes, T>.ApplyPair(state, rows, low.Qubit, high.Qubit,
                (TLanes*)RotorOf(low, chunk), (TLanes*)RotorOf(high, chunk), inverse);
        }

        if (i < gates.Length)
            Kernels<TLanes, T>.Apply(state, rows, gates[i].Qubit, (TLanes*)RotorOf(gates[i], chunk), inverse);
    }

    private static void Swap(ref TLanes* a, ref TLanes* b)
    {
        var c = a;
        a = b;
        b = c;
    }

    public override Complex[] State(int sampleIndex)
    {
        int chunk = sampleIndex / TLanes.Count, lane = sampleIndex % TLanes.Count;
        var state = (T*)(states[chunk * kept + kept - 1]);
        var result = new Complex[rows];
        for (int k = 0; k < rows; k++)
        {
            int from = program.Readout?.From[k] ?? k;
            var amplitude = new Complex(
                double.CreateTruncating(state[2 * from * TLanes.Count + lane]),
                double.CreateTruncating(state[(2 * from + 1) * TLanes.Count + lane]));
            result[k] = program.GlobalPhase * (program.Readout?.Phase(k) ?? Complex.One) * amplitude;
        }

        return result;
    }
}
