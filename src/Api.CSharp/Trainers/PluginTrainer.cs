using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas.Trainers;

/// <summary>A plug-in's trainer held to its contract: what is a network's fault is the error that it returns; whatever it throws, or
/// returns against the contract, is its own fault and ends the work with one line.</summary>
internal sealed class PluginTrainer : ITrainer
{
    private readonly string trainer;
    private readonly ITrainer inner;

    private PluginTrainer(string trainer, ITrainer inner, string name) => (this.trainer, this.inner, Name) = (trainer, inner, name);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes the trainer of a plug-in.</summary>
    public static PluginTrainer Of(FoundPlugin plugin, int threads)
    {
        ITrainer? made;
        string? name;
        try
        {
            made = plugin.Plugin.Create(threads);
            name = made?.Name;
        }
        catch (Exception fault)
        {
            throw TrainerFault.Failed(plugin.Name, $"cannot be made ({plugin.File}): {TrainerFault.MessageOf(fault)}", fault);
        }

        if (made is null || name is null)
            throw TrainerFault.Failed(plugin.Name, $"cannot be made ({plugin.File}): it gives none");
        // Results of different names are kept apart; one that took another's name would mix them.
        return name.Length > plugin.Name.Length + 1 && name.StartsWith(plugin.Name + "/", StringComparison.Ordinal) && !name.Any(char.IsControl)
            ? new PluginTrainer(plugin.Name, made, name)
            : throw TrainerFault.Failed(plugin.Name, $"calls itself '{name}' and not '{plugin.Name}/VERSION' ({plugin.File})");
    }

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
        var trained = Guarded(() => inner.Train(architecture, training, validation, options, seed, progress, cancellation), cancellation);
        if (trained.IsOk)
            Require(trained.ResultValue, options.Epochs, trained.ResultValue?.StoppedEarly is true, architecture, options);
        return trained;
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
        CancellationToken cancellation)
    {
        var trained = Guarded(
            () => inner.TrainUntil(epoch, from, architecture, training, validation, options, seed, cancellation), cancellation);
        if (trained.IsOk)
            Require(trained.ResultValue?.Outcome, epoch, trained.ResultValue?.HasEnded is true, architecture, options);
        return trained;
    }

    private FSharpResult<T, HybHanasError> Guarded<T>(Func<FSharpResult<T, HybHanasError>> train, CancellationToken cancellation)
    {
        try
        {
            return train();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            throw TrainerFault.Failed(trainer, $"a training failed: {TrainerFault.MessageOf(fault)}", fault);
        }
    }

    private void Require(TrainingOutcome? outcome, int epochs, bool mayBeFewer, Architecture architecture, TrainingOptions options)
    {
        var parameters = EmbeddedTrainer.ParameterCount(architecture, options.Central);
        var wrong =
            outcome is null ? "nothing"
            : outcome.Epochs is not { Count: > 0 } || outcome.Epochs.Count > options.Epochs || (!mayBeFewer && outcome.Epochs.Count < epochs)
                ? $"{outcome.Epochs?.Count ?? 0} epochs of {epochs}"
            : outcome.Parameters?.Length != parameters ? $"{outcome.Parameters?.Length ?? 0} parameters of {parameters}"
            : outcome.ValidationAccuracy is not (>= 0 and <= 1) ? FormattableString.Invariant($"the accuracy {outcome.ValidationAccuracy}")
            : outcome.Epochs.Any(result => !double.IsFinite(result.TrainingLoss) || !double.IsFinite(result.ValidationLoss)) ? "a loss that is not finite"
            : null;
        if (wrong is not null)
            throw TrainerFault.Failed(trainer, $"a training gave {wrong}, against its contract");
    }
}
