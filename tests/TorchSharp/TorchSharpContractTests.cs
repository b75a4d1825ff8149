using HybHanas.Integration.Tests.Training;
using HybHanas.Training;

namespace HybHanas.TorchSharp.Tests;

/// <summary>The contract of every trainer.</summary>
public class TorchSharpTrainerContractTests : TrainerContract
{
    protected override ITrainer Trainer => new TorchSharpTrainer();

    /// <summary>Between LibTorch's sums in single precision and the embedded engine's.</summary>
    protected override double Tolerance => 1e-5;
}

/// <summary>What every trainer refuses.</summary>
public class TorchSharpRefusalContractTests : TrainingRefusalContract
{
    protected override ITrainer Trainer => new TorchSharpTrainer();
}

/// <summary>Pauses of every trainer.</summary>
public class TorchSharpPausedTrainingContractTests : PausedTrainingContract
{
    protected override ITrainer Trainer => new TorchSharpTrainer();
}
