using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>
/// Trains in single precision on LibTorch, from the same weights, in the same order and with the same dropout as <see cref="EmbeddedTrainer"/>, so
/// that results agree up to rounding. On the processor LibTorch's operations run on the calling thread, and a training's result is the same to the
/// last bit on one machine; LibTorch chooses its kernels by the processor, so another machine may round otherwise. On a GPU even two runs may.
/// </summary>
public sealed class TorchSharpTrainer : ITrainer
{
    private readonly Cores shared;
    private readonly Device device;

    /// <summary>One instance serves all threads. LibTorch is loaded when it trains first.</summary>
    /// <param name="threads">Processor cores that the circuits of all its trainings may use together, 1 or more; results do not depend on it.</param>
    /// <param name="device">Where it trains; null is the processor. Elsewhere circuits are computed by <see cref="QuantumForm.Tensors"/>.</param>
    public TorchSharpTrainer(int threads = 1, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (shared, this.device) = (new Cores(threads), device ?? CPU);
        Name = $"torchsharp/1 (LibTorch {__version__}, {this.device.type.ToString().ToLowerInvariant()})";
    }

    /// <summary>With the version of LibTorch that TorchSharp was made for, and the kind of device.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TrainingArguments.OutcomeOf(
            TrainUntil(options.Epochs, null, architecture, training, validation, options, seed, progress, cancellation));
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
        TrainUntil(epoch, from, architecture, training, validation, options, seed, null, cancellation);

    private FSharpResult<PausedTraining, HybHanasError> TrainUntil(
        int epoch,
        PausedTraining? from,
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        if (TrainingArguments.Settled(epoch, from, null, architecture, training, validation, options) is { } settled)
            return settled;
        var stride = ArchitectureNetwork.Stride<float>(TrainingArguments.Capacity(training, validation, options));
        var program = ArchitectureNetwork.Compile(architecture.Ansatz);
        var fault = program.IsError ? program.ErrorValue : NetworkSize.Fault(architecture, stride);
        if (fault is not null)
            return FSharpResult<PausedTraining, HybHanasError>.NewError(fault);
        var threads = get_num_threads();
        shared.Enter();
        try
        {
            // More of them would add up in an order that depends on their number.
            set_num_threads(1);
            using var scope = NewDisposeScope();
            var builder = new TorchNetworkBuilder(architecture.Input, stride, device, shared);
            ArchitectureNetwork.Lay(architecture, options.Central, program.ResultValue, builder);
            var network = builder.Build(from?.Outcome.Parameters, SeedModule.purpose("initialisation", seed));
            using var run = new TorchTrainingRun(network, stride, options, seed, from);
            return run.Train(epoch, training, validation, progress, cancellation);
        }
        finally
        {
            set_num_threads(threads);
            shared.Leave();
        }
    }
}
