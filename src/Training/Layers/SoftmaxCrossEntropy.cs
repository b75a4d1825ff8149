using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;

namespace HybHanas.Training.Layers;

/// <summary>Cross-entropy of the softmax of the logits, its mean over the batch, and that mean's gradient.</summary>
internal sealed unsafe class SoftmaxCrossEntropy<TLanes, T>(Slab<T> logits)
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> largest = new(logits.Stride);
    private readonly AlignedBuffer<T> sums = new(logits.Stride);

    /// <summary>The mean loss of the samples; the logits get their gradients. Nothing overflows for finite logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Apply(ReadOnlySpan<int> labels)
    {
        var x = logits.Values;
        var g = logits.Gradient;
        var (stride, count, batch) = (logits.Stride, logits.Count, labels.Length);
        var share = TLanes.Broadcast(T.CreateTruncating(1.0 / batch));
        for (var lane = 0; lane < stride; lane += TLanes.Count)
        {
            var top = *(TLanes*)(x + lane);
            for (var i = lane + stride; i < count; i += stride)
                top = TLanes.Maximum(top, *(TLanes*)(x + i));
            var sum = TLanes.Broadcast(T.Zero);
            for (var i = lane; i < count; i += stride)
            {
                var e = Elementary<TLanes, T>.Exponential(*(TLanes*)(x + i) - top);
                *(TLanes*)(g + i) = e;
                sum += e;
            }

            var each = share / sum;
            for (var i = lane; i < count; i += stride)
                *(TLanes*)(g + i) = each * *(TLanes*)(g + i);
            *(TLanes*)(largest.Pointer + lane) = top;
            *(TLanes*)(sums.Pointer + lane) = sum;
        }

        var loss = 0.0;
        var one = T.CreateTruncating(1.0 / batch);
        for (var sample = 0; sample < batch; sample++)
        {
            var place = labels[sample] * stride + sample;
            g[place] -= one;
            loss += Math.Log(double.CreateTruncating(sums.Pointer[sample]))
                + double.CreateTruncating(largest.Pointer[sample] - x[place]);
        }

        for (var row = 0; row < logits.Rows; row++)
            new Span<T>(g + row * stride + batch, stride - batch).Clear();
        return loss / batch;
    }

    /// <summary>The class with the largest logit, the first of equal ones.</summary>
    public int Predict(int sample)
    {
        var best = 0;
        for (var row = 1; row < logits.Rows; row++)
        {
            if (logits.Values[row * logits.Stride + sample] > logits.Values[best * logits.Stride + sample])
                best = row;
        }

        return best;
    }
}
