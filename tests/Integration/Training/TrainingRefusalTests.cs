using HybHanas.Core.Networks;
using HybHanas.Training;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>What the embedded trainer and sample sets do not take.</summary>
public class TrainingRefusalTests : TrainingRefusalContract
{
    protected override ITrainer Trainer => new EmbeddedTrainer();

    [Fact]
    public void Parameters_and_samples_that_do_not_fit_are_refused()
    {
        var images = Samples.Images(8, 0);
        Refused("parameters", EmbeddedTrainer.InferenceOf(
            Samples.EveryLayer, new float[3], images, 32, TestContext.Current.CancellationToken));
        Refused("number of input values", SampleSet.Create(images.Shape, 3, images.Inputs[1..], images.Labels));
        Refused("label of sample 1", SampleSet.Create(SampleShape.NewTable(1), 2, new float[2], new[] { 0, 2 }));
        Refused("value 1 of sample 0", SampleSet.Create(SampleShape.NewTable(2), 2, new[] { 0, float.NaN }, new[] { 0 }));
        Refused("number of samples", SampleSet.Create(SampleShape.NewTable(2), 2, default, default));
        Refused("shape of a sample", SampleSet.Create(SampleShape.NewImage(1 << 20, 1 << 20, 1 << 20), 2, default, default));
    }
}
