using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// An element of SU(2), U = W + i (X σx + Y σy + Z σz) with W² + X² + Y² + Z² = 1. A rotation exp(-i θ/2 P) has
/// W = cos θ/2 and -sin θ/2 on the axis P.
/// </summary>
internal readonly record struct Rotor(double W, double X, double Y, double Z)
{
    public static readonly Rotor Identity = new(1, 0, 0, 0);

    /// <summary>The rotation about an axis with these cosine and sine of half its angle.</summary>
    public static Rotor About(Axis axis, double cosine, double sine) => axis switch
    {
        Axis.X => new(cosine, -sine, 0, 0),
        Axis.Y => new(cosine, 0, -sine, 0),
        _ => new(cosine, 0, 0, -sine),
    };

    /// <summary>A 2 x 2 unitary as a rotor times a global phase.</summary>
    public static (Rotor Rotor, Complex Phase) OfMatrix(Complex[,] matrix)
    {
        var determinant = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0];
        var phase = Complex.Sqrt(determinant);
        var alpha = matrix[0, 0] / phase;
        var beta = matrix[1, 0] / phase;
        return (new(alpha.Real, beta.Imaginary, -beta.Real, alpha.Imaginary), phase);
    }

    /// <summary>This rotor after the other one.</summary>
    public Rotor After(Rotor o) => new(
        W * o.W - X * o.X - Y * o.Y - Z * o.Z,
        W * o.X + o.W * X - (Y * o.Z - Z * o.Y),
        W * o.Y + o.W * Y - (Z * o.X - X * o.Z),
        W * o.Z + o.W * Z - (X * o.Y - Y * o.X));

    /// <summary>The vector a with U† (a·σ) U = result·σ: a seen before this rotor was applied.</summary>
    public (double X, double Y, double Z) Undo((double X, double Y, double Z) a)
    {
        var (tx, ty, tz) = (2 * (Y * a.Z - Z * a.Y), 2 * (Z * a.X - X * a.Z), 2 * (X * a.Y - Y * a.X));
        return (a.X + W * tx + Y * tz - Z * ty, a.Y + W * ty + Z * tx - X * tz, a.Z + W * tz + X * ty - Y * tx);
    }
}

/// <summary>A rotation axis.</summary>
internal enum Axis
{
    X,
    Y,
    Z,
}
