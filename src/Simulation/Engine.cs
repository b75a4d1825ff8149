using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>The two passes, for some vector width. Arguments are checked by <see cref="BatchedSimulator{T}"/>.</summary>
internal abstract class Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract void Forward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> weights, int batch, Span<T> expectations);

    public abstract void Backward(ReadOnlySpan<T> upstream, Span<T> weightGradient, Span<T> inputGradient);

    /// <summary>The state of a sample after Forward, before the measurement.</summary>
    public abstract Complex[] State(int sample);
}
