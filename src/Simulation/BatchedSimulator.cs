using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybHanas.Simulation;

/// <summary>
/// Expectation values and exact gradients of a program for a batch of samples. Not thread-safe: one for each worker. Holds
/// all its memory from construction on; the passes allocate nothing. Results do not depend on the machine's vector width.
/// </summary>
/// <remarks>
/// Every buffer with a batch dimension has one row of <see cref="Stride"/> values for each input or qubit, the samples side
/// by side. Values past the batch are ignored in what is read and zero in what is written.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BatchedSimulator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int GroupBytes = 64;
    private readonly QuantumProgram program;
    private readonly int capacity;
    private readonly Engine<T> engine;
    private bool hasRun;

    /// <summary>A workspace for batches of 1 to capacity samples.</summary>
    public BatchedSimulator(QuantumProgram program, int capacity)
        : this(program, capacity, cores: null)
    {
    }

    /// <summary>One that uses free cores where that pays; the results are the same.</summary>
    internal BatchedSimulator(QuantumProgram program, int capacity, Cores? cores)
        : this(program, capacity, (program, stride) => Engine<T>.Create(program, stride, new(cores)))
    {
    }

    internal BatchedSimulator(QuantumProgram program, int capacity, Func<QuantumProgram, int, Engine<T>> create)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"simulation runs in float or double, not {typeof(T).Name}");

        int group = GroupBytes / Unsafe.SizeOf<T>();
        Stride = checked(capacity + group - 1) / group * group;
        (this.program, this.capacity) = (program, capacity);
        engine = create(program, Stride);
    }

    /// <summary>Values in a row of every batch buffer: the capacity rounded up to 16 (float) or 8 (double).</summary>
    public int Stride { get; }

    /// <summary>Computes the expectation value of every qubit.</summary>
    /// <param name="inputs">Inputs x Stride: angles in radians, or amplitudes of any norm.</param>
    /// <param name="weights">The weights, angles in radians.</param>
    /// <param name="batch">1 to capacity.</param>
    /// <param name="expectations">Qubits x Stride, overwritten; each value is within -1..1 up to rounding.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Forward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> weights, int batch, Span<T> expectations)
    {
        Check(inputs.Length, program.Inputs * Stride, nameof(inputs));
        Check(weights.Length, program.Weights, nameof(weights));
        Check(expectations.Length, program.Qubits * Stride, nameof(expectations));
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, capacity);
        engine.Forward(inputs, weights, batch, expectations);
        hasRun = true;
    }

    /// <summary>The vector-Jacobian product of the latest Forward; once for each Forward.</summary>
    /// <param name="upstream">Qubits x Stride: the derivative of the loss by each expectation value.</param>
    /// <param name="weightGradient">Overwritten with the derivative by each weight, summed over the batch.</param>
    /// <param name="inputGradient">Inputs x Stride, overwritten with the derivative by each input of each sample.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">There was no Forward since the last Backward.</exception>
    public void Backward(ReadOnlySpan<T> upstream, Span<T> weightGradient, Span<T> inputGradient)
    {
        Check(upstream.Length, program.Qubits * Stride, nameof(upstream));
        Check(weightGradient.Length, program.Weights, nameof(weightGradient));
        Check(inputGradient.Length, program.Inputs * Stride, nameof(inputGradient));
        if (!hasRun)
            throw new InvalidOperationException("Backward follows a Forward, once");
        hasRun = false;
        engine.Backward(upstream, weightGradient, inputGradient);
    }

    /// <summary>The state of a sample after Forward, before the measurement (for X: after its Hadamards).</summary>
    internal Complex[] State(int sample) => engine.State(sample);

    private static void Check(int length, int expected, string name)
    {
        if (length != expected)
            throw new ArgumentException($"{name} has {length} values; {expected} are needed", name);
    }
}
