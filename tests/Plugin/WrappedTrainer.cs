using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas.TestTrainer;

/// <summary>The embedded engine, with what it is told to do wrong.</summary>
internal sealed class WrappedTrainer(EmbeddedTrainer inner) : ITrainer
{
    public string Name => Behaviour.Of("version") ?? "wrapped/1";

    public FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture,
        SampleSet training,
        SampleSet validation,
        TrainingOptions options,
        Seed seed,
        IProgress<EpochResult>? progress,
        CancellationToken cancellation)
    {
        Behaviour.At("training");
        var trained = inner.Train(architecture, training, validation, options, seed, progress, cancellation);
        return trained.IsError || Behaviour.Of("outcome") is not { } wrong
            ? trained
            : FSharpResult<TrainingOutcome, HybHanasError>.NewOk(Changed(trained.ResultValue, wrong)!);
    }

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
        Behaviour.At("search");
        return Behaviour.Of("search") == "refuse" && architecture.Ansatz.Qubits > 2
            ? FSharpResult<PausedTraining, HybHanasError>.NewError(HybHanasError.NewUnsupported("a circuit of more than 2 qubits", "wrapped"))
            : inner.TrainUntil(epoch, from, architecture, training, validation, options, seed, cancellation);
    }

    private static TrainingOutcome? Changed(TrainingOutcome outcome, string wrong) => wrong switch
    {
        "none" => null,
        "parameters" => outcome with { Parameters = outcome.Parameters[1..] },
        "epochs" => outcome with { Epochs = [] },
        "accuracy" => outcome with { ValidationAccuracy = double.NaN },
        _ => outcome,
    };
}
