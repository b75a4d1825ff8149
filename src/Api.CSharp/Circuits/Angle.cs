using System.Globalization;
using HybHanas.Core;

namespace HybHanas;

/// <summary>An angle of a gate: a number of radians, a trainable parameter, or a value of the sample that a circuit embeds. Numbers
/// convert to it by themselves; without a value it is 0 radians.</summary>
public readonly record struct Angle
{
    private readonly double radians;
    private readonly int index;
    private readonly AngleForm form;

    private Angle(double radians) => this.radians = radians;

    private Angle(AngleForm form, int index) => (this.form, this.index) = (form, index);

    /// <summary>The angle in radians; null where it is a parameter or an input.</summary>
    public double? Radians => form == AngleForm.Number ? radians : null;

    /// <summary>Which trainable parameter it is, from 0; null where it is none.</summary>
    public int? ParameterIndex => form == AngleForm.Parameter ? index : null;

    /// <summary>Which value of the sample it is, from 0; null where it is none.</summary>
    public int? InputIndex => form == AngleForm.Input ? index : null;

    /// <summary>A number of radians, to be finite when a gate takes it.</summary>
    /// <param name="radians">The number.</param>
    public static implicit operator Angle(double radians) => new(radians);

    /// <summary>A number of degrees.</summary>
    /// <param name="degrees">The number, to be finite when a gate takes it.</param>
    public static Angle Degrees(double degrees) => new(degrees * (Math.PI / 180));

    /// <summary>A trainable parameter, to be bound later.</summary>
    /// <param name="index">Which one, from 0; the same one may stand in several gates.</param>
    /// <exception cref="HybHanasException">The index is negative ("out-of-range").</exception>
    public static Angle Parameter(int index) => new(AngleForm.Parameter, Checked("index of a parameter", index));

    /// <summary>A value of the sample that the circuit embeds, to be bound later.</summary>
    /// <param name="index">Which one, from 0; the same one may stand in several gates.</param>
    /// <exception cref="HybHanasException">The index is negative ("out-of-range").</exception>
    public static Angle Input(int index) => new(AngleForm.Input, Checked("index of an input", index));

    /// <summary>The number, or "p0" and "x0" for the parameter and the input 0.</summary>
    public override string ToString() => form switch
    {
        AngleForm.Parameter => string.Create(CultureInfo.InvariantCulture, $"p{index}"),
        AngleForm.Input => string.Create(CultureInfo.InvariantCulture, $"x{index}"),
        _ => radians.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The angle of the core.</summary>
    internal CoreAngle ToCore() => form switch
    {
        AngleForm.Parameter => CoreAngle.NewWeight(index),
        AngleForm.Input => CoreAngle.NewInput(index),
        _ => CoreAngle.NewFixed(radians),
    };

    /// <summary>The angle of the core as one of the facade.</summary>
    internal static Angle Of(CoreAngle angle) => angle switch
    {
        CoreAngle.Weight weight => new(AngleForm.Parameter, weight.Item),
        CoreAngle.Input input => new(AngleForm.Input, input.Item),
        _ => new(((CoreAngle.Fixed)angle).Item),
    };

    private static int Checked(string what, int index) => index is >= 0 and <= MaxIndex
        ? index
        : throw new HybHanasException(HybHanasError.NewOutOfRange(what, $"{index}", $"0..{MaxIndex}"));

    // Arrays have one value for each index up to the highest.
    private const int MaxIndex = 999_999;

    private enum AngleForm : byte
    {
        Number,
        Parameter,
        Input,
    }
}
