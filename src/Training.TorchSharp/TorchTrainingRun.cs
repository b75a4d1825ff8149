using HybHanas.Core;
using HybHanas.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.TorchSharp;

/// <summary>One training on LibTorch.</summary>
internal sealed class TorchTrainingRun : TrainingLoop, IDisposable
{
    private readonly TorchNetwork network;
    private readonly TorchAdam adam;
    private readonly int stride;
    private readonly Dictionary<SampleSet, (Tensor Inputs, Tensor Labels)> sets = [];

    /// <summary>Takes over the network. Measures on so many samples at a time.</summary>
    public TorchTrainingRun(TorchNetwork network, int stride, TrainingOptions options, Seed seed, PausedTraining? from)
        : base(options, seed)
    {
        (this.network, this.stride) = (network, stride);
        adam = new TorchAdam(network.Parameters);
        if (from is not null)
            adam.Restore(GoOn(from), from.FirstMoments, from.SecondMoments);
    }

    public void Dispose()
    {
        foreach (var (inputs, labels) in sets.Values)
        {
            inputs.Dispose();
            labels.Dispose();
        }

        adam.Dispose();
        network.Dispose();
    }

    protected override float[] CopyOfParameters() => network.Parameters.detach().cpu().data<float>().ToArray();

    protected override (float[] First, float[] Second) CopyOfMoments() => adam.Moments;

    protected override double Step(SampleSet samples, ReadOnlySpan<int> rows, Seed dropout, double rate)
    {
        using var scope = NewDisposeScope();
        var (inputs, labels) = TensorsOf(samples);
        var chosen = tensor(rows.ToArray(), [rows.Length], ScalarType.Int64, inputs.device);
        var logits = network.Logits(inputs.index_select(0, chosen), dropout);
        var mean = functional.cross_entropy(logits, labels.index_select(0, chosen));
        var loss = mean.item<float>();
        if (float.IsFinite(loss))
        {
            var gradient = autograd.grad([mean], [network.Parameters])[0];
            network.ThrowIfBackwardFailed();
            adam.Step(gradient, rate);
        }

        return loss;
    }

    protected override (double Loss, double Accuracy) Measure(SampleSet samples, CancellationToken cancellation)
    {
        using var ungraded = no_grad();
        var (inputs, labels) = TensorsOf(samples);
        var (loss, right) = (0.0, 0L);
        for (var start = 0; start < samples.Count; start += stride)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var batch = Math.Min(stride, samples.Count - start);
            var logits = network.Logits(inputs.narrow(0, start, batch), null);
            var expected = labels.narrow(0, start, batch);
            loss += functional.cross_entropy(logits, expected).item<float>() * (double)batch;
            right += logits.argmax(1).eq(expected).sum().item<long>();
        }

        return (loss / samples.Count, (double)right / samples.Count);
    }

    private (Tensor Inputs, Tensor Labels) TensorsOf(SampleSet samples)
    {
        if (!sets.TryGetValue(samples, out var tensors))
        {
            var (channels, height, width) = TorchNetworkBuilder.SizeOf(samples.Shape);
            long[] shape = samples.Shape.IsImage ? [samples.Count, channels, height, width] : [samples.Count, channels];
            var device = network.Parameters.device;
            sets[samples] = tensors = (
                tensor(samples.Inputs.ToArray(), shape, device: device).DetachFromDisposeScope(),
                tensor(samples.Labels.ToArray(), [samples.Count], ScalarType.Int64, device).DetachFromDisposeScope());
        }

        return tensors;
    }
}
