using System.Runtime.Intrinsics;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>
/// Trains in single precision on the calling thread, without native libraries. One instance serves all threads: where fewer
/// trainings run than there are cores, their quantum layers borrow the idle ones. The result depends neither on that nor on
/// the machine's vector width; a processor without fused multiply-add gets it too, but takes a hundred times as long.
/// </summary>
/// <param name="cores">Threads that all trainings of this instance may use together, 1 or more.</param>
public sealed class EmbeddedTrainer(int cores = 1) : ITrainer
{
    private readonly Cores shared = new(cores);

    /// <inheritdoc/>
    public string Name => "embedded/1";

    /// <summary>Trainable values of an architecture: the length of a training's parameters.</summary>
    public static long ParameterCount(Architecture architecture, CentralLayer central = CentralLayer.Quantum)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return ArchitectureNetwork.ParameterCount(architecture, central);
    }

    /// <inheritdoc/>
    public FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation) =>
        TrainFrom(architecture, null, training, validation, options, seed, progress, cancellation);

    /// <summary>As <see cref="Train"/>, from given parameters instead of fresh ones where there are any.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="start">As many as <see cref="ParameterCount"/> says, in the order of <see cref="TrainingOutcome"/>; null for
    /// fresh ones.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="validation">Samples to measure on after every epoch.</param>
    /// <param name="options">How long and how fast.</param>
    /// <param name="seed">Of the order of the samples and of dropout.</param>
    /// <param name="progress">Told of every epoch.</param>
    /// <param name="cancellation">Honoured within one step.</param>
    public FSharpResult<TrainingOutcome, HybHanasError> TrainFrom(
        Architecture architecture,
        float[]? start,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TrainingArguments.OutcomeOf(
            TrainUntil(options.Epochs, null, start, architecture, training, validation, options, seed, progress, cancellation));
    }

    /// <inheritdoc/>
    public FSharpResult<PausedTraining, HybHanasError> TrainUntil(
        int epoch,
        PausedTraining? from,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        CancellationToken cancellation) =>
        TrainUntil(epoch, from, null, architecture, training, validation, options, seed, null, cancellation);

    /// <summary>The same, beginning from given parameters where there are any.</summary>
    internal FSharpResult<PausedTraining, HybHanasError> TrainUntil(
        int epoch,
        PausedTraining? from,
        float[]? start,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        if (TrainingArguments.Settled(epoch, from, start, architecture, training, validation, options) is { } settled)
            return settled;
        shared.Enter();
        try
        {
            return Vector512.IsHardwareAccelerated ? Run<Lanes512<float>>()
                : Vector256.IsHardwareAccelerated ? Run<Lanes256<float>>()
                : Run<Lanes128<float>>();
        }
        finally
        {
            shared.Leave();
        }

        FSharpResult<PausedTraining, HybHanasError> Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes, float>
        {
            var capacity = TrainingArguments.Capacity(training, validation, options);
            var network = ArchitectureNetwork.Create<TLanes, float>(architecture, capacity, options.Central, shared);
            if (network.IsError)
                return FSharpResult<PausedTraining, HybHanasError>.NewError(network.ErrorValue);
            var run = from is null
                ? new TrainingRun<TLanes, float>(network.ResultValue, options, seed, start)
                : new TrainingRun<TLanes, float>(network.ResultValue, options, seed, from);
            return run.Train(epoch, training, validation, progress, cancellation);
        }
    }

    /// <summary>What given parameters, in the order of <see cref="TrainingOutcome"/>, make of a set of samples.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="parameters">As many as <see cref="ParameterCount"/> says.</param>
    /// <param name="samples">Samples that fit the architecture.</param>
    /// <param name="batchSize">Samples computed side by side, 1..4096; does not change the result beyond rounding.</param>
    /// <param name="cancellation">Honoured within one batch.</param>
    /// <returns>An error where something does not fit, and Diverged (epoch 0) where the loss is not finite.</returns>
    public static FSharpResult<Inference, HybHanasError> InferenceOf(
        Architecture architecture,
        ReadOnlyMemory<float> parameters,
        SampleSet samples,
        int batchSize = 32,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(samples);
        var valid = new TrainingOptions { BatchSize = batchSize }.Validate();
        var fault = valid.IsError ? valid.ErrorValue
            : ArchitectureFit.Fault(architecture, samples)
            ?? ArchitectureFit.Fault(architecture, CentralLayer.Quantum, parameters);
        if (fault is not null)
            return FSharpResult<Inference, HybHanasError>.NewError(fault);
        return Vector512.IsHardwareAccelerated ? Run<Lanes512<float>>()
            : Vector256.IsHardwareAccelerated ? Run<Lanes256<float>>()
            : Run<Lanes128<float>>();

        FSharpResult<Inference, HybHanasError> Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes, float>
        {
            var network = ArchitectureNetwork.Create<TLanes, float>(architecture, Math.Min(batchSize, samples.Count));
            if (network.IsError)
                return FSharpResult<Inference, HybHanasError>.NewError(network.ErrorValue);
            parameters.Span.CopyTo(network.ResultValue.Parameters);
            var predictions = new int[samples.Count];
            var (loss, accuracy) = Evaluation.Of(network.ResultValue, samples, predictions, cancellation);
            return double.IsFinite(loss)
                ? FSharpResult<Inference, HybHanasError>.NewOk(new Inference(loss, accuracy, predictions))
                : FSharpResult<Inference, HybHanasError>.NewError(HybHanasError.NewDiverged("the loss", 0));
        }
    }
}
