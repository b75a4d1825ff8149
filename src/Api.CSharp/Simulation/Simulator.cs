using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Core;
using HybHanas.Simulation;

namespace HybHanas;

/// <summary>An exact, noiseless simulation of a circuit in double precision: states, probabilities, expectation values, gradients and samples.
/// Immutable and safe to share between threads; a call on 20 qubits takes up to 300 MiB while it runs.</summary>
/// <remarks>Of the operations, gates, barriers, one embedding by amplitudes, and measurements after which nothing happens to the qubit are
/// simulated. Every method takes the circuit's parameters and inputs in radians (inputs that are amplitudes have any norm), at least as many
/// as it has, and throws a <see cref="HybHanasException"/> "out-of-range" for too few or one that is not finite.</remarks>
public sealed partial class Simulator
{
    /// <summary>Qubits at most.</summary>
    public const int MaxQubits = QuantumProgram.MaxQubits;

    // Samples that are simulated side by side in one vector.
    private const int Side = 8;

    private readonly CoreCircuit open;
    private readonly QuantumProgram program;
    private readonly ConditionalWeakTable<PauliString, Observed> observed = [];

    /// <summary>Prepares the simulation of a circuit.</summary>
    /// <param name="circuit">A circuit of 1..20 qubits.</param>
    /// <exception cref="HybHanasException">It has no qubits or too many ("out-of-range"), or holds a reset, a gate on a measured qubit, a
    /// condition, a gate known by its name alone, or amplitudes prepared on used qubits ("unsupported").</exception>
    public Simulator(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Circuit = circuit;
        open = ObservedCircuit.WithInputsAlone(circuit.Core);
        program = ObservedCircuit.Compile(open);
    }

    /// <summary>The circuit.</summary>
    public Circuit Circuit { get; }

    /// <summary>Prepares the simulation of a circuit, without an exception for one that cannot be simulated.</summary>
    /// <param name="circuit">A circuit of 1..20 qubits.</param>
    /// <param name="simulator">Its simulation.</param>
    /// <param name="fault">Why it cannot be simulated.</param>
    public static bool TryCreate(Circuit circuit, [NotNullWhen(true)] out Simulator? simulator, [NotNullWhen(false)] out Fault? fault) =>
        Fault.Try(() => new Simulator(circuit), out simulator, out fault);

    /// <summary>The state before the measurements: 2^n amplitudes, bit q of the index is qubit q. Its global phase means nothing.</summary>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    public IReadOnlyList<Complex> State(ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default)
    {
        var batch = new SimulatedBatch(program, 1);
        Fill(batch, 0, parameters, inputs);
        batch.Forward(1);
        return batch.State();
    }

    /// <summary>The probability of each of the 2^n outcomes when every qubit is measured in Z; bit q of the index is qubit q.</summary>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    public IReadOnlyList<double> Probabilities(ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default) =>
        [.. State(parameters, inputs).Select(amplitude => amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary)];

    /// <summary>The expectation value of Z on each qubit, -1..1.</summary>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    public IReadOnlyList<double> Expectations(ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default)
    {
        var batch = new SimulatedBatch(program, 1);
        Fill(batch, 0, parameters, inputs);
        batch.Forward(1);
        return [.. Enumerable.Range(0, open.Qubits).Select(qubit => batch.Expectation(qubit, 0))];
    }

    /// <summary>The expectation value of a product of Pauli operators, -1..1.</summary>
    /// <param name="observable">The product, on qubits of the circuit.</param>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    public double Expectation(PauliString observable, ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default)
    {
        var (watched, qubit) = Watch(observable);
        var batch = new SimulatedBatch(watched, 1);
        Fill(batch, 0, parameters, inputs);
        batch.Forward(1);
        return qubit is { } one ? batch.Expectation(one, 0) : 1;
    }

    /// <summary>The expectation value for each row of a batch.</summary>
    /// <param name="observable">The product, on qubits of the circuit.</param>
    /// <param name="parameters">The circuit's parameters, a row for each value asked for.</param>
    /// <param name="inputs">The circuit's inputs, as many rows; null where the circuit has none.</param>
    /// <param name="cancellation">Stops between groups of 8 rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<double> ExpectationBatch(
        PauliString observable, IReadOnlyList<IReadOnlyList<double>> parameters, IReadOnlyList<IReadOnlyList<double>>? inputs = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (inputs is not null && inputs.Count != parameters.Count)
            throw OutOfRange("rows of inputs", inputs.Count, $"{parameters.Count}, the rows of parameters");
        var (watched, qubit) = Watch(observable);
        var values = new double[parameters.Count];
        var batch = new SimulatedBatch(watched, Side);
        for (var first = 0; first < values.Length; first += Side)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(Side, values.Length - first);
            for (var row = 0; row < rows; row++)
                Fill(batch, row, [.. parameters[first + row]], [.. inputs?[first + row] ?? []]);
            batch.Forward(rows);
            for (var row = 0; row < rows; row++)
                values[first + row] = qubit is { } one ? batch.Expectation(one, row) : 1;
        }

        return values;
    }

    /// <summary>An expectation value and its exact derivatives, by one adjoint sweep over the circuit.</summary>
    /// <param name="observable">The product, on qubits of the circuit.</param>
    /// <param name="parameters">The circuit's parameters.</param>
    /// <param name="inputs">The circuit's inputs.</param>
    public ExpectationGradient Gradient(PauliString observable, ReadOnlySpan<double> parameters = default, ReadOnlySpan<double> inputs = default)
    {
        var (watched, qubit) = Watch(observable);
        var batch = new SimulatedBatch(watched, 1);
        Fill(batch, 0, parameters, inputs);
        batch.Forward(1);
        var slopes = qubit is { } one ? batch.Backward(one) : new double[Circuit.Inputs + Circuit.Parameters];
        return new(qubit is { } read ? batch.Expectation(read, 0) : 1, slopes[Circuit.Inputs..], slopes[..Circuit.Inputs]);
    }

    private Observed Watch(PauliString observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        if (observable.Letters.Keys.LastOrDefault() is var highest && highest >= open.Qubits)
            throw OutOfRange("qubit of the observable", highest, $"0..{open.Qubits - 1}");
        return observed.GetValue(observable, product =>
        {
            if (product.Letters.Count == 0)
                return new(program, null);
            var (circuit, qubit) = ObservedCircuit.ForProduct(open, product);
            return new(ObservedCircuit.Compile(circuit), qubit);
        });
    }

    private void Fill(SimulatedBatch batch, int row, ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs)
    {
        Check("parameter", parameters, Circuit.Parameters);
        Check("input", inputs, Circuit.Inputs);
        batch.Fill(row, 0, inputs[..Circuit.Inputs]);
        batch.Fill(row, Circuit.Inputs, parameters[..Circuit.Parameters]);
    }

    private static void Check(string what, ReadOnlySpan<double> values, int needed)
    {
        if (values.Length < needed)
            throw OutOfRange($"number of {what}s", values.Length, $"{needed} or more, as the circuit uses");
        for (var i = 0; i < needed; i++)
            if (!double.IsFinite(values[i]))
                throw OutOfRange($"{what} {i}", values[i], "a finite number");
    }

    private static HybHanasException OutOfRange(string what, double given, string allowed) =>
        new(HybHanasError.NewOutOfRange(what, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{given}"), allowed));

    /// <summary>A program whose expectation of one qubit is that of the product; without a qubit the product is the identity.</summary>
    private sealed record Observed(QuantumProgram Program, int? Qubit);
}

/// <summary>An expectation value and its derivatives.</summary>
/// <param name="Value">The value, -1..1.</param>
/// <param name="Parameters">Its derivative by each parameter, per radian.</param>
/// <param name="Inputs">Its derivative by each input: per radian, or per unit of an amplitude before it is normalised.</param>
public sealed record ExpectationGradient(double Value, IReadOnlyList<double> Parameters, IReadOnlyList<double> Inputs);
