using System.Numerics;
using HybHanas.Core;

namespace HybHanas.Training;

/// <summary>Where parameters start: uniform in a half-open range, each layer from its own stream.</summary>
internal static class InitialWeights
{
    /// <summary>The range of a circuit's weights, in radians.</summary>
    public static (double Low, double High) Angles => (0, 2 * Math.PI);

    /// <summary>The range of the weights and biases of a layer that adds up so many inputs.</summary>
    public static (double Low, double High) Sums(int inputs) => (-1 / Math.Sqrt(inputs), 1 / Math.Sqrt(inputs));

    /// <summary>Draws the parameters of a layer, numbered among those that have any.</summary>
    public static void Draw<T>(Span<T> parameters, int layer, (double Low, double High) range, Seed seed)
        where T : INumberBase<T>
    {
        var own = SeedModule.item(layer, seed);
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = T.CreateTruncating(SeedModule.between(range.Low, range.High, i, own));
    }
}
