using HybHanas.Simulation;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>[[a, -b*], [b, a*]], complex: one value for all samples or one for each. Without b it is diagonal.</summary>
internal readonly record struct TensorRotor(Tensor A, Tensor? B)
{
    /// <summary>This rotor after the other one.</summary>
    public TensorRotor After(TensorRotor o) => new(
        B is null || o.B is null ? A.mul(o.A) : A.mul(o.A).sub(B.conj().mul(o.B)),
        (B, o.B) switch
        {
            (null, null) => null,
            (null, _) => A.conj().mul(o.B),
            (_, null) => B.mul(o.A),
            _ => B.mul(o.A).add(A.conj().mul(o.B)),
        });

    /// <summary>Acts on one bit of the rows of batch x rows.</summary>
    public Tensor Apply(Tensor state, int bit)
    {
        var rows = state.shape[1];
        var lower = 1L << bit;
        var split = state.reshape(-1, rows / 2 / lower, 2, lower);
        var (zero, one) = (split.select(2, 0), split.select(2, 1));
        var a = Shaped(A, 3);
        var (first, second) = (a.mul(zero), a.conj().mul(one));
        if (B is not null)
        {
            var b = Shaped(B, 3);
            (first, second) = (first.sub(b.conj().mul(one)), second.add(b.mul(zero)));
        }

        return stack([first, second], 2).reshape(-1, rows);
    }

    /// <summary>Adds a qubit in the state that this rotor makes of |0>, as the highest bit of the rows.</summary>
    public Tensor Extend(Tensor state)
    {
        var zero = Shaped(A, 2).mul(state);
        var one = B is null ? zeros_like(zero) : Shaped(B, 2).mul(state);
        return cat([zero, one], 1);
    }

    /// <summary>One value for each sample stands in the first of so many dimensions.</summary>
    private static Tensor Shaped(Tensor value, int dimensions) =>
        value.dim() == 0 ? value : value.reshape([-1, .. Enumerable.Repeat(1L, dimensions - 1)]);
}

/// <summary>The rotors of a program for given inputs and weights.</summary>
internal sealed class TensorRotors
{
    private readonly TensorConstants known;
    private readonly Turns weights;
    private readonly Turns inputs;

    public TensorRotors(QuantumProgram program, TensorConstants known, Tensor inputs, Tensor weights)
    {
        this.known = known;
        this.weights = new Turns(weights.index_select(0, known.WeightIndex).mul(known.WeightHalves), program.WeightFactors);
        this.inputs = new Turns(inputs.index_select(1, known.InputIndex).mul(known.InputHalves), program.InputFactors);
    }

    /// <summary>All factors of a gate in one.</summary>
    public TensorRotor Of(FusedGate gate)
    {
        TensorRotor? product = null;
        foreach (var factor in gate.Stages.SelectMany(stage => stage.Factors))
        {
            var next = factor.Kind switch
            {
                AngleKind.Weight => weights.Of(factor),
                AngleKind.Input => inputs.Of(factor),
                _ => known.Of(factor.Constant),
            };
            product = product is { } before ? next.After(before) : next;
        }

        return product ?? new TensorRotor(known.One, null);
    }

    /// <summary>Rotations by free angles, of which the halves are given: the last dimension numbers the factors.</summary>
    private sealed class Turns
    {
        private readonly Tensor[] cosines = [];
        private readonly Tensor[] sines = [];
        private readonly Tensor[] turnedSines = [];
        private readonly Tensor[] phases = [];

        public Turns(Tensor halves, Factor[] factors)
        {
            if (factors.Length == 0)
                return;
            var (cosine, sine) = (halves.cos(), halves.sin());
            var nothing = zeros_like(halves);
            var down = sine.neg();
            cosines = Parts(cosine, nothing, Axis.X, Axis.Y);
            sines = Parts(sine, nothing, Axis.Y);
            turnedSines = Parts(nothing, down, Axis.X);
            phases = Parts(cosine, down, Axis.Z);

            Tensor[] Parts(Tensor real, Tensor imaginary, params Axis[] axes) =>
                factors.Any(factor => axes.Contains(factor.Axis)) ? complex(real, imaginary).unbind(-1) : [];
        }

        public TensorRotor Of(Factor factor) => factor.Axis switch
        {
            Axis.X => new(cosines[factor.Slot], turnedSines[factor.Slot]),
            Axis.Y => new(cosines[factor.Slot], sines[factor.Slot]),
            _ => new(phases[factor.Slot], null),
        };
    }
}
