namespace HybHanas.Simulation;

/// <summary>
/// The adjoint method. With lambda = dE/d conj(state) carried back through the circuit, the derivative by the angle of
/// exp(-i θ/2 P) is the bracket Im &lt;lambda| P |state&gt; right after it. The other gates of a layer do not change it, so all
/// brackets of a layer are taken at its end; those of a fused gate's earlier factors follow by rotating its three.
/// </summary>
internal sealed unsafe partial class VectorEngine<TKernels, TLanes, T>
{
    public override void Backward(ReadOnlySpan<T> upstream, Span<T> weightGradient, Span<T> inputGradient)
    {
        new Span<T>(stageBrackets.Pointer, 3 * program.UniformStages.Length * stride).Clear();
        inputGradient.Clear();
        fixed (T* from = upstream, to = inputGradient)
        {
            inputs = from;
            outputs = to;
            ForChunks(backwardChunk);
        }

        Total(weightGradient);
    }

    private void BackwardChunk(int chunk, int worker)
    {
        var own = workspaces[worker];
        own.Chunk = chunk;
        Load(own.QubitValues, program.Qubits, chunk);
        TKernels.Observe(
            states[chunk * kept + kept - 1], own.Lambda, rows, ReadoutRows, own.Spare, own.QubitValues, program.Qubits);
        new Span<TLanes>(own.Sample, program.Inputs).Clear();
        Rewind(own);
        Store(own.Sample, program.Inputs, chunk);
    }

    /// <summary>Carries lambda back to the start, collecting brackets; sample becomes the chunk's input gradient.</summary>
    private void Rewind(Workspace<TLanes, T> own)
    {
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            ref var state = ref states[own.Chunk * kept + (keep ? i : 0)];
            bool isMoved = After(i) != null;
            own.Step = i;
            own.From = own.Lambda;
            own.To = isMoved ? own.Spare : own.Lambda;
            own.StateFrom = state;
            own.StateTo = isMoved && !keep ? own.SpareState : state;
            ForBlocks(own, backwardBlock);
            if (layers[i].Upper.Length > 0)
            {
                ForBlocks(own, backwardTile);
                if (keep)
                    ForBlocks(own, undoBlock);
            }

            if (own.To == own.Spare)
                Swap(ref own.Lambda, ref own.Spare);
            if (own.StateTo == own.SpareState)
                Swap(ref state, ref own.SpareState);
            CollectAll(layers[i].LowerTrainable, 0, own);
            CollectAll(layers[i].UpperTrainable, tiling.LocalBits - tiling.RunBits, own);
        }

        if (before.Length > 0 && before[0] is { } first)
        {
            first.Undo<TKernels, TLanes>(own.Lambda, own.Spare, 0, rows);
            Swap(ref own.Lambda, ref own.Spare);
        }

        RewindInitial(own);
    }

    /// <summary>The monomial between a step and the next one.</summary>
    private MonomialTables<T>? After(int step) => step + 1 < before.Length ? before[step + 1] : null;

    /// <summary>
    /// Takes the monomial after a step back, then the brackets of the lower gates, then those gates: at once where the state
    /// goes back too, or where no upper gate's bracket is still to be taken with a state that stays.
    /// </summary>
    private void BackwardBlock(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int block)
    {
        var layer = layers[chunk.Step];
        int first = block * tiling.BlockRows;
        TLanes* lambda = chunk.To + TKernels.Parts * first, state = chunk.StateTo + TKernels.Parts * first;
        if (After(chunk.Step) is { } monomial)
        {
            monomial.Undo<TKernels, TLanes>(chunk.From, chunk.To, first, tiling.BlockRows);
            if (!keep)
                monomial.Undo<TKernels, TLanes>(chunk.StateFrom, chunk.StateTo, first, tiling.BlockRows);
        }

        Reduce(layer.LowerTrainable, 0, state, lambda, own, SumsOf(chunk, block));
        if (!keep || layer.Upper.Length == 0)
            Apply(lambda, layer.Lower, chunk.Chunk, inverse: true);
        if (!keep)
            Apply(state, layer.Lower, chunk.Chunk, inverse: true);
    }

    /// <summary>The brackets of the upper gates, then those gates.</summary>
    private void BackwardTile(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int tile)
    {
        var layer = layers[chunk.Step];
        LoadTile(chunk.To, own.TileLambda, tile);
        LoadTile(chunk.StateTo, own.TileState, tile);
        Reduce(layer.UpperTrainable, tiling.LocalBits - tiling.RunBits, own.TileState, own.TileLambda, own, SumsOf(chunk, tile));
        Apply(own.TileLambda, layer.Upper, chunk.Chunk, inverse: true);
        StoreTile(own.TileLambda, chunk.To, tile);
        if (keep)
            return;
        Apply(own.TileState, layer.Upper, chunk.Chunk, inverse: true);
        StoreTile(own.TileState, chunk.StateTo, tile);
    }

    /// <summary>Takes the lower gates back on lambda alone.</summary>
    private void UndoBlock(Workspace<TLanes, T> chunk, Workspace<TLanes, T> own, int block) =>
        Apply(chunk.To + TKernels.Parts * block * tiling.BlockRows, layers[chunk.Step].Lower, chunk.Chunk, inverse: true);

    /// <summary>Three brackets for each qubit, of one block or tile.</summary>
    private TLanes* SumsOf(Workspace<TLanes, T> chunk, int block) =>
        tiling.Count == 1 ? chunk.Totals : parts.Pointer + 3 * program.Qubits * block;

    /// <summary>The brackets of gates of a block or tile, all with the state and lambda right after them.</summary>
    private void Reduce(
        FusedGate[] gates, int shift, TLanes* state, TLanes* lambda, Workspace<TLanes, T> own, TLanes* sums)
    {
        if (gates.Length == 0)
            return;
        TLanes* b = own.Brackets, z = own.QubitValues;
        TKernels.BracketZ(state, lambda, tiling.BlockRows, own.Rows, z, tiling.LocalBits);
        int i = 0;
        for (; i + 1 < gates.Length; i += 2)
        {
            int low = gates[i].Qubit, high = gates[i + 1].Qubit;
            TKernels.BracketPair(state, lambda, tiling.BlockRows, low, high, b);
            Keep(low, b);
            Keep(high, b + 2);
        }

        if (i < gates.Length)
        {
            TKernels.BracketOne(state, lambda, tiling.BlockRows, gates[i].Qubit, b);
            Keep(gates[i].Qubit, b);
        }

        void Keep(int qubit, TLanes* xy)
        {
            var to = sums + 3 * (qubit + shift);
            (to[0], to[1], to[2]) = (xy[0], xy[1], z[qubit]);
        }
    }

    /// <summary>Adds the brackets up over the blocks, first to last, and hands them to the stages of their gates.</summary>
    private void CollectAll(FusedGate[] gates, int shift, Workspace<TLanes, T> own)
    {
        foreach (var gate in gates)
        {
            var sums = SumsOf(own, 0) + 3 * (gate.Qubit + shift);
            TLanes x = sums[0], y = sums[1], z = sums[2];
            for (int block = 1; block < tiling.Count; block++)
            {
                sums += 3 * program.Qubits;
                (x, y, z) = (x + sums[0], y + sums[1], z + sums[2]);
            }

            Collect(gate, own, x, y, z);
        }
    }

    private void RewindInitial(Workspace<TLanes, T> own)
    {
        // Every product of the first qubits, one behind the other: together less than one state.
        int chunk = own.Chunk;
        TLanes* prefix = own.Spare, lambda = own.Lambda, brackets = own.Brackets;
        int size = StartState(prefix, chunk);
        for (int i = 0; i + 1 < program.Initial.Length; i++)
        {
            var next = prefix + TKernels.Parts * size;
            TKernels.Extend(prefix, next, size, (TLanes*)RotorOf(program.Initial[i], chunk));
            prefix = next;
            size *= 2;
        }

        for (int i = program.Initial.Length - 1; i >= 0; i--)
        {
            var gate = program.Initial[i];
            TKernels.Contract(prefix, lambda, size, (TLanes*)RotorOf(gate, chunk), brackets);
            Collect(gate, own, brackets[0], brackets[1], brackets[2]);
            size /= 2;
            prefix -= TKernels.Parts * size;
        }

        if (program.Prepared.Length > 0)
            CollectAmplitudes(own);
    }

    /// <summary>Gradient of x / |x|: (g - a (g·a)) / |x| with a = x / |x|, g = 2 Re lambda; zero for a zero vector.</summary>
    private void CollectAmplitudes(Workspace<TLanes, T> own)
    {
        var a = Amplitudes(own.Chunk);
        var lambda = own.Lambda;
        int count = program.Prepared.Length;
        TLanes zero = default, along = zero, norm = a[count];
        for (int k = 0; k < count; k++)
            along = TLanes.MultiplyAdd(lambda[TKernels.Parts * k], a[k], along);
        var divisor = TLanes.WhereZero(norm, TLanes.Broadcast(T.One), norm);
        for (int k = 0; k < count; k++)
        {
            var half = TLanes.MultiplySubtractFrom(along, a[k], lambda[TKernels.Parts * k]) / divisor;
            own.Sample[program.Prepared[k]] += TLanes.WhereZero(norm, zero, half + half);
        }
    }

    /// <summary>Hands the brackets of a fused gate to its stages, last first.</summary>
    private void Collect(FusedGate gate, Workspace<TLanes, T> own, TLanes x, TLanes y, TLanes z)
    {
        for (int i = gate.Stages.Length - 1; i >= 0; i--)
        {
            var stage = gate.Stages[i];
            if (stage.IsInput)
            {
                var factor = stage.Factors[0];
                var share = factor.Axis == Axis.X ? x : factor.Axis == Axis.Y ? y : z;
                own.Sample[factor.Index] += share * TLanes.Broadcast(T.CreateTruncating(factor.Scale));
            }
            else if (stage.HasGradient)
            {
                var values = stageBrackets.Pointer + 3 * stage.Slot * stride + own.Chunk * TLanes.Count;
                *(TLanes*)values = x;
                *(TLanes*)(values + stride) = y;
                *(TLanes*)(values + 2 * stride) = z;
            }

            if (i > 0)
                StageRotor(stage, own.Chunk).Undo(ref x, ref y, ref z);
        }
    }

    private void Total(Span<T> weightGradient)
    {
        Array.Clear(weightTotals);
        for (int stage = 0; stage < program.UniformStages.Length; stage++)
        {
            if (!program.UniformStages[stage].HasGradient)
                continue;
            var values = stageBrackets.Pointer + 3 * stage * stride;
            uniform.AddGradient(stage, (Sum(values), Sum(values + stride), Sum(values + 2 * stride)), weightTotals);
        }

        for (int i = 0; i < weightTotals.Length; i++)
            weightGradient[i] = T.CreateTruncating(weightTotals[i]);
    }

    /// <summary>Adds up one value for each sample: within each place of a group first.</summary>
    private double Sum(T* values)
    {
        double sum = 0;
        for (int place = 0; place < Group; place++)
        {
            var total = T.Zero;
            for (int i = place; i < currentBatch; i += Group)
                total += values[i];
            sum += double.CreateTruncating(total);
        }

        return sum;
    }
}
