using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Circuits of the facade through costs and transpiler.</summary>
public class CircuitCostTests
{
    private static readonly Circuit Ghz = Circuit.Create(3).H(0).Cnot(0, 1).Cnot(0, 2).MeasureAll();
    private static readonly CostOptions Manila = new() { Backend = "manila" };

    [Fact]
    public void A_circuit_costs_what_its_text_costs()
    {
        var text = Ghz.ToOpenQasm3();
        Assert.Equivalent(CircuitCost.EstimateOpenQasm(text, "ghz", Manila), CircuitCost.Estimate(Ghz, Manila));
        Assert.Equivalent(CircuitCost.ExplainOpenQasm(text, "ghz", Manila), CircuitCost.Explain(Ghz, Manila));
        Assert.Equivalent(CircuitCost.CompareOpenQasm(text, "ghz"), CircuitCost.Compare(Ghz));
    }

    [Fact]
    public void Open_parameters_are_charged_by_their_shift_rules()
    {
        var open = Circuit.Create(2).Rx(Angle.Parameter(0), 0).Crz(Angle.Parameter(1), 0, 1).MeasureAll();
        Assert.Equal(1 + 2 + 4, CircuitCost.Estimate(open, Manila).Evaluations);
        Assert.Equal(1 + 2 + 4 + 2 * 5, CircuitCost.Estimate(open, Manila with { Parameters = 5 }).Evaluations);
        Assert.Equal(1, CircuitCost.Estimate(open.Bind([0.2, 0.3]), Manila).Evaluations);
    }

    [Fact]
    public void Estimating_without_an_exception_gives_the_fault()
    {
        Assert.True(CircuitCost.TryEstimate(Ghz, Manila, out var estimate, out var fault));
        Assert.Equal((3, null), (estimate.Qubits, fault));
        Assert.False(CircuitCost.TryEstimate(Circuit.Create(6).H(5), Manila, out estimate, out fault));
        Assert.Equal((null, "circuit-too-wide"), (estimate, fault.Code));
        Assert.False(CircuitCost.TryEstimate(Ghz, Manila with { Backend = "manilla" }, out _, out fault));
        Assert.Equal("unknown-name", fault.Code);
    }

    [Fact]
    public void A_transpiled_circuit_is_a_circuit_on_the_backends_qubits()
    {
        var transpiler = new CircuitTranspiler(new TranspileSettings { Backend = "manila" });
        var transpiled = transpiler.Transpile(Ghz, seed: 7);
        Assert.Equal(transpiler.TranspileOpenQasm(Ghz.ToOpenQasm2(), "ghz", seed: 7).OpenQasm, transpiled.OpenQasm);
        Assert.Equal(transpiled.Circuit, Circuit.ParseOpenQasm(transpiled.OpenQasm));
        Assert.Equal((5, transpiled.Depth, transpiled.Size), (transpiled.Circuit.Qubits, transpiled.Circuit.Depth, transpiled.Circuit.Count));
        Assert.Equal((transpiled.TwoQubitGates, transpiled.TwoQubitDepth), (transpiled.Circuit.TwoQubitGates, transpiled.Circuit.TwoQubitDepth));
        Assert.Equal(3, transpiled.FinalLayout.Count);
        Assert.False(transpiler.TryTranspile(Circuit.Create(1).Rx(Angle.Parameter(0), 0), out _, out var fault));
        Assert.Equal("unsupported", fault.Code);
        Assert.True(transpiler.TryTranspile(Ghz, out var again, out fault, seed: 7));
        Assert.Equal((transpiled.Circuit, null), (again.Circuit, fault));
    }
}
