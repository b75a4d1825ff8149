using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>
/// Sine and cosine by lanes, the same to the last bit whatever the width and the neighbours: Cody-Waite reduction by π/2
/// and the polynomials of fdlibm. Absolute error about one rounding of T.
/// </summary>
internal static unsafe class Trigonometry<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Beyond it two parts of π/2 are not enough.</summary>
    private static readonly T ReductionLimit = T.CreateChecked(10_000);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SineCosine(TLanes* x, TLanes* sine, TLanes* cosine, int count)
    {
        var largest = Value(0);
        for (int i = 0; i < count; i++)
        {
            largest = TLanes.Maximum(largest, TLanes.Magnitude(x[i]));
            Reduced(x[i], out sine[i], out cosine[i]);
        }

        if (!AllBelowLimit((T*)&largest, TLanes.Count))
            Mend((T*)x, (T*)sine, (T*)cosine, count * TLanes.Count);
    }

    private static bool AllBelowLimit(T* x, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // False for NaN too.
            if (!(T.Abs(x[i]) <= ReductionLimit))
                return false;
        }

        return true;
    }

    private static void Mend(T* x, T* sine, T* cosine, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!(T.Abs(x[i]) <= ReductionLimit))
                (sine[i], cosine[i]) = T.SinCos(x[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Value(double value) => TLanes.Broadcast(T.CreateTruncating(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduced(TLanes x, out TLanes sine, out TLanes cosine)
    {
        var high = T.CreateTruncating(Math.PI / 2);
        var low = Math.PI / 2 - double.CreateTruncating(high) + 6.123233995736766e-17;
        var one = Value(1);
        var half = Value(0.5);

        var turns = TLanes.Round(x * Value(2 / Math.PI));
        var r = TLanes.MultiplySubtractFrom(turns, TLanes.Broadcast(high), x);
        r = TLanes.MultiplySubtractFrom(turns, Value(low), r);

        var z = r * r;
        var s = TLanes.MultiplyAdd(z, Value(1.58969099521155010221e-10), Value(-2.50507602534068634195e-08));
        s = TLanes.MultiplyAdd(z, s, Value(2.75573137070700676789e-06));
        s = TLanes.MultiplyAdd(z, s, Value(-1.98412698298579493134e-04));
        s = TLanes.MultiplyAdd(z, s, Value(8.33333333332248946124e-03));
        s = TLanes.MultiplyAdd(z, s, Value(-1.66666666666666324348e-01));
        s = TLanes.MultiplyAdd(z * r, s, r);

        var c = TLanes.MultiplyAdd(z, Value(-1.13596475577881948265e-11), Value(2.08757232129817482790e-09));
        c = TLanes.MultiplyAdd(z, c, Value(-2.75573143513906633035e-07));
        c = TLanes.MultiplyAdd(z, c, Value(2.48015872894767294178e-05));
        c = TLanes.MultiplyAdd(z, c, Value(-1.38888888888741095749e-03));
        c = TLanes.MultiplyAdd(z, c, Value(4.16666666666666019037e-02));
        c = TLanes.MultiplyAdd(z * z, c, TLanes.MultiplySubtractFrom(z, half, one));

        // Quadrant turns mod 4 = 2 upper + odd.
        var pairs = TLanes.Floor(turns * half);
        var odd = turns - pairs - pairs;
        var upper = pairs - TLanes.Floor(pairs * half) * Value(2);
        var sign = one - upper - upper;
        sine = sign * TLanes.WhereZero(odd, s, c);
        cosine = sign * TLanes.WhereZero(odd, c, -s);
    }
}
