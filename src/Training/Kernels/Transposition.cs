using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HybHanas.Training.Kernels;

/// <summary>Rows to columns: between samples one after the other and samples side by side.</summary>
internal static unsafe class Transposition<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>to[column toStep + row] = from[row fromStep + column].</summary>
    public static void Apply(T* from, nint fromStep, int rows, int columns, T* to, nint toStep)
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            var first = from + row * fromStep;
            FourRows(first, first + fromStep, first + 2 * fromStep, first + 3 * fromStep, columns, to + row, toStep);
        }

        for (; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                to[column * toStep + row] = from[row * fromStep + column];
        }
    }

    /// <summary>to[column toStep + 0..3] = the column of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows(T* r0, T* r1, T* r2, T* r3, int columns, T* to, nint toStep)
    {
        var column = 0;
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            for (; column + 4 <= columns; column += 4, to += 4 * toStep)
            {
                var a = Vector128.Load((float*)r0 + column);
                var b = Vector128.Load((float*)r1 + column);
                var c = Vector128.Load((float*)r2 + column);
                var d = Vector128.Load((float*)r3 + column);
                var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
                Sse.MoveLowToHigh(ab, cd).Store((float*)to);
                Sse.MoveHighToLow(cd, ab).Store((float*)(to + toStep));
                (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
                Sse.MoveLowToHigh(ab, cd).Store((float*)(to + 2 * toStep));
                Sse.MoveHighToLow(cd, ab).Store((float*)(to + 3 * toStep));
            }
        }

        for (; column < columns; column++, to += toStep)
        {
            to[0] = r0[column];
            to[1] = r1[column];
            to[2] = r2[column];
            to[3] = r3[column];
        }
    }
}
