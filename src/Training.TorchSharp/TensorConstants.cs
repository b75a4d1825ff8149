using HybHanas.Simulation;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>What a program's tensor form needs that does not change, for one device and precision.</summary>
internal sealed class TensorConstants : IDisposable
{
    private readonly List<Tensor> held = [];
    private readonly Dictionary<Monomial, (Tensor From, Tensor? Phases)> monomials = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Rotor, TensorRotor> rotors = [];
    private readonly Device device;
    private readonly ScalarType precision;

    public TensorConstants(QuantumProgram program, Device device, ScalarType precision)
    {
        (this.device, this.precision) = (device, precision);
        // Whoever asks first, these must do for training too.
        using var trainable = inference_mode(false);
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        One = Hold(Complex(1, 0));
        if (program.Prepared.Length > 0)
        {
            Prepared = Hold(Index(program.Prepared));
            Ground = Hold(Reals(Enumerable.Range(0, program.Prepared.Length).Select(row => row == 0 ? 1.0 : 0)));
        }
        else
        {
            Ground = One;
        }

        (WeightIndex, WeightHalves) = Angles(program.WeightFactors);
        (InputIndex, InputHalves) = Angles(program.InputFactors);
        foreach (var monomial in program.Steps.Select(step => step.Before).Append(program.Readout).OfType<Monomial>())
            monomials.TryAdd(monomial, Table(monomial));
        foreach (var gate in program.Initial.Concat(program.Steps.SelectMany(step => step.Gates)))
        {
            foreach (var factor in gate.Stages.SelectMany(stage => stage.Factors).Where(factor => factor.Kind == AngleKind.Constant))
                rotors.TryAdd(factor.Constant, Constant(factor.Constant));
        }

        var size = 1 << program.Qubits;
        Signs = Hold(Reals(
            from row in Enumerable.Range(0, size) from qubit in Enumerable.Range(0, program.Qubits) select 1.0 - 2 * (row >> qubit & 1))
            .reshape(size, program.Qubits));
    }

    /// <summary>1, complex.</summary>
    public Tensor One { get; }

    /// <summary>Inputs that are amplitudes; null where there are none.</summary>
    public Tensor? Prepared { get; }

    /// <summary>The prepared amplitudes of a sample of zeros.</summary>
    public Tensor Ground { get; }

    /// <summary>The weight of each weight factor.</summary>
    public Tensor WeightIndex { get; }

    /// <summary>Half the scale of each weight factor.</summary>
    public Tensor WeightHalves { get; }

    public Tensor InputIndex { get; }

    public Tensor InputHalves { get; }

    /// <summary>2^qubits x qubits: 1 where the qubit's bit is 0, else -1.</summary>
    public Tensor Signs { get; }

    public TensorRotor Of(Rotor rotor) => rotors[rotor];

    public Tensor From(Monomial monomial) => monomials[monomial].From;

    public Tensor Apply(Monomial monomial, Tensor state)
    {
        var (from, phases) = monomials[monomial];
        var moved = state.index_select(1, from);
        return phases is null ? moved : moved.mul(phases);
    }

    public void Dispose()
    {
        foreach (var tensor in held)
            tensor.Dispose();
    }

    private (Tensor Index, Tensor Halves) Angles(Factor[] factors) =>
        (Hold(Index([.. factors.Select(factor => factor.Index)])), Hold(Reals(factors.Select(factor => factor.Scale / 2))));

    private (Tensor From, Tensor? Phases) Table(Monomial monomial)
    {
        var phases = Enumerable.Range(0, monomial.From.Length).Select(monomial.Phase).ToArray();
        return (
            Hold(Index(monomial.From)),
            monomial.HasUnitPhases
                ? null
                : Hold(complex(Reals(phases.Select(phase => phase.Real)), Reals(phases.Select(phase => phase.Imaginary)))));
    }

    private TensorRotor Constant(Rotor rotor) =>
        new(Hold(Complex(rotor.W, rotor.Z)), rotor is { X: 0, Y: 0 } ? null : Hold(Complex(-rotor.Y, rotor.X)));

    private Tensor Hold(Tensor value)
    {
        held.Add(value.DetachFromDisposeScope());
        return value;
    }

    private Tensor Complex(double real, double imaginary) =>
        complex(tensor(real, precision, device), tensor(imaginary, precision, device));

    private Tensor Reals(IEnumerable<double> values)
    {
        double[] array = [.. values];
        return tensor(array, [array.Length], precision, device);
    }

    private Tensor Index(int[] values) => tensor(Array.ConvertAll(values, value => (long)value), [values.Length], ScalarType.Int64, device);
}
