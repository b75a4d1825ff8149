using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// The weights' side of a program, the same in every lane and computed in double: cosines and sines, the rotor of every
/// uniform stage, and the gradient of the weights from the reduced Pauli brackets of each stage.
/// </summary>
internal sealed unsafe class UniformAngles
{
    private readonly QuantumProgram program;
    private readonly AlignedBuffer<double> angles;
    private readonly AlignedBuffer<double> sines;
    private readonly AlignedBuffer<double> cosines;
    private readonly int vectors;
    private readonly Rotor[] rotors;

    public UniformAngles(QuantumProgram program)
    {
        this.program = program;
        vectors = (program.WeightFactors.Length + Lanes256<double>.Count - 1) / Lanes256<double>.Count;
        int padded = vectors * Lanes256<double>.Count;
        (angles, sines, cosines) = (new(padded), new(padded), new(padded));
        rotors = new Rotor[program.UniformStages.Length];
    }

    /// <summary>The rotor of each uniform stage for the latest weights.</summary>
    public ReadOnlySpan<Rotor> Rotors => rotors;

    public void Set<T>(ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factors = program.WeightFactors;
        for (int i = 0; i < factors.Length; i++)
            angles.Pointer[i] = double.CreateTruncating(weights[factors[i].Index]) * factors[i].Scale / 2;
        Trigonometry<Lanes256<double>, double>.SineCosine(
            (Lanes256<double>*)angles.Pointer, (Lanes256<double>*)sines.Pointer, (Lanes256<double>*)cosines.Pointer, vectors);

        for (int stage = 0; stage < rotors.Length; stage++)
        {
            var rotor = Rotor.Identity;
            foreach (var factor in program.UniformStages[stage].Factors)
                rotor = RotorOf(factor).After(rotor);
            rotors[stage] = rotor;
        }
    }

    /// <summary>Adds a stage's share of the gradient, given its brackets Im &lt;lambda| σ |state&gt; after the stage.</summary>
    public void AddGradient(int stage, (double X, double Y, double Z) brackets, Span<double> gradient)
    {
        var factors = program.UniformStages[stage].Factors;
        for (int i = factors.Length - 1; i >= 0; i--)
        {
            var factor = factors[i];
            if (factor.Kind == AngleKind.Weight)
            {
                gradient[factor.Index] += factor.Scale * factor.Axis switch
                {
                    Axis.X => brackets.X,
                    Axis.Y => brackets.Y,
                    _ => brackets.Z,
                };
            }

            brackets = RotorOf(factor).Undo(brackets);
        }
    }

    private Rotor RotorOf(Factor factor) => factor.Kind == AngleKind.Constant
        ? factor.Constant
        : Rotor.About(factor.Axis, cosines.Pointer[factor.Slot], sines.Pointer[factor.Slot]);
}
