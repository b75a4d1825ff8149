using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Training;
using HybHanas.Training.Sharing;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Shared weights: slices, their training, fine-tuning.</summary>
public class SuperCircuitTests
{
    private const int MostQubits = 6;
    private const int MostDepth = 3;
    private static readonly SampleShape Shape = SampleShape.NewTable(6);
    private static readonly Seed Start = SeedModule.create(7);
    private static readonly SampleSet Training = Samples.Clusters(Shape, 6, 3, 240, 0.4, 0);
    private static readonly SampleSet Validation = Samples.Clusters(Shape, 6, 3, 90, 0.4, 1);

    private static readonly Space Space = Ok(QnasSpace.create(
        new FixedFront(ListModule.Empty<ConvolutionStage>(), ListModule.OfSeq([new DenseStage(8, Activation.Relu, 0.1)])),
        new QnasChoices(
            ListModule.OfSeq([Embedding.AngleX, Embedding.AngleY, Embedding.Amplitude]), new(2, MostQubits), new(1, MostDepth), new(1, 5),
            CnotModeModule.all, ListModule.OfSeq([0.01])),
        new Setting(Shape, 3, HybridForm.Recipe, 20, ListModule.Empty<SpaceConstraint>())));

    private static T Ok<T>(FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsOk, result.IsError ? HybHanasErrorModule.message(result.ErrorValue) : "");
        return result.ResultValue;
    }

    private static Architecture Draw(Seed seed) => Ok(SpaceModule.decode(Variation.sample(seed, Space), Space));

    private static Architecture Network(Ansatz ansatz) =>
        Samples.Network(Shape, 3, ansatz, dense: [new(8, Activation.Relu, 0.1)]);

    private static SuperCircuit Trained(int epochs = 1, Seed? seed = null) => Ok(SuperCircuit.Train(
        Draw(Start), MostQubits, MostDepth, Draw, Training, new TrainingOptions { Epochs = epochs }, seed ?? Start,
        TestContext.Current.CancellationToken));

    private static TrainingOutcome FineTuned(ITrainer trainer, Architecture architecture, int epochs) => Ok(trainer.Train(
        architecture, Training, Validation, new TrainingOptions { Epochs = epochs, StopBelowAccuracy = 0 }, Start, null,
        TestContext.Current.CancellationToken));

    [Fact]
    public void A_slice_has_every_parameter_of_its_network()
    {
        var shared = Trained();
        for (var i = 0; i < 60; i++)
        {
            var network = Draw(SeedModule.item(i, Start));
            var slice = Ok(shared.Slice(network));
            Assert.Equal(EmbeddedTrainer.ParameterCount(network), slice.Length);
            Assert.All(slice, value => Assert.True(float.IsFinite(value)));
        }

        Assert.Equal(
            EmbeddedTrainer.ParameterCount(Network(Samples.Ansatz(3, 2, Embedding.AngleX))),
            Ok(shared.Slice(Network(Samples.Ansatz(3, 2, Embedding.AngleX)))).Length);
    }

    [Fact]
    public void A_smaller_network_has_the_first_qubits_and_layers_of_a_larger_one()
    {
        var shared = Trained();
        var (small, large) = (Samples.RangedAnsatz(3, 2, Embedding.AngleX), Samples.RangedAnsatz(6, 3, Embedding.AngleY));
        var (few, many) = (Ok(shared.Slice(Network(small))), Ok(shared.Slice(Network(large))));
        const int front = 8 * 7;
        Assert.Equal(many[..front], few[..front]);
        // The projection: 3 of 6 rows of 8, then the biases.
        Assert.Equal(many[front..(front + 24)], few[front..(front + 24)]);
        Assert.Equal(many[(front + 48)..(front + 51)], few[(front + 24)..(front + 27)]);
        var (fewAngles, manyAngles) = (few[(front + 27)..], many[(front + 54)..]);
        for (var layer = 0; layer < 2; layer++)
            Assert.Equal(manyAngles[(layer * 18)..(layer * 18 + 9)], fewAngles[(layer * 9)..(layer * 9 + 9)]);
        var (fewLast, manyLast) = (fewAngles[18..], manyAngles[54..]);
        for (var c = 0; c < 3; c++)
            Assert.Equal(manyLast[(c * 6)..(c * 6 + 3)], fewLast[(c * 3)..(c * 3 + 3)]);
        Assert.Equal(manyLast[18..], fewLast[9..]);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_weights_on_any_thread_and_whatever_was_evaluated_before()
    {
        var network = Network(Samples.RangedAnsatz(4, 2, Embedding.AngleY));
        var shared = Trained();
        var trainer = new SuperCircuitTrainer(shared);
        var before = FineTuned(trainer, network, 2);
        FineTuned(trainer, Draw(Start), 2);
        Assert.Equal(before.Parameters, FineTuned(trainer, network, 2).Parameters);

        var elsewhere = await Task.Run(() => Trained());
        Assert.Equal(Ok(shared.Slice(network)), Ok(elsewhere.Slice(network)));
        Assert.Equal(before.Epochs, FineTuned(new SuperCircuitTrainer(elsewhere), network, 2).Epochs);
        Assert.NotEqual(Ok(shared.Slice(network)), Ok(Trained(seed: SeedModule.create(8)).Slice(network)));
    }

    [Fact]
    public void Training_the_shared_weights_makes_every_slice_better_on_average()
    {
        Assert.True(MeanLoss(Trained(epochs: 30)) < MeanLoss(Trained()) - 0.05);

        double MeanLoss(SuperCircuit shared) => Enumerable.Range(0, 20).Average(i =>
        {
            var network = Draw(SeedModule.item(i, SeedModule.create(9)));
            return Ok(EmbeddedTrainer.InferenceOf(
                network, Ok(shared.Slice(network)), Validation, 32, TestContext.Current.CancellationToken)).Loss;
        });
    }

    [Fact]
    public void Fine_tuning_gets_far_above_chance_in_a_few_epochs()
    {
        var trainer = new SuperCircuitTrainer(Trained(epochs: 20));
        foreach (var embedding in (Embedding[])[Embedding.AngleX, Embedding.AngleY, Embedding.Amplitude])
        {
            var tuned = FineTuned(trainer, Network(Samples.RangedAnsatz(4, 2, embedding)), 3);
            Assert.True(tuned.ValidationAccuracy > 0.7, $"{embedding}: {tuned.ValidationAccuracy}");
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var shared = Trained();
        Assert.True(shared.Slice(Network(Samples.RangedAnsatz(7, 2, Embedding.AngleX))).IsError);
        Assert.True(shared.Slice(Network(Samples.RangedAnsatz(3, 4, Embedding.AngleX))).IsError);
        Assert.True(shared.Slice(Samples.Network(Shape, 3, Samples.RangedAnsatz(3, 2, Embedding.AngleX))).IsError);
        var token = TestContext.Current.CancellationToken;
        Assert.True(SuperCircuit.Train(Draw(Start), 21, 3, Draw, Training, new(), Start, token).IsError);
        Assert.True(SuperCircuit.Train(Draw(Start), 2, 1, Draw, Training, new(), Start, token).IsError);
        Assert.True(SuperCircuit.Train(Draw(Start), MostQubits, MostDepth, Draw, Training, new() { Epochs = 0 }, Start, token).IsError);
        Assert.Throws<OperationCanceledException>(() => SuperCircuit.Train(
            Draw(Start), MostQubits, MostDepth, Draw, Training, new(), Start, new CancellationToken(canceled: true)));

        var network = Network(Samples.RangedAnsatz(3, 2, Embedding.AngleX));
        Assert.True(new EmbeddedTrainer().TrainFrom(
            network, new float[3], Training, Validation, new(), Start, null, token).IsError);
    }
}
