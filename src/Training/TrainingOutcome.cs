namespace HybHanas.Training;

/// <summary>What one epoch reached.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">Mean cross-entropy of the training samples, each measured just before its own step.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation samples after the epoch.</param>
/// <param name="ValidationAccuracy">Share of the validation samples classified rightly after the epoch, in [0, 1].</param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double ValidationLoss, double ValidationAccuracy);

/// <summary>What a training gives.</summary>
/// <param name="Epochs">The epochs that ran, in order.</param>
/// <param name="ValidationAccuracy">That of the last epoch: what the returned parameters give.</param>
/// <param name="StoppedEarly">True where the early stop left epochs out.</param>
/// <param name="Parameters">All parameters, layer by layer in the order of the network. A convolution holds its weights
/// [out][in][row][column], then its biases [out]; a linear layer its weights [out][in], then its biases [out]; the
/// quantum layer its angles by index, in radians.</param>
public sealed record TrainingOutcome(
    IReadOnlyList<EpochResult> Epochs, double ValidationAccuracy, bool StoppedEarly, float[] Parameters);

/// <summary>What given parameters make of a set of samples.</summary>
/// <param name="Loss">Mean cross-entropy.</param>
/// <param name="Accuracy">Share of samples classified rightly, in [0, 1].</param>
/// <param name="Predictions">The class of each sample; the first of several equal logits wins.</param>
public sealed record Inference(double Loss, double Accuracy, int[] Predictions);
