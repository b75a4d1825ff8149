using static HybHanas.Training.Kernels.AdamRule;

namespace HybHanas.Training.Sharing;

/// <summary>Adam as in <see cref="Kernels.Adam{TLanes, T}"/> for steps that each touch some of the parameters; one that is not
/// touched keeps its moments and its number of steps.</summary>
internal sealed class SharedAdam(int count, double rate)
{
    private readonly double[] first = new double[count];
    private readonly double[] second = new double[count];
    private readonly double[] left1 = Ones(count);
    private readonly double[] left2 = Ones(count);

    /// <summary>One step of the parameters at the given places.</summary>
    public void Step(float[] parameters, int[] places, ReadOnlySpan<float> gradient)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var p = places[i];
            double g = gradient[i];
            first[p] = Beta1 * first[p] + (1 - Beta1) * g;
            second[p] = Beta2 * second[p] + (1 - Beta2) * g * g;
            left1[p] *= Beta1;
            left2[p] *= Beta2;
            var mean = first[p] / (1 - left1[p]);
            var square = second[p] / (1 - left2[p]);
            parameters[p] = (float)(parameters[p] - rate * mean / (Math.Sqrt(square) + Epsilon));
        }
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1.0);
        return ones;
    }
}
