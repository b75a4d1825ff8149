using System.Globalization;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>How long and how fast a network is trained, and what stands in its middle. Adam, the last partial batch kept.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training samples, 1..100000.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Samples in one optimiser step, 1..4096.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's step size, in (0, 10]; of a schedule its highest.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>How the step size changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>What stands between projection and classifier.</summary>
    public CentralLayer Central { get; init; } = CentralLayer.Quantum;

    /// <summary>A validation accuracy below this one stops the training early; in [0, 1], and 0 turns that off.</summary>
    public double StopBelowAccuracy { get; init; } = 0.20;

    /// <summary>Epochs that a training gets before it may be stopped early, 1..100000.</summary>
    public int StopAfterEpochs { get; init; } = 2;

    /// <summary>Ok, or the first value outside its range.</summary>
    public FSharpResult<Unit, HybHanasError> Validate() =>
        Epochs is < 1 or > 100_000 ? OutOfRange("epochs", Epochs, "1..100000")
        : BatchSize is < 1 or > 4096 ? OutOfRange("batch size", BatchSize, "1..4096")
        : LearningRate is not (> 0 and <= 10) ? OutOfRange("learning rate", LearningRate, "(0, 10]")
        : !Enum.IsDefined(Schedule) ? OutOfRange("learning rate schedule", (int)Schedule, "a LearningRateSchedule")
        : !Enum.IsDefined(Central) ? OutOfRange("central layer", (int)Central, "a CentralLayer")
        : StopBelowAccuracy is not (>= 0 and <= 1) ? OutOfRange("accuracy to stop below", StopBelowAccuracy, "[0, 1]")
        : StopAfterEpochs is < 1 or > 100_000 ? OutOfRange("epochs before an early stop", StopAfterEpochs, "1..100000")
        : FSharpResult<Unit, HybHanasError>.NewOk(null!);

    private static FSharpResult<Unit, HybHanasError> OutOfRange(string what, IFormattable given, string allowed) =>
        FSharpResult<Unit, HybHanasError>.NewError(
            HybHanasError.NewOutOfRange(what, given.ToString(null, CultureInfo.InvariantCulture), allowed));
}
