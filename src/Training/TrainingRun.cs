using System.Numerics;
using HybHanas.Core;
using HybHanas.Simulation;
using HybHanas.Training.Kernels;
using HybHanas.Training.Layers;

namespace HybHanas.Training;

/// <summary>A network, its optimiser and its streams of randomness: one training from start to end.</summary>
internal sealed class TrainingRun<TLanes, T> : TrainingLoop
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<TLanes, T> network;
    private readonly Adam<TLanes, T> adam;

    public TrainingRun(Network<TLanes, T> network, TrainingOptions options, Seed seed, float[]? start = null)
        : base(options, seed)
    {
        this.network = network;
        adam = new Adam<TLanes, T>(network.PaddedCount, options.LearningRate);
        if (start is null)
            network.Initialise(SeedModule.purpose("initialisation", seed));
        for (var i = 0; i < start?.Length; i++)
            network.Parameters[i] = T.CreateTruncating(start[i]);
    }

    /// <summary>Goes on with a training that was paused.</summary>
    public TrainingRun(Network<TLanes, T> network, TrainingOptions options, Seed seed, PausedTraining from)
        : this(network, options, seed, from.Outcome.Parameters) =>
        adam.Restore(GoOn(from), from.FirstMoments, from.SecondMoments);

    protected override float[] CopyOfParameters()
    {
        var parameters = new float[network.ParameterCount];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = float.CreateTruncating(network.Parameters[i]);
        return parameters;
    }

    protected override (float[] First, float[] Second) CopyOfMoments() => adam.Moments;

    protected override double Step(SampleSet samples, ReadOnlySpan<int> rows, Seed dropout, double rate)
    {
        var pass = new Pass(rows.Length, true, dropout);
        network.Load(samples, rows);
        network.Forward(pass);
        var loss = network.Loss(pass);
        if (double.IsFinite(loss))
        {
            network.Backward(pass);
            adam.Rate = rate;
            network.Update(adam);
        }

        return loss;
    }

    protected override (double Loss, double Accuracy) Measure(SampleSet samples, CancellationToken cancellation) =>
        Evaluation.Of(network, samples, default, cancellation);
}
