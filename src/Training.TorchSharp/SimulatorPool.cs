using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas.TorchSharp;

/// <summary>Workspaces that wait for their next pass. Thread-safe.</summary>
internal sealed class SimulatorPool<T>(QuantumProgram program, Cores cores)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock gate = new();
    private readonly Stack<SimulatorWorkspace<T>> free = new();

    /// <summary>One with room for so many samples; those that are too small are given up.</summary>
    public SimulatorWorkspace<T> Rent(int batch)
    {
        lock (gate)
        {
            while (free.TryPop(out var workspace))
            {
                if (workspace.Capacity >= batch)
                    return workspace;
            }
        }

        return new SimulatorWorkspace<T>(program, cores, batch);
    }

    public void Return(SimulatorWorkspace<T> workspace)
    {
        lock (gate)
            free.Push(workspace);
    }
}

/// <summary>A simulator with its buffers, fed sample by sample. Not thread-safe.</summary>
internal sealed class SimulatorWorkspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly QuantumProgram program;
    private readonly BatchedSimulator<T> simulator;
    private readonly T[] inputs;
    private readonly T[] outputs;

    public SimulatorWorkspace(QuantumProgram program, Cores cores, int capacity)
    {
        (this.program, Capacity) = (program, capacity);
        simulator = new BatchedSimulator<T>(program, capacity, cores);
        (inputs, outputs) = (new T[program.Inputs * simulator.Stride], new T[program.Qubits * simulator.Stride]);
    }

    /// <summary>Samples at most.</summary>
    public int Capacity { get; }

    /// <summary>Batch x qubits from batch x inputs.</summary>
    public T[] Forward(T[] samples, T[] weights, int batch)
    {
        Spread(samples, batch, inputs);
        simulator.Forward(inputs, weights, batch, outputs);
        return Gather(outputs, program.Qubits, batch);
    }

    /// <summary>The derivatives after Forward: batch x inputs, and by each weight the sum over the batch.</summary>
    public (T[] ByInput, T[] ByWeight) Backward(T[] upstream, int batch)
    {
        var byWeight = new T[program.Weights];
        Spread(upstream, batch, outputs);
        simulator.Backward(outputs, byWeight, inputs);
        return (Gather(inputs, program.Inputs, batch), byWeight);
    }

    /// <summary>Lays samples side by side; what lies past them is ignored.</summary>
    private void Spread(T[] samples, int batch, T[] lanes)
    {
        var values = samples.Length / batch;
        for (var sample = 0; sample < batch; sample++)
        {
            for (var i = 0; i < values; i++)
                lanes[i * simulator.Stride + sample] = samples[sample * values + i];
        }
    }

    private T[] Gather(T[] lanes, int values, int batch)
    {
        var samples = new T[batch * values];
        for (var sample = 0; sample < batch; sample++)
        {
            for (var i = 0; i < values; i++)
                samples[sample * values + i] = lanes[i * simulator.Stride + sample];
        }

        return samples;
    }
}
