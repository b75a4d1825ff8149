using HybHanas.Core;
using HybHanas.Training;
using HybHanas.Training.Sharing;
using Xunit;

namespace HybHanas.Integration.Tests.Training;

/// <summary>Pauses of the embedded trainer, also from shared weights.</summary>
public class PausedTrainingTests : PausedTrainingContract
{
    protected override ITrainer Trainer => new EmbeddedTrainer();

    [Fact]
    public void Fine_tuning_from_shared_weights_can_be_paused_too()
    {
        var shared = Ok(SuperCircuit.Train(
            Samples.EveryLayer, 4, 3, _ => Samples.EveryLayer, Training, new TrainingOptions { Epochs = 1 }, SeedModule.create(5),
            TestContext.Current.CancellationToken));
        CheckPaused(new SuperCircuitTrainer(shared), new TrainingOptions { Epochs = 4, StopBelowAccuracy = 0 });
    }
    [Fact]
    public void What_a_trainer_hands_over_has_as_many_moments_of_either_kind()
    {
        var outcome = new TrainingOutcome([], 0.5, false, [1f]);
        Assert.Equal(2, new PausedTraining(outcome, false, [1f, 0f], [2f, 0f], 3).FirstMoments.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PausedTraining(outcome, false, [1f, 0f], [2f], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PausedTraining(outcome, false, [1f], [2f], -1));
    }
}
