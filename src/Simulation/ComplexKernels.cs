using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>Sweeps over states of complex amplitudes: a row is two vectors, real then imaginary.</summary>
internal readonly unsafe struct ComplexKernels<TLanes, T> : IKernels<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Parts => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(TLanes* state, int rows, int qubit, TLanes* rotor, bool inverse)
    {
        int step = 2 << qubit;
        TLanes w = rotor[0], x = rotor[1], y = rotor[2], z = rotor[3];
        if (inverse)
            (x, y, z) = (-x, -y, -z);
        var end = state + 2 * rows;
        for (var block = state; block < end; block += 2 * step)
        {
            for (var p = block; p < block + step; p += 2)
            {
                var q = p + step;
                TLanes pr = p[0], pi = p[1], qr = q[0], qi = q[1];
                Turn(w, x, y, z, ref pr, ref pi, ref qr, ref qi);
                (p[0], p[1], q[0], q[1]) = (pr, pi, qr, qi);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyPair(
        TLanes* state, int rows, int low, int high, TLanes* lowRotor, TLanes* highRotor, bool inverse)
    {
        int s = 2 << low, t = 2 << high;
        TLanes w = lowRotor[0], x = lowRotor[1], y = lowRotor[2], z = lowRotor[3];
        TLanes w2 = highRotor[0], x2 = highRotor[1], y2 = highRotor[2], z2 = highRotor[3];
        if (inverse)
            (x, y, z, x2, y2, z2) = (-x, -y, -z, -x2, -y2, -z2);
        for (int outer = 0; outer < 2 * rows; outer += 2 * t)
        {
            for (int block = outer; block < outer + t; block += 2 * s)
            {
                for (var p = state + block; p < state + block + s; p += 2)
                {
                    TLanes* q = p + s, u = p + t, v = q + t;
                    TLanes pr = p[0], pi = p[1], qr = q[0], qi = q[1], ur = u[0], ui = u[1], vr = v[0], vi = v[1];
                    Turn(w, x, y, z, ref pr, ref pi, ref qr, ref qi);
                    Turn(w, x, y, z, ref ur, ref ui, ref vr, ref vi);
                    Turn(w2, x2, y2, z2, ref pr, ref pi, ref ur, ref ui);
                    Turn(w2, x2, y2, z2, ref qr, ref qi, ref vr, ref vi);
                    (p[0], p[1], q[0], q[1]) = (pr, pi, qr, qi);
                    (u[0], u[1], v[0], v[1]) = (ur, ui, vr, vi);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(
        TLanes w, TLanes x, TLanes y, TLanes z, ref TLanes pr, ref TLanes pi, ref TLanes qr, ref TLanes qi)
    {
        TLanes a = pr, b = pi, c = qr, d = qi;
        pr = TLanes.MultiplySubtractFrom(x, d, TLanes.MultiplyAdd(y, c, TLanes.MultiplySubtractFrom(z, b, w * a)));
        pi = TLanes.MultiplyAdd(x, c, TLanes.MultiplyAdd(y, d, TLanes.MultiplyAdd(z, a, w * b)));
        qr = TLanes.MultiplyAdd(z, d, TLanes.MultiplySubtractFrom(x, b, TLanes.MultiplySubtractFrom(y, a, w * c)));
        qi = TLanes.MultiplySubtractFrom(z, c, TLanes.MultiplyAdd(x, a, TLanes.MultiplySubtractFrom(y, b, w * d)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BracketOne(TLanes* state, TLanes* lambda, int rows, int qubit, TLanes* sums)
    {
        int step = 2 << qubit;
        TLanes x0 = default, x1 = default, y0 = default, y1 = default;
        for (int block = 0; block < 2 * rows; block += 2 * step)
        {
            for (int k = block; k < block + step; k += 2)
                Bracket(state + k, lambda + k, step, ref x0, ref x1, ref y0, ref y1);
        }

        (sums[0], sums[1]) = (x0 + x1, y0 + y1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BracketPair(TLanes* state, TLanes* lambda, int rows, int low, int high, TLanes* sums)
    {
        int s = 2 << low, t = 2 << high;
        TLanes x0 = default, x1 = default, y0 = default, y1 = default, x2 = default, x3 = default, y2 = default, y3 = default;
        for (int outer = 0; outer < 2 * rows; outer += 2 * t)
        {
            for (int block = outer; block < outer + t; block += 2 * s)
            {
                for (int k = block; k < block + s; k += 2)
                {
                    TLanes* p = state + k, l = lambda + k;
                    Bracket(p, l, s, ref x0, ref x1, ref y0, ref y1);
                    Bracket(p + t, l + t, s, ref x0, ref x1, ref y0, ref y1);
                    Bracket(p, l, t, ref x2, ref x3, ref y2, ref y3);
                    Bracket(p + s, l + s, t, ref x2, ref x3, ref y2, ref y3);
                }
            }
        }

        (sums[0], sums[1], sums[2], sums[3]) = (x0 + x1, y0 + y1, x2 + x3, y2 + y3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bracket(
        TLanes* p, TLanes* l, int step, ref TLanes x0, ref TLanes x1, ref TLanes y0, ref TLanes y1)
    {
        TLanes* q = p + step, m = l + step;
        TLanes pr = p[0], pi = p[1], qr = q[0], qi = q[1], lr = l[0], li = l[1], mr = m[0], mi = m[1];
        x0 = TLanes.MultiplyAdd(lr, qi, TLanes.MultiplySubtractFrom(li, qr, x0));
        x1 = TLanes.MultiplyAdd(mr, pi, TLanes.MultiplySubtractFrom(mi, pr, x1));
        y0 = TLanes.MultiplyAdd(mr, pr, TLanes.MultiplySubtractFrom(lr, qr, y0));
        y1 = TLanes.MultiplyAdd(mi, pi, TLanes.MultiplySubtractFrom(li, qi, y1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BracketZ(TLanes* state, TLanes* lambda, int rows, TLanes* work, TLanes* sums, int qubits)
    {
        for (int k = 0; k < rows; k++)
        {
            TLanes* p = state + 2 * k, l = lambda + 2 * k;
            work[k] = TLanes.MultiplySubtractFrom(l[1], p[0], l[0] * p[1]);
        }

        RowSums<TLanes, T>.Signed(work, sums, qubits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(TLanes* source, TLanes* target, int* from, int rows)
    {
        for (int k = 0; k < rows; k++, target += 2)
        {
            var row = source + 2 * from[k];
            (target[0], target[1]) = (row[0], row[1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(TLanes* source, TLanes* target, int* from, T* re, T* im, int rows)
    {
        for (int k = 0; k < rows; k++, target += 2)
        {
            var row = source + 2 * from[k];
            TLanes c = TLanes.Broadcast(re[k]), s = TLanes.Broadcast(im[k]), a = row[0], b = row[1];
            target[0] = TLanes.MultiplySubtractFrom(s, b, c * a);
            target[1] = TLanes.MultiplyAdd(s, a, c * b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extend(TLanes* source, TLanes* target, int rows, TLanes* rotor)
    {
        TLanes w = rotor[0], x = rotor[1], y = rotor[2], z = rotor[3];
        var high = target + 2 * rows;
        for (int k = 0; k < 2 * rows; k += 2)
        {
            TLanes a = source[k], b = source[k + 1];
            target[k] = TLanes.MultiplySubtractFrom(z, b, w * a);
            target[k + 1] = TLanes.MultiplyAdd(z, a, w * b);
            high[k] = -TLanes.MultiplyAdd(x, b, y * a);
            high[k + 1] = TLanes.MultiplySubtractFrom(y, b, x * a);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Contract(TLanes* prefix, TLanes* lambda, int rows, TLanes* rotor, TLanes* sums)
    {
        TLanes w = rotor[0], x = rotor[1], y = rotor[2], z = rotor[3];
        TLanes lowRe = default, lowIm = default, highRe = default, highIm = default;
        var high = lambda + 2 * rows;
        for (int k = 0; k < 2 * rows; k += 2)
        {
            TLanes a = prefix[k], b = prefix[k + 1], lr = lambda[k], li = lambda[k + 1], mr = high[k], mi = high[k + 1];
            lowRe = TLanes.MultiplyAdd(lr, a, TLanes.MultiplyAdd(li, b, lowRe));
            lowIm = TLanes.MultiplyAdd(lr, b, TLanes.MultiplySubtractFrom(li, a, lowIm));
            highRe = TLanes.MultiplyAdd(mr, a, TLanes.MultiplyAdd(mi, b, highRe));
            highIm = TLanes.MultiplyAdd(mr, b, TLanes.MultiplySubtractFrom(mi, a, highIm));

            // conj(w + iz) lambda0 + conj(-y + ix) lambda1
            lambda[k] = TLanes.MultiplyAdd(x, mi, TLanes.MultiplySubtractFrom(y, mr, TLanes.MultiplyAdd(z, li, w * lr)));
            lambda[k + 1] = -TLanes.MultiplyAdd(x, mr, TLanes.MultiplyAdd(y, mi, TLanes.MultiplySubtractFrom(w, li, z * lr)));
        }

        // <lambda| acts as the row (low, high) on the column (w + iz, -y + ix).
        sums[0] = lowRe * x - lowIm * y + highRe * z + highIm * w;
        sums[1] = lowRe * y + lowIm * x + highRe * w - highIm * z;
        sums[2] = lowRe * z + lowIm * w - highRe * x + highIm * y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expect(TLanes* state, int rows, int* to, TLanes* work, TLanes* expectations, int qubits)
    {
        for (int k = 0; k < rows; k++)
        {
            TLanes re = state[2 * k], im = state[2 * k + 1];
            work[to == null ? k : to[k]] = TLanes.MultiplyAdd(re, re, im * im);
        }

        RowSums<TLanes, T>.Signed(work, expectations, qubits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Observe(
        TLanes* state, TLanes* lambda, int rows, int* to, TLanes* work, TLanes* upstream, int qubits)
    {
        RowSums<TLanes, T>.Expand(upstream, work, qubits);
        for (int k = 0; k < rows; k++)
        {
            var weight = work[to == null ? k : to[k]];
            lambda[2 * k] = weight * state[2 * k];
            lambda[2 * k + 1] = weight * state[2 * k + 1];
        }
    }
}
