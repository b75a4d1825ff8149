using HybHanas.Core;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>Numbers to compute with; the same in every run.</summary>
internal static class Numbers
{
    public static float[] Floats(int count, double low, double high, string purpose)
    {
        var seed = SeedModule.purpose(purpose, SeedModule.create(1));
        return [.. Enumerable.Range(0, count).Select(i => (float)SeedModule.between(low, high, i, seed))];
    }

    public static int[] Labels(int count, int classes)
    {
        var seed = SeedModule.purpose("labels", SeedModule.create(1));
        return [.. Enumerable.Range(0, count).Select(i => SeedModule.below(classes, i, seed))];
    }
}
