using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>A window of 2 x 2 with stride 2; an odd last row or column is dropped and gets no gradient.</summary>
internal abstract unsafe class Pooling<TLanes, T> : Layer<T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool drops;

    protected Pooling(Slab<T> input)
        : base(input, new Slab<T>(input.Channels, input.Height / 2, input.Width / 2, input.Stride)) =>
        drops = (input.Height | input.Width) % 2 != 0;

    public override void Forward(in Pass pass)
    {
        nint down = Input.Width * Input.Stride;
        for (var row = 0; row < Output.Channels * Output.Height; row++)
        {
            var from = Input.Values + Start(row);
            var to = Output.Values + (nint)row * Output.Width * Output.Stride;
            ForwardRow(from, from + down, to);
        }
    }

    public override void Backward(in Pass pass)
    {
        if (!Input.HasGradient)
            return;
        if (drops)
            Input.GradientSpan.Clear();
        nint down = Input.Width * Input.Stride;
        for (var row = 0; row < Output.Channels * Output.Height; row++)
        {
            var (start, pooled) = (Start(row), (nint)row * Output.Width * Output.Stride);
            BackwardRow(Input.Values + start, Output.Values + pooled, Output.Gradient + pooled, Input.Gradient + start, down);
        }
    }

    /// <summary>One row of windows; lower is the row below upper.</summary>
    protected abstract void ForwardRow(T* upper, T* lower, T* pooled);

    /// <summary>One row of windows; the row below is down values further.</summary>
    protected abstract void BackwardRow(T* values, T* pooled, T* upstream, T* gradient, nint down);

    private nint Start(int row) =>
        ((nint)(row / Output.Height) * Input.Height + row % Output.Height * 2) * Input.Width * Input.Stride;
}

/// <summary>
/// The largest of each window; of equal ones the first in row-major order takes the whole gradient. Rectified: the largest
/// of each window and 0, with no gradient at 0; the same as ReLU before the pooling, on a quarter of the values.
/// </summary>
internal sealed unsafe class MaxPooling<TLanes, T>(Slab<T> input, bool rectified = false) : Pooling<TLanes, T>(input)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool RereadsOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void ForwardRow(T* upper, T* lower, T* pooled)
    {
        var floor = TLanes.Broadcast(rectified ? T.Zero : T.NegativeInfinity);
        nint right = Input.Stride;
        for (var x = 0; x < Output.Width; x++, upper += 2 * right, lower += 2 * right, pooled += right)
        {
            for (nint i = 0; i < right; i += TLanes.Count)
            {
                var above = TLanes.Maximum(*(TLanes*)(upper + i), *(TLanes*)(upper + right + i));
                var below = TLanes.Maximum(*(TLanes*)(lower + i), *(TLanes*)(lower + right + i));
                *(TLanes*)(pooled + i) = TLanes.Maximum(TLanes.Maximum(above, below), floor);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void BackwardRow(T* values, T* pooled, T* upstream, T* gradient, nint down)
    {
        var zero = TLanes.Broadcast(T.Zero);
        nint right = Input.Stride;
        for (var x = 0; x < Output.Width; x++, pooled += right, upstream += right, values += 2 * right, gradient += 2 * right)
        {
            for (nint i = 0; i < right; i += TLanes.Count)
            {
                var largest = *(TLanes*)(pooled + i);
                var left = *(TLanes*)(upstream + i);
                if (rectified)
                    left = TLanes.WhereZero(largest, zero, left);
                Take(values + i, gradient + i, largest, zero, ref left);
                Take(values + right + i, gradient + right + i, largest, zero, ref left);
                Take(values + down + i, gradient + down + i, largest, zero, ref left);
                Take(values + down + right + i, gradient + down + right + i, largest, zero, ref left);
            }
        }
    }

    /// <summary>Gives a value that equals the largest all that is left of the upstream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(T* value, T* gradient, TLanes largest, TLanes zero, ref TLanes left)
    {
        var below = largest - *(TLanes*)value;
        *(TLanes*)gradient = TLanes.WhereZero(below, left, zero);
        left = TLanes.WhereZero(below, zero, left);
    }
}

/// <summary>The mean of each window.</summary>
internal sealed unsafe class AveragePooling<TLanes, T>(Slab<T> input) : Pooling<TLanes, T>(input)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void ForwardRow(T* upper, T* lower, T* pooled)
    {
        var quarter = TLanes.Broadcast(T.CreateTruncating(0.25));
        nint right = Input.Stride;
        for (var x = 0; x < Output.Width; x++, upper += 2 * right, lower += 2 * right, pooled += right)
        {
            for (nint i = 0; i < right; i += TLanes.Count)
            {
                *(TLanes*)(pooled + i) = quarter * (*(TLanes*)(upper + i) + *(TLanes*)(upper + right + i)
                    + *(TLanes*)(lower + i) + *(TLanes*)(lower + right + i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void BackwardRow(T* values, T* pooled, T* upstream, T* gradient, nint down)
    {
        var quarter = TLanes.Broadcast(T.CreateTruncating(0.25));
        nint right = Input.Stride;
        for (var x = 0; x < Output.Width; x++, upstream += right, gradient += 2 * right)
        {
            for (nint i = 0; i < right; i += TLanes.Count)
            {
                var share = quarter * *(TLanes*)(upstream + i);
                *(TLanes*)(gradient + i) = share;
                *(TLanes*)(gradient + right + i) = share;
                *(TLanes*)(gradient + down + i) = share;
                *(TLanes*)(gradient + down + right + i) = share;
            }
        }
    }
}
