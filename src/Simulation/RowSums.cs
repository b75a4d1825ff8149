using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>Between one value for each row and one for each qubit: a row counts +1 for a qubit whose bit is 0, else -1.</summary>
internal static unsafe class RowSums<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Longer sums lose digits: they are made of shorter ones.</summary>
    private const int LongestRun = 1 << 12;

    /// <summary>sums[q] = sum over k of +-work[k], minus where bit q of k is 1; uses work up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Signed(TLanes* work, TLanes* sums, int qubits)
    {
        for (int q = qubits - 1; q >= 0; q--)
        {
            int half = 1 << q;
            if (half == 1)
            {
                sums[0] = work[0] - work[1];
                return;
            }

            TLanes evens = default, odds = default;
            for (int first = 0; first < half; first += LongestRun)
                Fold(work + first, half, Math.Min(half, LongestRun), ref evens, ref odds);
            sums[q] = evens - odds;
        }
    }

    /// <summary>Adds work[0..count) to evens and work[half..half + count) to odds, and the latter to the former in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(TLanes* work, int half, int count, ref TLanes evens, ref TLanes odds)
    {
        TLanes even = default, odd = default, even2 = default, odd2 = default;
        for (int k = 0; k < count; k += 2)
        {
            TLanes a = work[k], b = work[k + half], a2 = work[k + 1], b2 = work[k + 1 + half];
            (even, odd, even2, odd2) = (even + a, odd + b, even2 + a2, odd2 + b2);
            (work[k], work[k + 1]) = (a + b, a2 + b2);
        }

        (evens, odds) = (evens + (even + even2), odds + (odd + odd2));
    }

    /// <summary>work[k] = sum over q of +-values[q], minus where bit q of k is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(TLanes* values, TLanes* work, int qubits)
    {
        work[0] = default;
        for (int q = 0; q < qubits; q++)
        {
            int half = 1 << q;
            var u = values[q];
            for (int k = 0; k < half; k++)
            {
                var sum = work[k];
                work[k] = sum + u;
                work[k + half] = sum - u;
            }
        }
    }
}
