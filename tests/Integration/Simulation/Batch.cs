using System.Numerics;
using HybHanas.Simulation;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>Samples through the public face of the simulator, in plain arrays.</summary>
internal sealed class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly QuantumProgram program;
    private readonly BatchedSimulator<T> simulator;
    private readonly T[] inputs;
    private readonly T[] weights;
    private readonly int count;

    public Batch(QuantumProgram program, BatchedSimulator<T> simulator, double[][] samples, double[] weights)
    {
        (this.program, this.simulator, count) = (program, simulator, samples.Length);
        this.weights = [.. weights.Select(T.CreateTruncating)];
        inputs = new T[program.Inputs * simulator.Stride];
        // What lies past the batch must not matter.
        Array.Fill(inputs, T.NaN);
        for (int b = 0; b < count; b++)
        {
            for (int i = 0; i < program.Inputs; i++)
                inputs[i * simulator.Stride + b] = T.CreateTruncating(samples[b][i]);
        }
    }

    public static QuantumProgram Compile(CoreCircuit circuit, Observable observable = Observable.Z)
    {
        var program = QuantumProgram.Compile(circuit, observable);
        Assert.True(program.IsOk, program.IsError ? program.ErrorValue.ToString() : "");
        return program.ResultValue;
    }

    /// <summary>[qubit][sample].</summary>
    public double[][] Forward()
    {
        var values = new T[program.Qubits * simulator.Stride];
        simulator.Forward(inputs, weights, count, values);
        return Rows(values, program.Qubits);
    }

    /// <summary>Weight gradient, and [input][sample]; upstream is [qubit][sample].</summary>
    public (double[] Weights, double[][] Inputs) Backward(double[][] upstream)
    {
        var up = new T[program.Qubits * simulator.Stride];
        Array.Fill(up, T.NaN);
        for (int q = 0; q < program.Qubits; q++)
        {
            for (int b = 0; b < count; b++)
                up[q * simulator.Stride + b] = T.CreateTruncating(upstream[q][b]);
        }

        var byWeight = new T[program.Weights];
        var byInput = new T[program.Inputs * simulator.Stride];
        simulator.Backward(up, byWeight, byInput);
        return ([.. byWeight.Select(double.CreateTruncating)], Rows(byInput, program.Inputs));
    }

    private double[][] Rows(T[] buffer, int rows)
    {
        var result = new double[rows][];
        for (int r = 0; r < rows; r++)
        {
            var row = buffer.AsSpan(r * simulator.Stride, simulator.Stride);
            foreach (var padding in row[count..])
                Assert.Equal(T.Zero, padding);
            result[r] = [.. row[..count].ToArray().Select(double.CreateTruncating)];
        }

        return result;
    }
}
