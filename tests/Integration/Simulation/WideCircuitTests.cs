using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>
/// States far beyond the caches, whose expectations are known: turns by v, a ring of CZ and turns by w, about X or Y, give
/// Z of a qubit as cos w cos v - sin w sin v cos(left v) cos(right v).
/// </summary>
public sealed class WideCircuitTests
{
    private const int Samples = 2;

    [Theory]
    [InlineData(13, true)]
    [InlineData(16, true)]
    [InlineData(20, true)]
    [InlineData(14, false)]
    [InlineData(18, false)]
    public void ExpectationsAndGradientsAreThoseOfTheFormula(int qubits, bool isReal)
    {
        var turn = isReal ? Gate.RY : Gate.RX;
        Operation[] operations =
        [
            .. Enumerable.Range(0, qubits).Select(q => Apply(turn, CoreAngle.NewInput(q), q)),
            .. Enumerable.Range(0, qubits).Select(q => Operation.NewApply(
                Gate.CZ, FSharpList<CoreAngle>.Empty, ListModule.OfSeq([q, (q + 1) % qubits]))),
            .. Enumerable.Range(0, qubits).Select(q => Apply(turn, CoreAngle.NewWeight(q), q)),
        ];
        var program = Batch<float>.Compile(CircuitModule.create(qubits, 0, operations).ResultValue);
        Assert.Equal(isReal, program.IsReal);
        var random = new RandomCircuits(qubits);
        double[][] samples = random.Table(Samples, qubits), upstream = random.Table(qubits, Samples);
        double[] weights = random.Values(qubits);
        var batch = new Batch<float>(
            program, new BatchedSimulator<float>(program, Samples, new Cores(2)), samples, weights);

        var values = batch.Forward();
        var (byWeight, byInput) = batch.Backward(upstream);
        var wantedByWeight = new double[qubits];
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] cosine = [.. samples[sample].Select(Math.Cos)], sine = [.. samples[sample].Select(Math.Sin)];
            var wantedByInput = new double[qubits];
            for (int q = 0; q < qubits; q++)
            {
                int left = (q + qubits - 1) % qubits, right = (q + 1) % qubits;
                var (sw, cw) = Math.SinCos(weights[q]);
                double both = cosine[left] * cosine[right], up = upstream[q][sample];
                Assert.Equal(cw * cosine[q] - sw * sine[q] * both, values[q][sample], 2e-5);
                wantedByWeight[q] += up * (-sw * cosine[q] - cw * sine[q] * both);
                wantedByInput[q] += up * (-cw * sine[q] - sw * cosine[q] * both);
                wantedByInput[left] += up * sw * sine[q] * sine[left] * cosine[right];
                wantedByInput[right] += up * sw * sine[q] * cosine[left] * sine[right];
            }

            for (int q = 0; q < qubits; q++)
                Assert.Equal(wantedByInput[q], byInput[q][sample], 1e-4);
        }

        for (int q = 0; q < qubits; q++)
            Assert.Equal(wantedByWeight[q], byWeight[q], 1e-4);
    }

    private static Operation Apply(Gate gate, CoreAngle angle, int qubit) =>
        Operation.NewApply(gate, ListModule.OfSeq([angle]), ListModule.OfSeq([qubit]));
}
