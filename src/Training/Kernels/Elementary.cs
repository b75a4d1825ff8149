using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HybHanas.Simulation;

namespace HybHanas.Training.Kernels;

/// <summary>Elementary functions by lanes, within about two roundings of T.</summary>
internal static class Elementary<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exponential(TLanes x)
    {
        if (Unsafe.SizeOf<TLanes>() == 64)
        {
            var v = Unsafe.BitCast<TLanes, Vector512<T>>(x);
            return Unsafe.BitCast<Vector512<T>, TLanes>(typeof(T) == typeof(float)
                ? Vector512.Exp(v.AsSingle()).As<float, T>()
                : Vector512.Exp(v.AsDouble()).As<double, T>());
        }

        if (Unsafe.SizeOf<TLanes>() == 32)
        {
            var v = Unsafe.BitCast<TLanes, Vector256<T>>(x);
            return Unsafe.BitCast<Vector256<T>, TLanes>(typeof(T) == typeof(float)
                ? Vector256.Exp(v.AsSingle()).As<float, T>()
                : Vector256.Exp(v.AsDouble()).As<double, T>());
        }

        var narrow = Unsafe.BitCast<TLanes, Vector128<T>>(x);
        return Unsafe.BitCast<Vector128<T>, TLanes>(typeof(T) == typeof(float)
            ? Vector128.Exp(narrow.AsSingle()).As<float, T>()
            : Vector128.Exp(narrow.AsDouble()).As<double, T>());
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid(TLanes x)
    {
        var one = TLanes.Broadcast(T.One);
        return one / (one + Exponential(-x));
    }

    /// <summary>
    /// Below 5/8 the rational function of the Cephes library (Moshier 1989), which keeps full accuracy near 0; above it
    /// 1 - 2 / (e^2x + 1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh(TLanes x)
    {
        var one = TLanes.Broadcast(T.One);
        var far = one - Value(2) / (Exponential(x + x) + one);

        var z = x * x;
        var p = TLanes.MultiplyAdd(z, Value(-9.64399179425052238628e-1), Value(-9.92877231001918586564e1));
        p = TLanes.MultiplyAdd(z, p, Value(-1.61468768441708447952e3));
        var q = TLanes.MultiplyAdd(z, one, Value(1.12811678491632931402e2));
        q = TLanes.MultiplyAdd(z, q, Value(2.23548839060100448583e3));
        q = TLanes.MultiplyAdd(z, q, Value(4.84406305325125486048e3));
        var near = TLanes.MultiplyAdd(x, z * p / q, x);

        return TLanes.WhereZero(TLanes.Floor(TLanes.Magnitude(x) * Value(1.6)), near, far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Value(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}
