using System.Numerics;
using System.Runtime.Intrinsics;

namespace HybHanas.Simulation;

/// <summary>The two passes, for some vector width. Arguments are checked by <see cref="BatchedSimulator{T}"/>.</summary>
internal abstract class Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract void Forward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> weights, int batch, Span<T> expectations);

    public abstract void Backward(ReadOnlySpan<T> upstream, Span<T> weightGradient, Span<T> inputGradient);

    /// <summary>The state of a sample after Forward, before the measurement.</summary>
    public abstract Complex[] State(int sample);

    /// <summary>The engine for this machine's widest vectors, and for real amplitudes where they stay real.</summary>
    public static Engine<T> Create(QuantumProgram program, int stride, EngineOptions options) =>
        Vector512.IsHardwareAccelerated ? OfWidth<Lanes512<T>>(program, stride, options)
        : Vector256.IsHardwareAccelerated ? OfWidth<Lanes256<T>>(program, stride, options)
        : OfWidth<Lanes128<T>>(program, stride, options);

    /// <summary>The engine for one vector width.</summary>
    public static Engine<T> OfWidth<TLanes>(QuantumProgram program, int stride, EngineOptions options)
        where TLanes : unmanaged, ILanes<TLanes, T> => program.IsReal
            ? new VectorEngine<RealKernels<TLanes, T>, TLanes, T>(program, stride, options)
            : new VectorEngine<ComplexKernels<TLanes, T>, TLanes, T>(program, stride, options);
}
