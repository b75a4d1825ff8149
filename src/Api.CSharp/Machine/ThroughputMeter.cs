using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Collections;

namespace HybHanas;

/// <summary>Measures how many FLOPs a second the training engine reaches on a reference network with two convolutions.</summary>
internal static class ThroughputMeter
{
    private const int Side = 16;
    private const int Samples = 1024;
    private const int Batch = 32;
    private const int Repeats = 5;

    /// <summary>Trains the reference network once to warm up, then five times; the median counts.</summary>
    public static Throughput Measure(ITrainer trainer, TimeProvider clock)
    {
        var architecture = ReferenceNetwork();
        var training = ReferenceSamples(Samples);
        var validation = ReferenceSamples(1);
        var options = new TrainingOptions { Epochs = 1, BatchSize = Batch, StopBelowAccuracy = 0 };
        var flops = (double)Flops.total(Batch, architecture).Forward + Flops.total(Batch, architecture).Backward;
        var rates = new List<double>();
        for (var repeat = 0; repeat <= Repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            trainer.Train(architecture, training, validation, options, SeedModule.create(1), null, CancellationToken.None).OrThrow();
            if (repeat > 0)
                rates.Add(flops * (Samples / Batch) / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        rates.Sort();
        var median = rates[Repeats / 2];
        return new Throughput(
            median, "measured", Environment.MachineName, trainer.Name, clock.GetUtcNow(), (rates[^1] - rates[0]) / median);
    }

    private static Architecture ReferenceNetwork()
    {
        static ConvolutionStage Stage(int channels) => new(channels, 3, 1, Padding.Same, Activation.Relu, Pooling.Max, 0.0);
        var layer = LayerForm.NewPatterned(
            RotationsModule.create(ListModule.OfSeq([Axis.Y])).OrThrow(), Entanglement.Linear, EntanglingGate.Cnot);
        var ansatz = AnsatzModule.create(2, 1, Embedding.AngleX, layer).OrThrow();
        return ArchitectureModule.create(new ArchitectureParts(
            Core.Networks.SampleShape.NewImage(1, Side, Side), ListModule.OfSeq([Stage(16), Stage(32)]),
            ListModule.Empty<DenseStage>(), ansatz, 2, HybridForm.Recipe)).OrThrow();
    }

    private static SampleSet ReferenceSamples(int count)
    {
        var seed = SeedModule.purpose("throughput", SeedModule.create(1));
        var inputs = new float[count * Side * Side];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (float)SeedModule.between(-1, 1, i, seed);
        var labels = Enumerable.Range(0, count).Select(i => i % 2).ToArray();
        return SampleSet.Create(Core.Networks.SampleShape.NewImage(1, Side, Side), 2, inputs, labels).OrThrow();
    }
}
