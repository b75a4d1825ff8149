using System.Numerics;
using HybHanas.Integration.Tests.Simulation;
using HybHanas.Simulation;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Simulations of the facade against dense matrices and PennyLane's numbers.</summary>
public class SimulatorTests
{
    private static readonly Circuit Ghz = Circuit.Create(3).H(0).Cnot(0, 1).Cnot(1, 2);

    private static readonly Circuit Open = Circuit.Create(3)
        .Ry(Angle.Input(0), 0).Rx(Angle.Input(1), 1).Rx(Angle.Parameter(0), 2).Crz(Angle.Parameter(1), 0, 2).Cnot(1, 2)
        .U(Angle.Parameter(2), 0.3, Angle.Parameter(0), 1).Rxx(Angle.Parameter(3), 0, 1).Ecr(2, 0);

    private static readonly double[] Parameters = [0.4, -1.1, 2.3, 0.7];
    private static readonly double[] Inputs = [0.9, -0.2];

    [Fact]
    public void A_state_has_its_amplitudes_in_the_order_of_the_qubits()
    {
        var state = new Simulator(Circuit.Create(2).H(0).Ry(0.5, 1)).State();
        Assert.Equal([1, 1, Math.Tan(0.25), Math.Tan(0.25)], state.Select(amplitude => Math.Round((amplitude / state[0]).Real, 12)), Within(1e-11));
        Assert.Equal([0.5, 0, 0, 0, 0, 0, 0, 0.5], new Simulator(Ghz).Probabilities(), Within(1e-15));
    }

    [Fact]
    public void Values_agree_with_PennyLane()
    {
        foreach (var golden in GoldenCircuits.All().Where(golden => golden.Observable == Observable.Z))
        {
            var simulator = new Simulator(Circuit.Of(golden.Circuit));
            foreach (var (sample, values) in golden.Inputs.Zip(golden.Expectations))
                Assert.Equal(values, simulator.Expectations(golden.Weights, sample), Within(1e-12));
            var gradient = simulator.Gradient(PauliString.Z(0), golden.Weights, golden.Inputs[0]);
            Assert.Equal(golden.Expectations[0][0], gradient.Value, 1e-12);
            Assert.Equal(golden.ByWeight[0][0], gradient.Parameters, Within(1e-11));
            Assert.Equal(golden.ByInput[0][0], gradient.Inputs, Within(1e-11));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Z1")]
    [InlineData("X0")]
    [InlineData("Y2")]
    [InlineData("X0 Y1 Z2")]
    [InlineData("Y0 Y2")]
    public void Products_of_Pauli_operators_agree_with_dense_matrices(string text)
    {
        var product = PauliString.Parse(text);
        var simulator = new Simulator(Open);
        var state = new ReferenceSimulator(Open.Core, Observable.Z).State(Inputs, Parameters);
        Assert.Equal(Dense(product, state), simulator.Expectation(product, Parameters, Inputs), 1e-12);

        var gradient = simulator.Gradient(product, Parameters, Inputs);
        Assert.Equal(Dense(product, state), gradient.Value, 1e-12);
        for (var i = 0; i < Parameters.Length; i++)
            Assert.Equal(Slope(step => simulator.Expectation(product, Moved(Parameters, i, step), Inputs)), gradient.Parameters[i], 1e-8);
        for (var i = 0; i < Inputs.Length; i++)
            Assert.Equal(Slope(step => simulator.Expectation(product, Parameters, Moved(Inputs, i, step))), gradient.Inputs[i], 1e-8);

        static double Slope(Func<double, double> value) => (value(1e-5) - value(-1e-5)) / 2e-5;

        static double[] Moved(double[] values, int at, double by) => [.. values.Select((value, i) => i == at ? value + by : value)];
    }

    [Fact]
    public void A_batch_is_its_rows()
    {
        var simulator = new Simulator(Open);
        var product = PauliString.X(0).And('Z', 2);
        double[][] parameters = [.. Enumerable.Range(0, 21).Select(row => Parameters.Select(value => value + 0.1 * row).ToArray())];
        double[][] inputs = [.. parameters.Select(row => new[] { row[0] / 2, -row[1] })];
        var values = simulator.ExpectationBatch(product, parameters, inputs, TestContext.Current.CancellationToken);
        Assert.Equal(parameters.Zip(inputs, (row, sample) => simulator.Expectation(product, row, sample)), values, Within(1e-14));
        Assert.Equal([1.0, 1.0], simulator.ExpectationBatch(
            PauliString.Identity, parameters[..2], inputs[..2], TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => simulator.ExpectationBatch(product, parameters, inputs, new(canceled: true)));
    }

    [Fact]
    public void Samples_follow_the_probabilities_and_the_seed()
    {
        var simulator = new Simulator(Ghz.MeasureAll());
        var counts = simulator.Counts(10_000, seed: 3);
        Assert.Equal(["000", "111"], counts.Keys.Order());
        Assert.InRange(counts["000"], 4_800, 5_200);
        Assert.Equal(simulator.Sample(50, seed: 3), simulator.Sample(50, seed: 3));
        Assert.NotEqual(simulator.Sample(50, seed: 3), simulator.Sample(50, seed: 4));
        Assert.Equal(simulator.Counts(100), new Simulator(Ghz).Counts(100));
    }

    [Fact]
    public void Outcomes_are_the_classical_bits()
    {
        var circuit = Circuit.Create(3, 2).X(1).Measure(1, 3).Measure(0, 1);
        Assert.Equal("1000", Assert.Single(new Simulator(circuit).Counts(20)).Key);
        Assert.Equal("010", Assert.Single(new Simulator(Circuit.Create(3).X(1)).Counts(20)).Key);
    }

    [Fact]
    public void What_cannot_be_simulated_is_refused_with_a_code()
    {
        Assert.Equal("unsupported", Refusal(Ghz.Measure(0).X(0)));
        Assert.Equal("unsupported", Refusal(Ghz.Reset(0)));
        Assert.Equal("unsupported", Refusal(Circuit.ParseOpenQasm("OPENQASM 2.0; opaque magic q; qreg q[1]; magic q[0];")));
        Assert.Equal("unsupported", Refusal(Circuit.ParseOpenQasm(
            "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; creg c[1]; if (c == 1) x q[0];")));
        Assert.Equal("out-of-range", Refusal(Circuit.Create(0)));
        Assert.Equal("out-of-range", Refusal(Circuit.Create(21)));
        Assert.True(Simulator.TryCreate(Ghz, out _, out _));

        static string Refusal(Circuit circuit)
        {
            Assert.False(Simulator.TryCreate(circuit, out _, out var fault));
            Assert.Equal(fault.Message, Assert.Throws<HybHanasException>(() => new Simulator(circuit)).Message);
            return fault.Code;
        }
    }

    [Fact]
    public void Wrong_values_are_refused_by_name()
    {
        var simulator = new Simulator(Open);
        Assert.Equal("number of parameters is 3; allowed: 4 or more, as the circuit uses", Message(() => simulator.State(Parameters[..3], Inputs)));
        Assert.Equal("input 1 is NaN; allowed: a finite number", Message(() => simulator.State(Parameters, [0, double.NaN])));
        Assert.Equal("qubit of the observable is 3; allowed: 0..2", Message(() => simulator.Expectation(PauliString.Z(3), Parameters, Inputs)));
        Assert.Equal("shots is 0; allowed: 1..1000000", Message(() => simulator.Sample(0)));
        Assert.Equal("rows of inputs is 1; allowed: 0, the rows of parameters", Message(() => simulator.ExpectationBatch(PauliString.X(0), [], [[]])));
        Assert.Equal(
            "classical bits of a sampled circuit is 2000; allowed: 0..1024", Message(() => new Simulator(Circuit.Create(1, 2000).Measure(0)).Sample(1)));
        foreach (var wrong in (string[])["Q0", "X", "X-1", "X0 Z0", "XY", "X99999999999"])
            Assert.Equal("out-of-range", Assert.Throws<HybHanasException>(() => PauliString.Parse(wrong)).Code);
        Assert.Equal("X1 Z3", $"{PauliString.Parse(" Z3  X1 ")}");
        Assert.Equal(PauliString.Parse("X1 Z3"), PauliString.Z(3).And('X', 1));

        static string Message(Action action) => Assert.Throws<HybHanasException>(action).Message;
    }

    private static double Dense(PauliString product, Complex[] state)
    {
        var moved = state;
        foreach (var (qubit, letter) in product.Letters)
            moved = [.. moved.Select((_, k) => letter switch
            {
                'X' => moved[k ^ (1 << qubit)],
                'Y' => moved[k ^ (1 << qubit)] * ((k >> qubit & 1) == 1 ? Complex.ImaginaryOne : -Complex.ImaginaryOne),
                _ => (k >> qubit & 1) == 1 ? -moved[k] : moved[k],
            })];
        return state.Zip(moved, (left, right) => (Complex.Conjugate(left) * right).Real).Sum();
    }

    private static EqualityComparer<double> Within(double tolerance) =>
        EqualityComparer<double>.Create((left, right) => Math.Abs(left - right) <= tolerance);
}
