using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// The engine for one vector width and one kind of amplitudes. The batch is cut into chunks of one vector; each chunk runs
/// through the program by itself, so that its state stays in the cache. States that do not fit are walked through in blocks
/// and tiles. The chunks of small states and the blocks of large ones are shared out to a team. Sums over blocks and over
/// the batch are made in one fixed order, in 64-byte groups of lanes, so that neither the width nor the number of threads
/// changes a bit of the results.
/// </summary>
internal sealed unsafe partial class VectorEngine<TKernels, TLanes, T> : Engine<T>
    where TKernels : IKernels<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int GroupBytes = 64;

    /// <summary>Smaller states take less time than a thread takes to come.</summary>
    private const int LeastSharedRows = 512;

    private static readonly int Group = GroupBytes / sizeof(T);

    private readonly QuantumProgram program;
    private readonly UniformAngles uniform;
    private readonly Tiling tiling;
    private readonly Layer[] layers;
    private readonly MonomialTables<T>?[] before;
    private readonly MonomialTables<T>? readout;
    private readonly int rows;
    private readonly int stride;
    private readonly bool keep;
    private readonly int kept;
    private readonly Team team;

    // Buffers are held by these fields; one state is Parts x rows vectors.
    private readonly AlignedBuffer<TLanes>[] memory;
    private readonly TLanes*[] states;
    private readonly Workspace<TLanes, T>[] workspaces;
    private readonly AlignedBuffer<LaneRotor<TLanes, T>> uniformRotors;
    private readonly AlignedBuffer<LaneRotor<TLanes, T>> laneRotors;
    private readonly AlignedBuffer<TLanes> sines;
    private readonly AlignedBuffer<TLanes> cosines;
    private readonly AlignedBuffer<TLanes> amplitudes;

    /// <summary>Three brackets for each qubit of each block, then of each tile.</summary>
    private readonly AlignedBuffer<TLanes> parts;

    /// <summary>The three brackets of each uniform stage, one value for each sample.</summary>
    private readonly AlignedBuffer<T> stageBrackets;

    private readonly double[] weightTotals;
    private readonly Action<int, int> forwardChunk;
    private readonly Action<int, int> backwardChunk;
    private readonly Action<int, int> shareBlocks;
    private readonly BlockPass forwardBlock;
    private readonly BlockPass forwardTile;
    private readonly BlockPass backwardBlock;
    private readonly BlockPass backwardTile;
    private readonly BlockPass undoBlock;
    private BlockPass currentPass;

    // The buffers of the current call.
    private T* inputs;
    private T* outputs;
    private int currentBatch;

    public VectorEngine(QuantumProgram program, int stride, EngineOptions options)
    {
        this.program = program;
        this.stride = stride;
        rows = 1 << program.Qubits;
        uniform = new(program);
        tiling = new(program.Qubits, options.BlockBits);
        layers = [.. program.Steps.Select(step => new Layer(tiling.Lower(step.Gates), tiling.Upper(step.Gates)))];
        var tables = new Dictionary<Monomial, MonomialTables<T>>();
        before = [.. program.Steps.Select(step => TablesOf(step.Before))];
        readout = TablesOf(program.Readout);

        int chunks = stride / TLanes.Count, state = TKernels.Parts * rows;
        int depth = Math.Max(1, program.Steps.Length);
        keep = (long)depth * chunks * state * sizeof(TLanes) <= options.KeepLimit;
        kept = keep ? depth : 1;
        memory = [.. Enumerable.Range(0, chunks * kept).Select(_ => new AlignedBuffer<TLanes>(state))];
        states = new TLanes*[chunks * kept];
        for (int i = 0; i < states.Length; i++)
            states[i] = memory[i].Pointer;

        bool isWhole = tiling.Count == 1;
        team = new(rows < LeastSharedRows ? null : options.Cores, isWhole ? chunks : tiling.Count);
        int tile = isWhole ? 0 : TKernels.Parts * tiling.BlockRows;
        workspaces = [.. Enumerable.Range(0, team.Workers).Select(worker => new Workspace<TLanes, T>(
            isWhole || worker == 0 ? state : 0, !keep, tile, tiling.BlockRows, program))];

        uniformRotors = new(program.UniformGates.Length);
        laneRotors = new((long)chunks * program.LaneGates.Length);
        int inputFactors = program.InputFactors.Length;
        (sines, cosines) = (new((long)chunks * inputFactors), new((long)chunks * inputFactors));
        amplitudes = new((long)chunks * (program.Prepared.Length + 1));
        parts = new(isWhole ? 0 : 3L * program.Qubits * tiling.Count);
        stageBrackets = new(3L * program.UniformStages.Length * stride);
        weightTotals = new double[program.Weights];
        (forwardChunk, backwardChunk) = (ForwardChunk, BackwardChunk);
        (forwardBlock, forwardTile) = (ForwardBlock, ForwardTile);
        (backwardBlock, backwardTile, undoBlock) = (BackwardBlock, BackwardTile, UndoBlock);
        currentPass = forwardBlock;
        shareBlocks = (block, worker) => currentPass(workspaces[0], workspaces[worker], block);

        // Layers with the same monomial share its tables, and so the cache.
        MonomialTables<T>? TablesOf(Monomial? monomial) => monomial == null ? null
            : tables.TryGetValue(monomial, out var known) ? known
            : tables[monomial] = new(monomial);
    }

    /// <summary>One block or tile of a chunk; the chunk's workspace says what to do, the worker's own has room for it.</summary>
    private delegate void BlockPass(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int block);

    private int ChunksInUse => (currentBatch + TLanes.Count - 1) / TLanes.Count;

    private LaneRotor<TLanes, T>* RotorOf(FusedGate gate, int chunk) => gate.IsUniform
        ? uniformRotors.Pointer + gate.Slot
        : laneRotors.Pointer + chunk * program.LaneGates.Length + gate.Slot;

    /// <summary>Runs a pass over the chunks: by the team where a state is one block, else the team shares each chunk.</summary>
    private void ForChunks(Action<int, int> pass)
    {
        if (tiling.Count == 1)
        {
            team.Run(ChunksInUse, pass);
            return;
        }

        for (int chunk = 0; chunk < ChunksInUse; chunk++)
            pass(chunk, 0);
    }

    /// <summary>Runs a pass over the blocks or the tiles of a chunk, whose workspace is given.</summary>
    private void ForBlocks(Workspace<TLanes, T> chunk, BlockPass pass)
    {
        if (tiling.Count == 1)
        {
            pass(chunk, chunk, 0);
            return;
        }

        currentPass = pass;
        team.Run(tiling.Count, shareBlocks);
    }

    /// <summary>Applies gates of one block or tile, two to a sweep.</summary>
    private void Apply(TLanes* block, FusedGate[] gates, int chunk, bool inverse)
    {
        int i = 0;
        for (; i + 1 < gates.Length; i += 2)
        {
            FusedGate low = gates[i], high = gates[i + 1];
            TKernels.ApplyPair(block, tiling.BlockRows, low.Qubit, high.Qubit,
                (TLanes*)RotorOf(low, chunk), (TLanes*)RotorOf(high, chunk), inverse);
        }

        if (i < gates.Length)
            TKernels.Apply(block, tiling.BlockRows, gates[i].Qubit, (TLanes*)RotorOf(gates[i], chunk), inverse);
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
        var state = (T*)states[chunk * kept + kept - 1];
        var result = new Complex[rows];
        for (int k = 0; k < rows; k++)
        {
            int from = TKernels.Parts * (program.Readout?.From[k] ?? k);
            var amplitude = new Complex(Part(from), TKernels.Parts == 1 ? 0 : Part(from + 1));
            result[k] = program.GlobalPhase * (program.Readout?.Phase(k) ?? Complex.One) * amplitude;
        }

        return result;

        double Part(int vector) => double.CreateTruncating(state[vector * TLanes.Count + lane]);
    }
}
