namespace HybHanas.Simulation;

/// <summary>
/// The adjoint method. With lambda = dE/d conj(state) carried back through the circuit, the derivative by the angle of
/// exp(-i θ/2 P) is the bracket Im &lt;lambda| P |state&gt; right after it. The other gates of a layer do not change it, so all
/// brackets of a layer are taken at its end; those of a fused gate's earlier factors follow by rotating its three.
/// </summary>
internal sealed unsafe partial class VectorEngine<TLanes, T>
{
    public override void Backward(ReadOnlySpan<T> upstream, Span<T> weightGradient, Span<T> inputGradient)
    {
        new Span<T>(stageSums.Pointer, 3 * program.UniformStages.Length * Group).Clear();
        inputGradient.Clear();
        for (int chunk = 0; chunk * TLanes.Count < currentBatch; chunk++)
        {
            Load(upstream, qubitValues.Pointer, program.Qubits, chunk);
            Kernels<TLanes, T>.Observe(
                states[chunk * kept + kept - 1], lambda, rows, ReadoutRows, spare, qubitValues.Pointer, program.Qubits);
            new Span<TLanes>(sample.Pointer, program.Inputs).Clear();
            Rewind(chunk);
            Store(sample.Pointer, inputGradient, program.Inputs, chunk);
        }

        Total(weightGradient);
    }

    /// <summary>Carries lambda back to the start, collecting brackets; sample becomes the chunk's input gradient.</summary>
    private void Rewind(int chunk)
    {
        for (int i = program.Steps.Length - 1; i >= 0; i--)
        {
            ref var state = ref states[chunk * kept + (keep ? i : 0)];
            Reduce(program.Steps[i].Trainable, state, chunk);
            ApplyLayer(lambda, program.Steps[i].Gates, chunk, inverse: true);
            if (!keep)
                ApplyLayer(state, program.Steps[i].Gates, chunk, inverse: true);

            if (before[i] is not { } monomial)
                continue;
            monomial.Undo(lambda, spare);
            Swap(ref lambda, ref spare);
            if (keep || i == 0)
                continue;
            monomial.Undo(state, spare);
            Swap(ref state, ref spare);
        }

        RewindInitial(chunk);
    }

    /// <summary>The brackets of a layer's gates, all with the state and lambda right after the layer.</summary>
    private void Reduce(FusedGate[] gates, TLanes* state, int chunk)
    {
        if (gates.Length == 0)
            return;
        TLanes* b = brackets.Pointer, z = qubitValues.Pointer;
        Kernels<TLanes, T>.BracketZ(state, lambda, rows, spare, z, program.Qubits);
        int i = 0;
        for (; i + 1 < gates.Length; i += 2)
        {
            FusedGate low = gates[i], high = gates[i + 1];
            Kernels<TLanes, T>.BracketXYPair(state, lambda, rows, low.Qubit, high.Qubit, b);
            Collect(low, chunk, b[0], b[1], z[low.Qubit]);
            Collect(high, chunk, b[2], b[3], z[high.Qubit]);
        }

        if (i < gates.Length)
        {
            Kernels<TLanes, T>.BracketXY(state, lambda, rows, gates[i].Qubit, b);
            Collect(gates[i], chunk, b[0], b[1], z[gates[i].Qubit]);
        }
    }

    private void RewindInitial(int chunk)
    {
        // Every product of the first qubits, one behind the other: together less than one state.
        var prefix = spare;
        int size = StartState(prefix, chunk);
        for (int i = 0; i + 1 < program.Initial.Length; i++)
        {
            var next = prefix + 2 * size;
            Kernels<TLanes, T>.Extend(prefix, next, size, (TLanes*)RotorOf(program.Initial[i], chunk));
            prefix = next;
            size *= 2;
        }

        for (int i = program.Initial.Length - 1; i >= 0; i--)
        {
            var gate = program.Initial[i];
            Kernels<TLanes, T>.Contract(prefix, lambda, size, (TLanes*)RotorOf(gate, chunk), brackets.Pointer);
            Collect(gate, chunk, brackets.Pointer[0], brackets.Pointer[1], brackets.Pointer[2]);
            size /= 2;
            prefix -= 2 * size;
        }

        if (program.Prepared.Length > 0)
            CollectAmplitudes(chunk);
    }

    /// <summary>Gradient of x / |x|: (g - a (g·a)) / |x| with a = x / |x|, g = 2 Re lambda; zero for a zero vector.</summary>
    private void CollectAmplitudes(int chunk)
    {
        var a = Amplitudes(chunk);
        int count = program.Prepared.Length;
        TLanes zero = default, along = zero, norm = a[count];
        for (int k = 0; k < count; k++)
            along = TLanes.MultiplyAdd(lambda[2 * k], a[k], along);
        var divisor = TLanes.WhereZero(norm, TLanes.Broadcast(T.One), norm);
        for (int k = 0; k < count; k++)
        {
            var half = TLanes.MultiplySubtractFrom(along, a[k], lambda[2 * k]) / divisor;
            sample.Pointer[program.Prepared[k]] += TLanes.WhereZero(norm, zero, half + half);
        }
    }

    /// <summary>Hands the brackets of a fused gate to its stages, last first.</summary>
    private void Collect(FusedGate gate, int chunk, TLanes x, TLanes y, TLanes z)
    {
        for (int i = gate.Stages.Length - 1; i >= 0; i--)
        {
            var stage = gate.Stages[i];
            if (stage.IsInput)
            {
                var factor = stage.Factors[0];
                var share = factor.Axis == Axis.X ? x : factor.Axis == Axis.Y ? y : z;
                sample.Pointer[factor.Index] += share * TLanes.Broadcast(T.CreateTruncating(factor.Scale));
            }
            else if (stage.HasGradient)
            {
                var sums = stageSums.Pointer + 3 * stage.Slot * Group + chunk * TLanes.Count % Group;
                *(TLanes*)sums += x;
                *(TLanes*)(sums + Group) += y;
                *(TLanes*)(sums + 2 * Group) += z;
            }

            if (i > 0)
                StageRotor(stage, chunk).Undo(ref x, ref y, ref z);
        }
    }

    private void Total(Span<T> weightGradient)
    {
        Array.Clear(weightTotals);
        for (int stage = 0; stage < program.UniformStages.Length; stage++)
        {
            if (!program.UniformStages[stage].HasGradient)
                continue;
            var sums = stageSums.Pointer + 3 * stage * Group;
            uniform.AddGradient(stage, (Sum(sums), Sum(sums + Group), Sum(sums + 2 * Group)), weightTotals);
        }

        for (int i = 0; i < weightTotals.Length; i++)
            weightGradient[i] = T.CreateTruncating(weightTotals[i]);
    }

    private static double Sum(T* lanes)
    {
        double sum = 0;
        for (int i = 0; i < Group; i++)
            sum += double.CreateTruncating(lanes[i]);
        return sum;
    }
}
