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
            DropoutMask.Draw(new Span<T>(mask.Pointer, Output.Count), probability, SeedModule.item(index, pass.Seed));
            Multiply(Input.Values, Output.Values);
        }
        else
        {
            Input.ValueSpan.CopyTo(Output.ValueSpan);
        }
    }

    public override void Backward(in Pass pass) => Multiply(Output.Gradient, Input.Gradient);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(T* from, T* to)
    {
        var by = mask.Pointer;
        for (var i = 0; i < Output.Count; i += TLanes.Count)
            *(TLanes*)(to + i) = *(TLanes*)(by + i) * *(TLanes*)(from + i);
    }
}
