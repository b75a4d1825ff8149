using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>
/// Sweeps over states of real amplitudes: a row is one vector. Rotors turn about Y only (X = Z = 0) and phases are 1 or -1, so
/// that states stay real; then every bracket of σx and σz is 0.
/// </summary>
internal readonly unsafe struct RealKernels<TLanes, T> : IKernels<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Parts => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(TLanes* state, int rows, int qubit, TLanes* rotor, bool inverse)
    {
        int step = 1 << qubit;
        TLanes w = rotor[0], y = inverse ? -rotor[2] : rotor[2];
        var end = state + rows;
        for (var block = state; block < end; block += 2 * step)
        {
            for (var p = block; p < block + step; p++)
            {
                TLanes a = p[0], b = p[step];
                Turn(w, y, ref a, ref b);
                (p[0], p[step]) = (a, b);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyPair(
        TLanes* state, int rows, int low, int high, TLanes* lowRotor, TLanes* highRotor, bool inverse)
    {
        int s = 1 << low, t = 1 << high;
        TLanes w = lowRotor[0], y = lowRotor[2], w2 = highRotor[0], y2 = highRotor[2];
        if (inverse)
            (y, y2) = (-y, -y2);
        for (int outer = 0; outer < rows; outer += 2 * t)
        {
            for (int block = outer; block < outer + t; block += 2 * s)
            {
                for (var p = state + block; p < state + block + s; p++)
                {
                    TLanes a = p[0], b = p[s], c = p[t], d = p[s + t];
                    Turn(w, y, ref a, ref b);
                    Turn(w, y, ref c, ref d);
                    Turn(w2, y2, ref a, ref c);
                    Turn(w2, y2, ref b, ref d);
                    (p[0], p[s], p[t], p[s + t]) = (a, b, c, d);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(TLanes w, TLanes y, ref TLanes p, ref TLanes q)
    {
        TLanes a = p, b = q;
        p = TLanes.MultiplyAdd(y, b, w * a);
        q = TLanes.MultiplySubtractFrom(y, a, w * b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BracketOne(TLanes* state, TLanes* lambda, int rows, int qubit, TLanes* sums)
    {
        int step = 1 << qubit;
        TLanes y0 = default, y1 = default;
        for (int block = 0; block < rows; block += 2 * step)
        {
            for (int k = block; k < block + step; k++)
                Bracket(state + k, lambda + k, step, ref y0, ref y1);
        }

        (sums[0], sums[1]) = (default, y0 + y1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BracketPair(TLanes* state, TLanes* lambda, int rows, int low, int high, TLanes* sums)
    {
        int s = 1 << low, t = 1 << high;
        TLanes y0 = default, y1 = default, y2 = default, y3 = default;
        for (int outer = 0; outer < rows; outer += 2 * t)
        {
            for (int block = outer; block < outer + t; block += 2 * s)
            {
                for (int k = block; k < block + s; k++)
                {
                    TLanes* p = state + k, l = lambda + k;
                    Bracket(p, l, s, ref y0, ref y1);
                    Bracket(p + t, l + t, s, ref y0, ref y1);
                    Bracket(p, l, t, ref y2, ref y3);
                    Bracket(p + s, l + s, t, ref y2, ref y3);
                }
            }
        }

        (sums[0], sums[1], sums[2], sums[3]) = (default, y0 + y1, default, y2 + y3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bracket(TLanes* p, TLanes* l, int step, ref TLanes y0, ref TLanes y1)
    {
        y0 = TLanes.MultiplyAdd(l[step], p[0], y0);
        y1 = TLanes.MultiplySubtractFrom(l[0], p[step], y1);
    }

    public static void BracketZ(TLanes* state, TLanes* lambda, int rows, TLanes* work, TLanes* sums, int qubits) =>
        new Span<TLanes>(sums, qubits).Clear();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(TLanes* source, TLanes* target, int* from, int rows)
    {
        for (int k = 0; k < rows; k++)
            target[k] = source[from[k]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(TLanes* source, TLanes* target, int* from, T* re, T* im, int rows)
    {
        for (int k = 0; k < rows; k++)
            target[k] = TLanes.Broadcast(re[k]) * source[from[k]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extend(TLanes* source, TLanes* target, int rows, TLanes* rotor)
    {
        TLanes w = rotor[0], y = rotor[2];
        for (int k = 0; k < rows; k++)
        {
            var a = source[k];
            target[k] = w * a;
            target[k + rows] = -(y * a);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Contract(TLanes* prefix, TLanes* lambda, int rows, TLanes* rotor, TLanes* sums)
    {
        TLanes w = rotor[0], y = rotor[2], low = default, high = default;
        for (int k = 0; k < rows; k++)
        {
            TLanes a = prefix[k], l = lambda[k], m = lambda[k + rows];
            low = TLanes.MultiplyAdd(l, a, low);
            high = TLanes.MultiplyAdd(m, a, high);
            lambda[k] = TLanes.MultiplySubtractFrom(y, m, w * l);
        }

        (sums[0], sums[1], sums[2]) = (default, low * y + high * w, default);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expect(TLanes* state, int rows, int* to, TLanes* work, TLanes* expectations, int qubits)
    {
        for (int k = 0; k < rows; k++)
            work[to == null ? k : to[k]] = state[k] * state[k];
        RowSums<TLanes, T>.Signed(work, expectations, qubits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Observe(
        TLanes* state, TLanes* lambda, int rows, int* to, TLanes* work, TLanes* upstream, int qubits)
    {
        RowSums<TLanes, T>.Expand(upstream, work, qubits);
        for (int k = 0; k < rows; k++)
            lambda[k] = work[to == null ? k : to[k]] * state[k];
    }
}
