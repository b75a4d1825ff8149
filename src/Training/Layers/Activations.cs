using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;

namespace HybHanas.Training.Layers;

/// <summary>max(x, 0), in place; derivative 0 at 0.</summary>
internal sealed unsafe class Relu<TLanes, T>(Slab<T> slab) : Layer<T>(slab, slab)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool RereadsOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Pass pass)
    {
        var zero = TLanes.Broadcast(T.Zero);
        var y = Output.Values;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
            *(TLanes*)(y + i) = TLanes.Maximum(*(TLanes*)(y + i), zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Pass pass)
    {
        var zero = TLanes.Broadcast(T.Zero);
        var y = Output.Values;
        var g = Output.Gradient;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
            *(TLanes*)(g + i) = TLanes.WhereZero(*(TLanes*)(y + i), zero, *(TLanes*)(g + i));
    }
}

/// <summary>x sigmoid(x), in place; keeps its derivative from the forward pass of a training step.</summary>
internal sealed unsafe class Silu<TLanes, T>(Slab<T> slab) : Layer<T>(slab, slab)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> slope = new(slab.Count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Pass pass)
    {
        var one = TLanes.Broadcast(T.One);
        var y = Output.Values;
        var d = slope.Pointer;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var x = *(TLanes*)(y + i);
            var s = Elementary<TLanes, T>.Sigmoid(x);
            *(TLanes*)(y + i) = x * s;
            if (pass.Training)
                *(TLanes*)(d + i) = s * TLanes.MultiplyAdd(x, one - s, one);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Pass pass)
    {
        var d = slope.Pointer;
        var g = Output.Gradient;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
            *(TLanes*)(g + i) = *(TLanes*)(g + i) * *(TLanes*)(d + i);
    }
}

/// <summary>height tanh(slope x), in place: the tanh activation, and the projection's π tanh(x / √F).</summary>
internal sealed unsafe class ScaledTanh<TLanes, T>(Slab<T> slab, double height = 1, double slope = 1) : Layer<T>(slab, slab)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool RereadsOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Pass pass)
    {
        var (inner, outer) = (Value(slope), Value(height));
        var y = Output.Values;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
            *(TLanes*)(y + i) = outer * Elementary<TLanes, T>.Tanh(inner * *(TLanes*)(y + i));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Pass pass)
    {
        var (steepest, per, one) = (Value(height * slope), Value(1 / height), Value(1));
        var y = Output.Values;
        var g = Output.Gradient;
        var count = Output.Count;
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var t = per * *(TLanes*)(y + i);
            *(TLanes*)(g + i) = steepest * TLanes.MultiplySubtractFrom(t, t, one) * *(TLanes*)(g + i);
        }
    }

    private static TLanes Value(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}

/// <summary>factor x, in place.</summary>
internal sealed unsafe class Scale<TLanes, T>(Slab<T> slab, double factor) : Layer<T>(slab, slab)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(in Pass pass) => Multiply(Output.Values);

    public override void Backward(in Pass pass) => Multiply(Output.Gradient);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(T* x)
    {
        var by = TLanes.Broadcast(T.CreateTruncating(factor));
        for (var i = 0; i < Output.Count; i += TLanes.Count)
            *(TLanes*)(x + i) = by * *(TLanes*)(x + i);
    }
}
