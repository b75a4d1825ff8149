using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Training;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>How the candidates of a QNAS space are trained.</summary>
public class CandidateTrainingTests
{
    private static SearchSetup Setup(params Embedding[] embeddings)
    {
        var options = new SearchOptions
        {
            DataSet = "iris",
            Epochs = 2,
            StopBelowAccuracy = 0,
            Folds = 1,
            Backend = "manila",
            Level = 0,
            ThroughputGigaflops = 10,
            Qubits = new(2, 3),
        };
        var setup = SearchSetup.Resolve(options, TimeProvider.System);
        var front = new FixedFront(ListModule.Empty<ConvolutionStage>(), ListModule.OfSeq([new DenseStage(8, Activation.Relu, 0.0)]));
        var choices = new QnasChoices(
            ListModule.OfSeq(embeddings), new(2, 3), new(1, 2), new(1, 2), CnotModeModule.all, ListModule.OfSeq([0.001, 0.01]));
        var setting = new Setting(
            setup.Training.Shape, setup.Training.Classes, HybridForm.Recipe, 5, ListModule.Empty<SpaceConstraint>());
        return setup with { Space = QnasSpace.create(front, choices, setting).OrThrow() };
    }

    private static Candidate Evaluated(SearchSetup setup, string genome) => new CandidateEvaluator(setup).Evaluate(
        0, 0, GenomeModule.parse(genome).OrThrow(), TestContext.Current.CancellationToken);

    [Fact]
    public void A_learning_rate_gene_takes_the_place_of_the_run_s_own()
    {
        var setup = Setup(Embedding.AngleX);
        var slow = Evaluated(setup, "0-1-1-0-0-1-2-0");
        Assert.Null(slow.Failure);
        Assert.Contains(slow.Genes, gene => gene.Gene == "learning-rate" && gene.Value == "0.001");
        var alike = setup with { TrainingOptions = setup.TrainingOptions with { LearningRate = 0.5 } };
        Assert.Equal(slow.Epochs, Evaluated(alike, "0-1-1-0-0-1-2-0").Epochs);
        var fast = Evaluated(setup, "0-1-1-0-0-1-2-1");
        Assert.True(fast.Epochs![^1].TrainingLoss < slow.Epochs![^1].TrainingLoss);
    }

    [Fact]
    public void Candidates_start_from_weights_that_the_whole_space_shares()
    {
        var setup = Setup(Embedding.AngleX, Embedding.Amplitude);
        ITrainer Shared() => SharedTraining.TrainerFor(
            setup.Space, setup.Training, new TrainingOptions { Epochs = 2 }, setup.Seed, TestContext.Current.CancellationToken);
        var (first, again) = (setup with { Trainer = Shared() }, setup with { Trainer = Shared() });
        Evaluated(again, "1-0-0-0-0-0-0-1");
        var candidate = Evaluated(first, "0-1-1-0-0-1-2-1");
        Assert.Null(candidate.Failure);
        Assert.Equal(candidate.Epochs, Evaluated(again, "0-1-1-0-0-1-2-1").Epochs);
        Assert.NotEqual(candidate.Epochs, Evaluated(setup, "0-1-1-0-0-1-2-1").Epochs);
        Assert.Equal(setup.Trainer.Name + " on shared weights/1", first.Trainer.Name);
    }

    [Fact]
    public void An_embedding_that_encodes_nothing_warns()
    {
        var setup = Setup(Embedding.QnasAngleZ);
        Assert.Contains(Evaluated(setup, "0-0-0-0-0-0-0-0").Warnings, warning => warning.Contains("encodes nothing", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Evaluated(Setup(Embedding.AngleZ), "0-0-0-0-0-0-0-0").Warnings, warning => warning.Contains("encodes nothing", StringComparison.Ordinal));
    }
}
