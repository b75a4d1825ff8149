using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>Measures how long networks take for each sample; one at a time, so that measurements do not slow each other down.</summary>
/// <param name="samples">What is classified.</param>
/// <param name="batchSize">Samples of one pass at most.</param>
/// <param name="clock">Whose time stamps count.</param>
internal sealed class RuntimeMeter(SampleSet samples, int batchSize, TimeProvider clock)
{
    /// <summary>What the user has to know.</summary>
    public const string Note =
        "runtime-per-sample is wall time measured on this machine: it depends on what else runs here, and other runs of this search find other fronts";

    private readonly Lock gate = new();

    /// <summary>Seconds for each sample; fails where the network cannot be computed.</summary>
    public FSharpResult<double, HybHanasError> SecondsPerSample(Architecture architecture)
    {
        lock (gate)
            return ForwardPass.SecondsPerSample(architecture, samples, batchSize, clock);
    }
}
