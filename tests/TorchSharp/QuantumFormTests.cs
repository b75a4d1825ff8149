using HybHanas.Core.Circuits;
using HybHanas.Integration.Tests.Simulation;
using HybHanas.Simulation;
using Xunit;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp.Tests;

/// <summary>Both forms of the layer against PennyLane, against each other, and against differences of their own derivatives.</summary>
public class QuantumFormTests
{
    [Fact]
    public void The_simulator_agrees_with_PennyLane()
    {
        Compare(QuantumForm.Simulator, ScalarType.Float64, 1e-12, 1e-11);
        Compare(QuantumForm.Simulator, ScalarType.Float32, 2e-6, 1e-4);
    }

    [Fact]
    public void Tensors_agree_with_PennyLane()
    {
        Compare(QuantumForm.Tensors, ScalarType.Float64, 1e-12, 1e-11);
        Compare(QuantumForm.Tensors, ScalarType.Float32, 5e-6, 1e-4);
    }

    private static void Compare(QuantumForm form, ScalarType precision, double valueTolerance, double gradientTolerance)
    {
        var circuits = 0;
        foreach (var golden in GoldenCircuits.All())
        {
            var program = LayerRun.Compile(golden.Circuit, golden.Observable);
            for (var q = 0; q < program.Qubits; q++)
            {
                var upstream = golden.Inputs.Select(_ => Enumerable.Range(0, program.Qubits).Select(r => r == q ? 1.0 : 0).ToArray());
                var actual = LayerRun.Of(program, form, precision, golden.Inputs, golden.Weights, [.. upstream]);
                LayerRun.AssertClose(golden.Expectations, actual.Values, valueTolerance, golden.Name);
                LayerRun.AssertClose([.. golden.ByInput.Select(sample => sample[q])], actual.ByInput, gradientTolerance, golden.Name);
                double[] byWeight =
                    [.. Enumerable.Range(0, program.Weights).Select(p => golden.ByWeight.Sum(sample => sample[q][p]))];
                LayerRun.AssertClose(byWeight, actual.ByWeight, gradientTolerance, golden.Name);
            }

            circuits++;
        }

        Assert.Equal(63, circuits);
    }

    [Fact]
    public void Both_forms_agree_on_every_gate()
    {
        foreach (var (program, samples, weights, upstream) in Work())
        {
            foreach (var (precision, tolerance) in new[] { (ScalarType.Float64, 1e-10), (ScalarType.Float32, 1e-5) })
            {
                var expected = LayerRun.Of(program, QuantumForm.Simulator, precision, samples, weights, upstream);
                var actual = LayerRun.Of(program, QuantumForm.Tensors, precision, samples, weights, upstream);
                LayerRun.AssertClose(expected.Values, actual.Values, tolerance, "values");
                LayerRun.AssertClose(expected.ByInput, actual.ByInput, tolerance, "by input");
                LayerRun.AssertClose(expected.ByWeight, actual.ByWeight, tolerance, "by weight");
            }
        }
    }

    [Fact]
    public void Second_derivatives_by_tensors_are_differences_of_the_first()
    {
        const double h = 1e-5;
        foreach (var (program, samples, weights, upstream) in Work().Take(8))
        {
            using var scope = NewDisposeScope();
            using var layer = LayerRun.LayerOf(program, QuantumForm.Tensors, ScalarType.Float64, weights);
            var parameter = layer.get_parameter("weights")!;
            var inputs = LayerRun.Rows(samples, ScalarType.Float64, requiresGradient: true);
            var loss = layer.call(inputs).mul(LayerRun.Rows(upstream, ScalarType.Float64)).sum();
            var first = autograd.grad([loss], [parameter, inputs], retain_graph: true, create_graph: true);
            // Along a direction, so that one difference checks a whole row of the second derivatives.
            double[] along = [.. weights.Select((_, i) => Math.Sin(i + 1.0))];
            var second = autograd.grad([first[0].mul(tensor(along)).sum()], [parameter, inputs], allow_unused: true);
            var (above, below) = (Gradient(h), Gradient(-h));
            LayerRun.AssertClose(Slope(above.ByWeight, below.ByWeight), LayerRun.Flat(second[0]), 1e-6, "by weight");
            LayerRun.AssertClose(
                Slope([.. above.ByInput.SelectMany(row => row)], [.. below.ByInput.SelectMany(row => row)]), LayerRun.Flat(second[1]),
                1e-6, "by input");

            LayerRun.Result Gradient(double step) => LayerRun.Of(
                program, QuantumForm.Simulator, ScalarType.Float64, samples, [.. weights.Zip(along, (w, a) => w + step * a)], upstream);
        }

        static double[] Slope(double[] above, double[] below) => [.. above.Zip(below, (a, b) => (a - b) / (2 * h))];
    }

    [Fact]
    public void Samples_of_zeros_stand_for_the_ground_state_with_gradient_zero()
    {
        var program = LayerRun.Compile(new RandomCircuits(3).Circuit(5, 12, [.. GateTable.all], prepared: 2));
        double[][] samples = [new double[program.Inputs], [.. Enumerable.Range(0, program.Inputs).Select(i => 0.3 * i)]];
        double[] weights = [.. Enumerable.Range(0, program.Weights).Select(i => 0.2 * i)];
        double[][] upstream = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]];
        var expected = LayerRun.Of(program, QuantumForm.Simulator, ScalarType.Float64, samples, weights, upstream);
        var actual = LayerRun.Of(program, QuantumForm.Tensors, ScalarType.Float64, samples, weights, upstream);
        LayerRun.AssertClose(expected.Values, actual.Values, 1e-10, "values");
        LayerRun.AssertClose(expected.ByInput, actual.ByInput, 1e-10, "by input");
    }

    /// <summary>Circuits of every gate with every kind of angle, with and without prepared amplitudes, of either observable.</summary>
    private static IEnumerable<(QuantumProgram Program, double[][] Samples, double[] Weights, double[][] Upstream)> Work()
    {
        var random = new RandomCircuits(12);
        Gate[] gates = [.. GateTable.all];
        for (var i = 0; i < 24; i++)
        {
            var qubits = 5 + i % 3;
            var circuit = random.Circuit(qubits, 30, gates, i % 3);
            var program = LayerRun.Compile(circuit, i % 2 == 0 ? Observable.Z : Observable.X);
            var batch = 1 + 3 * (i % 3);
            yield return (program, random.Table(batch, program.Inputs), random.Values(program.Weights), random.Table(batch, qubits));
        }
    }
}
