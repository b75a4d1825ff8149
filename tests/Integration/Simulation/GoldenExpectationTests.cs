using System.Numerics;
using HybHanas.Simulation;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>Against lightning.qubit and default.qubit of PennyLane 0.45.1.</summary>
public sealed class GoldenExpectationTests
{
    [Fact]
    public void DoubleAgreesWithPennyLane() => Compare<double>(1e-12, 1e-11);

    [Fact]
    public void FloatAgreesWithPennyLane() => Compare<float>(2e-6, 1e-4);

    [Fact]
    public void StatesAgreeEntryByEntry()
    {
        foreach (var golden in GoldenCircuits.All())
        {
            var program = Batch<double>.Compile(golden.Circuit);
            var simulator = new BatchedSimulator<double>(program, golden.Inputs.Length);
            new Batch<double>(program, simulator, golden.Inputs, golden.Weights).Forward();
            var state = simulator.State(0);
            Assert.Equal(golden.StateRe.Length, state.Length);
            for (int k = 0; k < state.Length; k++)
                Near(0, (state[k] - new Complex(golden.StateRe[k], golden.StateIm[k])).Magnitude, 1e-12, golden.Name);
        }
    }

    private static void Compare<T>(double valueTolerance, double gradientTolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int circuits = 0;
        foreach (var golden in GoldenCircuits.All())
        {
            var program = Batch<T>.Compile(golden.Circuit, golden.Observable);
            var simulator = new BatchedSimulator<T>(program, golden.Inputs.Length);
            var batch = new Batch<T>(program, simulator, golden.Inputs, golden.Weights);
            for (int q = 0; q < program.Qubits; q++)
            {
                var values = batch.Forward();
                var upstream = new double[program.Qubits][];
                for (int r = 0; r < program.Qubits; r++)
                {
                    upstream[r] = new double[golden.Inputs.Length];
                    Array.Fill(upstream[r], r == q ? 1 : 0);
                }

                var (byWeight, byInput) = batch.Backward(upstream);
                for (int b = 0; b < golden.Inputs.Length; b++)
                {
                    Near(golden.Expectations[b][q], values[q][b], valueTolerance, golden.Name);
                    for (int i = 0; i < program.Inputs; i++)
                        Near(golden.ByInput[b][q][i], byInput[i][b], gradientTolerance, golden.Name);
                }

                for (int p = 0; p < program.Weights; p++)
                    Near(golden.ByWeight.Sum(sample => sample[q][p]), byWeight[p], gradientTolerance, golden.Name);
            }

            circuits++;
        }

        Assert.Equal(63, circuits);
    }

    private static void Near(double expected, double actual, double tolerance, string where) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{where}: expected {expected:R}, was {actual:R}");
}
