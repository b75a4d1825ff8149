using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>What a trainer does not take.</summary>
public abstract class TrainingRefusalContract
{
    /// <summary>The trainer that is held to the contract.</summary>
    protected abstract ITrainer Trainer { get; }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_place()
    {
        var images = Samples.Images(8, 0);
        var table = Samples.Clusters(SampleShape.NewTable(6), 6, 3, 8, 0.1, 0);
        var fourClasses = SampleSet.Create(images.Shape, 4, images.Inputs, images.Labels).ResultValue;
        Refused("shape of the samples", Train(Samples.EveryLayer, images, table, new TrainingOptions()));
        Refused("classes of the samples", Train(Samples.EveryLayer, fourClasses, images, new TrainingOptions()));
        Refused("epochs is 0", Train(Samples.EveryLayer, images, images, new TrainingOptions { Epochs = 0 }));
        Refused("batch size", Train(Samples.EveryLayer, images, images, new TrainingOptions { BatchSize = 5000 }));
        Refused("learning rate", Train(Samples.EveryLayer, images, images, new TrainingOptions { LearningRate = double.NaN }));
        Refused("accuracy", Train(Samples.EveryLayer, images, images, new TrainingOptions { StopBelowAccuracy = 1.5 }));
        Refused("early stop", Train(Samples.EveryLayer, images, images, new TrainingOptions { StopAfterEpochs = 0 }));

        var hopeless = Samples.Network(
            images.Shape, 3, Samples.Ansatz(3, 1, Embedding.AngleX),
            dense: [new(65536, Activation.Relu, 0.0), new(65536, Activation.Relu, 0.0)]);
        Refused("dense layer 2", Train(hopeless, images, images, new TrainingOptions()));
    }

    protected static void Refused<T>(string place, FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsError);
        Assert.Contains(place, HybHanasErrorModule.message(result.ErrorValue), StringComparison.Ordinal);
    }

    private FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture, SampleSet training, SampleSet validation, TrainingOptions options) =>
        Trainer.Train(
            architecture, training, validation, options, SeedModule.create(1), null, TestContext.Current.CancellationToken);
}
