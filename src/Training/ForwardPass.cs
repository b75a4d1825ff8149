using System.Runtime.Intrinsics;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>How long the embedded engine takes to classify.</summary>
public static class ForwardPass
{
    private const int WarmUps = 3;
    private const int Repeats = 15;

    /// <summary>Wall seconds of a forward pass for each sample, one thread, single precision: the median of fifteen passes over one batch after
    /// three to warm up. Its values do not matter, so the weights are fresh ones.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="samples">Samples that fit it; the first of them are taken.</param>
    /// <param name="batchSize">Samples of the batch at most, 1..4096.</param>
    /// <param name="clock">Whose time stamps count. What is below its resolution counts as one of its ticks.</param>
    /// <returns>An error where something does not fit.</returns>
    public static FSharpResult<double, HybHanasError> SecondsPerSample(
        Architecture architecture, SampleSet samples, int batchSize, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(clock);
        var valid = new TrainingOptions { BatchSize = batchSize }.Validate();
        var fault = valid.IsError ? valid.ErrorValue : ArchitectureFit.Fault(architecture, samples);
        if (fault is not null)
            return FSharpResult<double, HybHanasError>.NewError(fault);
        return Vector512.IsHardwareAccelerated ? Run<Lanes512<float>>()
            : Vector256.IsHardwareAccelerated ? Run<Lanes256<float>>()
            : Run<Lanes128<float>>();

        FSharpResult<double, HybHanasError> Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes, float>
        {
            int[] rows = [.. Enumerable.Range(0, Math.Min(batchSize, samples.Count))];
            var network = ArchitectureNetwork.Create<TLanes, float>(architecture, rows.Length);
            if (network.IsError)
                return FSharpResult<double, HybHanasError>.NewError(network.ErrorValue);
            network.ResultValue.Initialise(SeedModule.create(1));
            var pass = new Pass(rows.Length, false, default);
            var times = new List<double>();
            for (var repeat = -WarmUps; repeat < Repeats; repeat++)
            {
                var start = clock.GetTimestamp();
                network.ResultValue.Load(samples, rows);
                network.ResultValue.Forward(pass);
                var ticks = Math.Max(1, clock.GetTimestamp() - start);
                if (repeat >= 0)
                    times.Add((double)ticks / clock.TimestampFrequency / rows.Length);
            }

            times.Sort();
            return FSharpResult<double, HybHanasError>.NewOk(times[Repeats / 2]);
        }
    }
}
