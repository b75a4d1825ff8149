using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>x / ||x|| of each sample, in place. A sample of zeros has no direction and becomes not a number.</summary>
internal sealed unsafe class Normalise<TLanes, T>(Slab<T> slab) : Layer<T>(slab, slab)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> norms = new(slab.Stride);

    public override bool RereadsOutput => true;

    public override void Forward(in Pass pass)
    {
        var y = Output.Values;
        for (var lane = 0; lane < Output.Stride; lane += TLanes.Count)
        {
            var square = TLanes.Broadcast(T.Zero);
            for (var i = lane; i < Output.Count; i += Output.Stride)
                square = TLanes.MultiplyAdd(*(TLanes*)(y + i), *(TLanes*)(y + i), square);
            var norm = TLanes.SquareRoot(square);
            *(TLanes*)(norms.Pointer + lane) = norm;
            for (var i = lane; i < Output.Count; i += Output.Stride)
                *(TLanes*)(y + i) = *(TLanes*)(y + i) / norm;
        }
    }

    /// <summary>(g - y (y·g)) / ||x||, the part of the gradient across y.</summary>
    public override void Backward(in Pass pass)
    {
        var y = Output.Values;
        var g = Output.Gradient;
        for (var lane = 0; lane < Output.Stride; lane += TLanes.Count)
        {
            var along = TLanes.Broadcast(T.Zero);
            for (var i = lane; i < Output.Count; i += Output.Stride)
                along = TLanes.MultiplyAdd(*(TLanes*)(y + i), *(TLanes*)(g + i), along);
            var norm = *(TLanes*)(norms.Pointer + lane);
            for (var i = lane; i < Output.Count; i += Output.Stride)
                *(TLanes*)(g + i) = TLanes.MultiplySubtractFrom(*(TLanes*)(y + i), along, *(TLanes*)(g + i)) / norm;
        }
    }
}
