using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas;

/// <summary>The buffers of a simulation of up to a few rows of values side by side; for one call.</summary>
internal sealed class SimulatedBatch
{
    private readonly QuantumProgram program;
    private readonly BatchedSimulator<double> simulator;
    private readonly double[] inputs;
    private readonly double[] expectations;

    public SimulatedBatch(QuantumProgram program, int rows)
    {
        this.program = program;
        var cores = new Cores(Environment.ProcessorCount);
        cores.Enter();
        simulator = new(program, rows, cores);
        inputs = new double[program.Inputs * simulator.Stride];
        expectations = new double[program.Qubits * simulator.Stride];
    }

    /// <summary>Sets inputs of a row, the first of them at the given place.</summary>
    public void Fill(int row, int first, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            inputs[(first + i) * simulator.Stride + row] = values[i];
    }

    public void Forward(int rows) => simulator.Forward(inputs, [], rows, expectations);

    public double Expectation(int qubit, int row) => expectations[qubit * simulator.Stride + row];

    /// <summary>The state of the first row.</summary>
    public Complex[] State() => simulator.State(0);

    /// <summary>The derivatives of a qubit's expectation in the first row by each input.</summary>
    public double[] Backward(int qubit)
    {
        var upstream = new double[expectations.Length];
        upstream[qubit * simulator.Stride] = 1;
        var gradient = new double[inputs.Length];
        simulator.Backward(upstream, [], gradient);
        return [.. Enumerable.Range(0, program.Inputs).Select(input => gradient[input * simulator.Stride])];
    }
}
