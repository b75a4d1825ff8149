using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Core;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>
/// In a training step drops each value with the given probability and divides the others by 1 - probability;
/// else the identity.
/// </summary>
internal sealed unsafe class Dropout<TLanes, T>(Slab<T> input, double probability, int index)
    : Layer<T>(input, new Slab<T>(input.Channels, input.Height, input.Width, input.Stride))
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> mask = new(input.Count);

    public override void Forward(in Pass pass)
    {
        if (pass.Training)
        {
            Draw(SeedModule.item(index, pass.Seed));
            Multiply(Input.Values, Output.Values);
        }
        else
        {
            Input.ValueSpan.CopyTo(Output.ValueSpan);
        }
    }

    public override void Backward(in Pass pass) => Multiply(Output.Gradient, Input.Gradient);

    /// <summary>Each draw of 64 bits decides two values; the count is even because the stride is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(Seed seed)
    {
        var threshold = (ulong)(probability * (1UL << 32));
        var kept = T.CreateTruncating(1 / (1 - probability));
        var to = mask.Pointer;
        for (var i = 0; i < Output.Count; i += 2)
        {
            var bits = SeedModule.bits(i / 2, seed);
            to[i] = (uint)bits < threshold ? T.Zero : kept;
            to[i + 1] = bits >> 32 < threshold ? T.Zero : kept;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(T* from, T* to)
    {
        var by = mask.Pointer;
        for (var i = 0; i < Output.Count; i += TLanes.Count)
            *(TLanes*)(to + i) = *(TLanes*)(by + i) * *(TLanes*)(from + i);
    }
}
