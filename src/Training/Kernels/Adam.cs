using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Simulation;

namespace HybHanas.Training.Kernels;

/// <summary>Adam's numbers (Kingma and Ba 2015).</summary>
internal static class AdamRule
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;

    /// <summary>Outside the root.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>What step number so many, from 1, multiplies its direction by, and the reciprocal root of its second correction.</summary>
    public static (double Step, double Root) Corrected(double rate, int steps) =>
        (rate / (1 - Math.Pow(Beta1, steps)), 1 / Math.Sqrt(1 - Math.Pow(Beta2, steps)));
}

/// <summary>Adam, bias-corrected, as in PyTorch.</summary>
/// <param name="count">A multiple of the lanes.</param>
/// <param name="rate">Learning rate of the first step.</param>
internal sealed unsafe class Adam<TLanes, T>(int count, double rate)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> first = new(count);
    private readonly AlignedBuffer<T> second = new(count);
    private int steps;

    /// <summary>Learning rate of the next step.</summary>
    public double Rate { get; set; } = rate;

    /// <summary>Copies of both moments; exact in single precision.</summary>
    public (float[] First, float[] Second) Moments => (Copy(first), Copy(second));

    /// <summary>Goes on from the moments after so many steps; what they leave out is 0.</summary>
    public void Restore(int done, float[] firstMoments, float[] secondMoments)
    {
        steps = done;
        for (var i = 0; i < Math.Min(count, firstMoments.Length); i++)
            (first.Pointer[i], second.Pointer[i]) = (T.CreateTruncating(firstMoments[i]), T.CreateTruncating(secondMoments[i]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(T* parameters, T* gradient)
    {
        steps++;
        var (corrected, correction) = AdamRule.Corrected(Rate, steps);
        var (step, root, epsilon) = (Value(corrected), Value(correction), Value(AdamRule.Epsilon));
        var (fresh1, kept2, fresh2) = (Value(1 - AdamRule.Beta1), Value(AdamRule.Beta2), Value(1 - AdamRule.Beta2));
        var m = first.Pointer;
        var v = second.Pointer;
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var g = *(TLanes*)(gradient + i);
            var mean = TLanes.MultiplyAdd(fresh1, g - *(TLanes*)(m + i), *(TLanes*)(m + i));
            var square = TLanes.MultiplyAdd(fresh2 * g, g, kept2 * *(TLanes*)(v + i));
            *(TLanes*)(m + i) = mean;
            *(TLanes*)(v + i) = square;
            var scale = TLanes.MultiplyAdd(TLanes.SquareRoot(square), root, epsilon);
            *(TLanes*)(parameters + i) = TLanes.MultiplySubtractFrom(step, mean / scale, *(TLanes*)(parameters + i));
        }
    }

    private float[] Copy(AlignedBuffer<T> moments)
    {
        var copy = new float[count];
        for (var i = 0; i < count; i++)
            copy[i] = float.CreateTruncating(moments.Pointer[i]);
        return copy;
    }

    private static TLanes Value(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}
