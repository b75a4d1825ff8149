namespace HybHanas.Simulation;

internal sealed unsafe partial class VectorEngine<TLanes, T>
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
        for (int chunk = 0; chunk * TLanes.Count < batch; chunk++)
        {
            Load(inputs, sample.Pointer, program.Inputs, chunk);
            TurnInputs(chunk);
            Run(chunk);
            Kernels<TLanes, T>.Expect(
                states[chunk * kept + kept - 1], rows, ReadoutRows, spare, qubitValues.Pointer, program.Qubits);
            Store(qubitValues.Pointer, expectations, program.Qubits, chunk);
        }
    }

    private int* ReadoutRows => readout == null ? null : readout.To;

    /// <summary>Copies a chunk's lanes of every row, zero in the lanes past the batch.</summary>
    private void Load(ReadOnlySpan<T> from, TLanes* to, int count, int chunk)
    {
        int first = chunk * TLanes.Count, used = Math.Min(TLanes.Count, currentBatch - first);
        for (int i = 0; i < count; i++)
        {
            var lanes = new Span<T>(to + i, TLanes.Count);
            from.Slice(i * stride + first, used).CopyTo(lanes);
            lanes[used..].Clear();
        }
    }

    private void Store(TLanes* from, Span<T> to, int count, int chunk)
    {
        int first = chunk * TLanes.Count, used = Math.Min(TLanes.Count, currentBatch - first);
        for (int i = 0; i < count; i++)
            new Span<T>(from + i, used).CopyTo(to[(i * stride + first)..]);
    }

    /// <summary>The rotors of the gates that depend on the sample.</summary>
    private void TurnInputs(int chunk)
    {
        var factors = program.InputFactors;
        int place = chunk * factors.Length;
        for (int i = 0; i < factors.Length; i++)
        {
            halfAngles.Pointer[i] =
                sample.Pointer[factors[i].Index] * TLanes.Broadcast(T.CreateTruncating(factors[i].Scale / 2));
        }

        Trigonometry<TLanes, T>.SineCosine(halfAngles.Pointer, sines.Pointer + place, cosines.Pointer + place, factors.Length);
        foreach (var gate in program.LaneGates)
        {
            var rotor = StageRotor(gate.Stages[0], chunk);
            for (int i = 1; i < gate.Stages.Length; i++)
                rotor = StageRotor(gate.Stages[i], chunk).After(rotor);
            *RotorOf(gate, chunk) = rotor;
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

    private void Run(int chunk)
    {
        ref var state = ref states[chunk * kept];
        if (program.Prepared.Length > 0)
            Normalise(chunk);

        var first = before.Length > 0 ? before[0] : null;
        BuildInitial(first == null ? state : spare, chunk);
        first?.Apply(spare, state);
        for (int i = 0; i < program.Steps.Length; i++)
        {
            if (i > 0)
                state = ref Advance(ref state, chunk, i);
            ApplyLayer(state, program.Steps[i].Gates, chunk, inverse: false);
        }
    }

    /// <summary>The state behind the monomial before layer i, in the layer's own buffer where states are kept.</summary>
    private ref TLanes* Advance(ref TLanes* state, int chunk, int i)
    {
        if (keep)
        {
            ref var next = ref states[chunk * kept + i];
            if (before[i] is { } monomial)
                monomial.Apply(state, next);
            else
                new Span<TLanes>(state, 2 * rows).CopyTo(new Span<TLanes>(next, 2 * rows));
            return ref next;
        }

        if (before[i] is { } swap)
        {
            swap.Apply(state, spare);
            Swap(ref state, ref spare);
        }

        return ref state;
    }

    /// <summary>The prepared amplitudes (or one), then one more qubit at a time.</summary>
    private void BuildInitial(TLanes* target, int chunk)
    {
        int size = StartState(target, chunk);
        foreach (var gate in program.Initial)
        {
            Kernels<TLanes, T>.Extend(target, target, size, (TLanes*)RotorOf(gate, chunk));
            size *= 2;
        }
    }

    private int StartState(TLanes* target, int chunk)
    {
        int size = Math.Max(1, program.Prepared.Length);
        var one = TLanes.Broadcast(T.One);
        for (int k = 0; k < size; k++)
        {
            target[2 * k] = program.Prepared.Length == 0 ? one : Amplitudes(chunk)[k];
            target[2 * k + 1] = default;
        }

        return size;
    }

    /// <summary>The chunk's normalised amplitudes; behind them their norm, zero for a zero vector.</summary>
    private TLanes* Amplitudes(int chunk) => amplitudes.Pointer + chunk * (program.Prepared.Length + 1);

    private void Normalise(int chunk)
    {
        var target = Amplitudes(chunk);
        TLanes zero = default, one = TLanes.Broadcast(T.One), largest = zero, sum = zero;
        foreach (int input in program.Prepared)
            largest = TLanes.Maximum(largest, TLanes.Magnitude(sample.Pointer[input]));

        // Scaled by the largest, so that squares neither overflow nor vanish.
        var scale = TLanes.WhereZero(largest, one, largest);
        for (int k = 0; k < program.Prepared.Length; k++)
        {
            target[k] = sample.Pointer[program.Prepared[k]] / scale;
            sum = TLanes.MultiplyAdd(target[k], target[k], sum);
        }

        var norm = TLanes.SquareRoot(sum);
        var divisor = TLanes.WhereZero(largest, one, norm);
        for (int k = 0; k < program.Prepared.Length; k++)
            target[k] = TLanes.WhereZero(largest, k == 0 ? one : zero, target[k] / divisor);
        target[program.Prepared.Length] = norm * largest;
    }
}
