using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Core;

namespace HybHanas.Training;

/// <summary>What a dropout multiplies by: 0 with the given probability, else 1 / (1 - probability).</summary>
internal static class DropoutMask
{
    /// <summary>Fills a mask of an even length: each draw of 64 bits decides two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw<T>(Span<T> mask, double probability, Seed seed)
        where T : INumberBase<T>
    {
        var threshold = (ulong)(probability * (1UL << 32));
        var kept = T.CreateTruncating(1 / (1 - probability));
        for (var i = 0; i + 1 < mask.Length; i += 2)
        {
            var bits = SeedModule.bits(i / 2, seed);
            mask[i] = (uint)bits < threshold ? T.Zero : kept;
            mask[i + 1] = bits >> 32 < threshold ? T.Zero : kept;
        }
    }
}
