namespace HybHanas.Simulation;

internal sealed unsafe partial class VectorEngine<TKernels, TLanes, T>
{
    public override void Forward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> weights, int batch, Span<T> expectations)
    {
        currentBatch = batch;
        uniform.Set(weights);
        foreach (var gate in program.UniformGates)
        {
            uniformRotors.Pointer[gate.Slot] = LaneRotor<TLanes, T>.Of(
                gate.Stages.Length == 0 ? Rotor.Identity : uniform.Rotors[gate.Stages[0].Slot]);
        }

        expectations.Clear();
        fixed (T* from = inputs, to = expectations)
        {
            this.inputs = from;
            outputs = to;
            ForChunks(forwardChunk);
        }
    }

    private void ForwardChunk(int chunk, int worker)
    {
        var own = workspaces[worker];
        own.Chunk = chunk;
        Load(own.Sample, program.Inputs, chunk);
        TurnInputs(own);
        Run(own);
        TKernels.Expect(states[chunk * kept + kept - 1], rows, ReadoutRows, own.Spare, own.QubitValues, program.Qubits);
        Store(own.QubitValues, program.Qubits, chunk);
    }

    private int* ReadoutRows => readout == null ? null : readout.To;

    /// <summary>Copies a chunk's lanes of every row of inputs, zero in the lanes past the batch.</summary>
    private void Load(TLanes* to, int count, int chunk)
    {
        int first = chunk * TLanes.Count, used = Math.Min(TLanes.Count, currentBatch - first);
        for (int i = 0; i < count; i++)
        {
            var lanes = new Span<T>(to + i, TLanes.Count);
            new Span<T>(inputs + i * stride + first, used).CopyTo(lanes);
            lanes[used..].Clear();
        }
    }

    /// <summary>Copies the lanes of the batch to the rows of outputs.</summary>
    private void Store(TLanes* from, int count, int chunk)
    {
        int first = chunk * TLanes.Count, used = Math.Min(TLanes.Count, currentBatch - first);
        for (int i = 0; i < count; i++)
            new Span<T>(from + i, used).CopyTo(new Span<T>(outputs + i * stride + first, used));
    }

    /// <summary>The rotors of the gates that depend on the sample.</summary>
    private void TurnInputs(Workspace<TLanes, T> own)
    {
        var factors = program.InputFactors;
        int place = own.Chunk * factors.Length;
        for (int i = 0; i < factors.Length; i++)
            own.HalfAngles[i] = own.Sample[factors[i].Index] * TLanes.Broadcast(T.CreateTruncating(factors[i].Scale / 2));

        Trigonometry<TLanes, T>.SineCosine(own.HalfAngles, sines.Pointer + place, cosines.Pointer + place, factors.Length);
        foreach (var gate in program.LaneGates)
        {
            var rotor = StageRotor(gate.Stages[0], own.Chunk);
            for (int i = 1; i < gate.Stages.Length; i++)
                rotor = StageRotor(gate.Stages[i], own.Chunk).After(rotor);
            *RotorOf(gate, own.Chunk) = rotor;
        }
    }

    private LaneRotor<TLanes, T> StageRotor(Stage stage, int chunk)
    {
        if (!stage.IsInput)
            return LaneRotor<TLanes, T>.Of(uniform.Rotors[stage.Slot]);
        var factor = stage.Factors[0];
        int place = chunk * program.InputFactors.Length + factor.Slot;
        return LaneRotor<TLanes, T>.About(factor.Axis, cosines.Pointer[place], sines.Pointer[place]);
    }

    private void Run(Workspace<TLanes, T> own)
    {
        if (program.Prepared.Length > 0)
            Normalise(own);
        int first = own.Chunk * kept;
        bool isMoved = before.Length > 0 && before[0] != null;
        BuildInitial(isMoved ? own.Spare : states[first], own.Chunk);
        for (int i = 0; i < layers.Length; i++)
        {
            ref var state = ref states[first + (keep ? i : 0)];
            own.Step = i;
            own.From = i > 0 && keep ? states[first + i - 1] : i == 0 && isMoved ? own.Spare : state;
            own.To = i > 0 && !keep && before[i] != null ? own.Spare : state;
            ForBlocks(own, forwardBlock);
            if (layers[i].Upper.Length > 0)
                ForBlocks(own, forwardTile);
            if (own.To == own.Spare)
                Swap(ref state, ref own.Spare);
        }
    }

    /// <summary>The monomial and the lower gates of a step.</summary>
    private void ForwardBlock(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int block)
    {
        int first = block * tiling.BlockRows;
        var to = chunk.To + TKernels.Parts * first;
        if (before[chunk.Step] is { } monomial)
            monomial.Apply<TKernels, TLanes>(chunk.From, chunk.To, first, tiling.BlockRows);
        else if (chunk.From != chunk.To)
            Copy(chunk.From + TKernels.Parts * first, to, tiling.BlockRows);
        Apply(to, layers[chunk.Step].Lower, chunk.Chunk, inverse: false);
    }

    private void ForwardTile(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int tile)
    {
        LoadTile(chunk.To, own.TileState, tile);
        Apply(own.TileState, layers[chunk.Step].Upper, chunk.Chunk, inverse: false);
        StoreTile(own.TileState, chunk.To, tile);
    }

    private void LoadTile(TLanes* state, TLanes* target, int tile)
    {
        for (int run = 0; run < tiling.Count; run++)
            Copy(RunOf(state, run, tile), target + TKernels.Parts * run * tiling.RunRows, tiling.RunRows);
    }

    private void StoreTile(TLanes* source, TLanes* state, int tile)
    {
        for (int run = 0; run < tiling.Count; run++)
            Copy(source + TKernels.Parts * run * tiling.RunRows, RunOf(state, run, tile), tiling.RunRows);
    }

    private TLanes* RunOf(TLanes* state, int run, int tile) =>
        state + TKernels.Parts * (run * tiling.BlockRows + tile * tiling.RunRows);

    private static void Copy(TLanes* from, TLanes* to, int count) =>
        new Span<TLanes>(from, TKernels.Parts * count).CopyTo(new Span<TLanes>(to, TKernels.Parts * count));

    /// <summary>The prepared amplitudes (or one), then one more qubit at a time.</summary>
    private void BuildInitial(TLanes* target, int chunk)
    {
        int size = StartState(target, chunk);
        foreach (var gate in program.Initial)
        {
            TKernels.Extend(target, target, size, (TLanes*)RotorOf(gate, chunk));
            size *= 2;
        }
    }

    private int StartState(TLanes* target, int chunk)
    {
        int size = Math.Max(1, program.Prepared.Length);
        var one = TLanes.Broadcast(T.One);
        for (int k = 0; k < size; k++)
        {
            target[TKernels.Parts * k] = program.Prepared.Length == 0 ? one : Amplitudes(chunk)[k];
            if (TKernels.Parts > 1)
                target[TKernels.Parts * k + 1] = default;
        }

        return size;
    }

    /// <summary>The chunk's normalised amplitudes; behind them their norm, zero for a zero vector.</summary>
    private TLanes* Amplitudes(int chunk) => amplitudes.Pointer + chunk * (program.Prepared.Length + 1);

    private void Normalise(Workspace<TLanes, T> own)
    {
        var target = Amplitudes(own.Chunk);
        TLanes zero = default, one = TLanes.Broadcast(T.One), largest = zero, sum = zero;
        foreach (int input in program.Prepared)
            largest = TLanes.Maximum(largest, TLanes.Magnitude(own.Sample[input]));

        // Scaled by the largest, so that squares neither overflow nor vanish.
        var scale = TLanes.WhereZero(largest, one, largest);
        for (int k = 0; k < program.Prepared.Length; k++)
        {
            target[k] = own.Sample[program.Prepared[k]] / scale;
            sum = TLanes.MultiplyAdd(target[k], target[k], sum);
        }

        var norm = TLanes.SquareRoot(sum);
        var divisor = TLanes.WhereZero(largest, one, norm);
        for (int k = 0; k < program.Prepared.Length; k++)
            target[k] = TLanes.WhereZero(largest, k == 0 ? one : zero, target[k] / divisor);
        target[program.Prepared.Length] = norm * largest;
    }
}
