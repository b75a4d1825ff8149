using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;

namespace HybHanas.Training.Sharing;

/// <summary>One training of shared weights.</summary>
internal sealed class SuperCircuitRun<TLanes>(SharedLayout layout, TrainingOptions options, Seed seed)
    where TLanes : unmanaged, ILanes<TLanes, float>
{
    private readonly SharedAdam adam = new(layout.Count, options.LearningRate);

    public SharedLayout Layout => layout;

    public float[] Weights { get; } = new float[layout.Count];

    /// <summary>Every value from its layer's range, as a network of the largest size draws it; null, or why there is no network.</summary>
    public HybHanasError? Initialise(Architecture front)
    {
        var network = ArchitectureNetwork.Create<TLanes, float>(front, 1);
        if (network.IsError)
            return network.ErrorValue;
        var own = SeedModule.purpose("initialisation", seed);
        network.ResultValue.Initialise(SeedModule.purpose("front", own));
        network.ResultValue.Parameters[..layout.FrontCount].CopyTo(Weights);
        var projection = 1 / Math.Sqrt(front.Features);
        var classifier = 1 / Math.Sqrt((layout.Count - layout.ClassifierStart) / front.Classes - 1);
        Fill("projection", layout.AngleStart, layout.WeightStart, -projection, projection);
        Fill("angles", layout.WeightStart, layout.ClassifierStart, 0, 2 * Math.PI);
        Fill("classifier", layout.ClassifierStart, layout.Count, -classifier, classifier);
        return null;

        void Fill(string purpose, int from, int to, double low, double high)
        {
            var draws = SeedModule.purpose(purpose, own);
            for (var i = from; i < to; i++)
                Weights[i] = (float)SeedModule.between(low, high, i - from, draws);
        }
    }

    /// <summary>All epochs; null, or what went wrong.</summary>
    public HybHanasError? Train(Func<Seed, Architecture> draw, SampleSet training, CancellationToken cancellation)
    {
        var step = 0;
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var order = SeedModule.permutation(training.Count, SeedModule.item(epoch, SeedModule.purpose("shuffle", seed)));
            for (var start = 0; start < order.Length; start += options.BatchSize)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = order.AsSpan(start, Math.Min(options.BatchSize, order.Length - start));
                var architecture = draw(SeedModule.item(step, SeedModule.purpose("networks", seed)));
                if (Step(architecture, training, rows, step++, epoch) is { } fault)
                    return fault;
            }
        }

        return null;
    }

    private HybHanasError? Step(Architecture architecture, SampleSet training, ReadOnlySpan<int> rows, int step, int epoch)
    {
        var places = layout.PlacesOf(architecture);
        if (places.IsError)
            return places.ErrorValue;
        var made = ArchitectureNetwork.Create<TLanes, float>(architecture, options.BatchSize);
        if (made.IsError)
            return made.ErrorValue;
        var network = made.ResultValue;
        for (var i = 0; i < places.ResultValue.Length; i++)
            network.Parameters[i] = Weights[places.ResultValue[i]];
        var pass = new Pass(rows.Length, true, SeedModule.item(step, SeedModule.purpose("dropout", seed)));
        network.Load(training, rows);
        network.Forward(pass);
        if (!double.IsFinite(network.Loss(pass)))
            return HybHanasError.NewDiverged("the loss of the shared weights", epoch);
        network.Backward(pass);
        adam.Step(Weights, places.ResultValue, network.Gradient);
        return null;
    }
}
