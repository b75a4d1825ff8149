namespace HybHanas.Simulation;

/// <summary>One factor of a fused gate: a constant, or a rotation by Scale times a free angle.</summary>
/// <param name="Kind">Where its angle comes from.</param>
/// <param name="Index">Which weight or input.</param>
/// <param name="Axis">Axis of the rotation.</param>
/// <param name="Scale">The angle is this times the weight or input.</param>
/// <param name="Constant">The rotor of a constant factor.</param>
internal sealed record Factor(AngleKind Kind, int Index, Axis Axis, double Scale, Rotor Constant)
{
    /// <summary>Place among all factors of its kind in the program: of its cosine and sine.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Its matrix is real.</summary>
    public bool IsReal => Kind == AngleKind.Constant ? Constant is { X: 0, Z: 0 } : Axis == Axis.Y;
}

internal enum AngleKind
{
    Constant,
    Weight,
    Input,
}

/// <summary>
/// Consecutive factors of a fused gate, in order of application: either one rotation by an input, whose matrix differs
/// from lane to lane, or any number of constants and weights, whose product is the same in every lane.
/// </summary>
internal sealed record Stage(Factor[] Factors)
{
    /// <summary>Place among the uniform stages of the program; -1 for an input.</summary>
    public int Slot { get; init; } = -1;

    public bool IsInput { get; } = Factors[0].Kind == AngleKind.Input;

    public bool HasGradient { get; } = Factors.Any(factor => factor.Kind != AngleKind.Constant);
}

/// <summary>All one-qubit gates that stand together on one qubit.</summary>
/// <param name="Qubit">Bit of the row index it acts on.</param>
/// <param name="Stages">In order of application.</param>
internal sealed record FusedGate(int Qubit, Stage[] Stages)
{
    /// <summary>Place among the uniform or among the lane-dependent gates of the program.</summary>
    public int Slot { get; init; } = -1;

    public bool IsUniform { get; } = Stages.All(stage => !stage.IsInput);

    public bool HasGradient { get; } = Stages.Any(stage => stage.HasGradient);

    public bool IsReal => Stages.All(stage => stage.Factors.All(factor => factor.IsReal));
}
