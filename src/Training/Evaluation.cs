using System.Numerics;
using HybHanas.Simulation;
using HybHanas.Training.Layers;

namespace HybHanas.Training;

/// <summary>What a network as it stands makes of samples, batch by batch.</summary>
internal static class Evaluation
{
    /// <summary>Mean loss and share of right predictions; predictions, where wanted, has one place for each sample.</summary>
    public static (double Loss, double Accuracy) Of<TLanes, T>(
        Network<TLanes, T> network, SampleSet samples, Span<int> predictions, CancellationToken cancellation)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (loss, right) = (0.0, 0);
        Span<int> rows = stackalloc int[network.Input.Stride];
        for (var start = 0; start < samples.Count; start += rows.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Math.Min(rows.Length, samples.Count - start);
            for (var i = 0; i < batch; i++)
                rows[i] = start + i;
            var pass = new Pass(batch, false, default);
            network.Load(samples, rows[..batch]);
            network.Forward(pass);
            loss += network.Loss(pass) * batch;
            for (var i = 0; i < batch; i++)
            {
                var (predicted, isRight) = network.Predict(i);
                right += isRight ? 1 : 0;
                if (!predictions.IsEmpty)
                    predictions[start + i] = predicted;
            }
        }

        return (loss / samples.Count, (double)right / samples.Count);
    }
}
