using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Training;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>What the trainer does not take.</summary>
public class TrainingRefusalTests
{
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
        Refused("parameters", Infer(Samples.EveryLayer, new float[3], images));

        var hopeless = Samples.Network(
            images.Shape, 3, Samples.Ansatz(3, 1, Embedding.AngleX),
            dense: [new(65536, Activation.Relu, 0.0), new(65536, Activation.Relu, 0.0)]);
        Refused("dense layer 2", Train(hopeless, images, images, new TrainingOptions()));

        Refused("number of input values", SampleSet.Create(images.Shape, 3, images.Inputs[1..], images.Labels));
        Refused("label of sample 1", SampleSet.Create(SampleShape.NewTable(1), 2, new float[2], new[] { 0, 2 }));
        Refused("value 1 of sample 0", SampleSet.Create(SampleShape.NewTable(2), 2, new[] { 0, float.NaN }, new[] { 0 }));
        Refused("number of samples", SampleSet.Create(SampleShape.NewTable(2), 2, default, default));
        Refused("shape of a sample", SampleSet.Create(SampleShape.NewImage(1 << 20, 1 << 20, 1 << 20), 2, default, default));
    }

    private static void Refused<T>(string place, FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsError);
        Assert.Contains(place, HybHanasErrorModule.message(result.ErrorValue), StringComparison.Ordinal);
    }

    private static FSharpResult<TrainingOutcome, HybHanasError> Train(
        Architecture architecture, SampleSet training, SampleSet validation, TrainingOptions options) =>
        new EmbeddedTrainer().Train(
            architecture, training, validation, options, SeedModule.create(1), null, TestContext.Current.CancellationToken);

    private static FSharpResult<Inference, HybHanasError> Infer(
        Architecture architecture, float[] parameters, SampleSet samples) =>
        EmbeddedTrainer.InferenceOf(architecture, parameters, samples, 32, TestContext.Current.CancellationToken);
}
