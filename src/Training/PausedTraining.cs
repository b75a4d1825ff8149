namespace HybHanas.Training;

/// <summary>A training between two epochs, with all that going on with it takes. Immutable.</summary>
public sealed class PausedTraining
{
    /// <summary>What a trainer hands over, to get it back where it goes on.</summary>
    /// <param name="outcome">What it gave so far.</param>
    /// <param name="ended">True after the last epoch or an early stop.</param>
    /// <param name="firstMoments">The optimiser's running means of the gradient, in an order of the trainer's own; not copied.</param>
    /// <param name="secondMoments">Those of its square, as many.</param>
    /// <param name="steps">Optimiser steps so far.</param>
    public PausedTraining(TrainingOutcome outcome, bool ended, float[] firstMoments, float[] secondMoments, int steps)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(firstMoments);
        ArgumentNullException.ThrowIfNull(secondMoments);
        ArgumentOutOfRangeException.ThrowIfNotEqual(secondMoments.Length, firstMoments.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        (Outcome, HasEnded, FirstMoments, SecondMoments, Steps) = (outcome, ended, firstMoments, secondMoments, steps);
    }

    /// <summary>What it gave so far.</summary>
    public TrainingOutcome Outcome { get; }

    /// <summary>True after the last epoch or an early stop: nothing is left to be done.</summary>
    public bool HasEnded { get; }

    /// <summary>Adam's, for each parameter; zeros may follow.</summary>
    public float[] FirstMoments { get; }

    /// <summary>Adam's, for each parameter; zeros may follow.</summary>
    public float[] SecondMoments { get; }

    /// <summary>Optimiser steps so far; the streams of randomness are numbered by them and by the epochs.</summary>
    public int Steps { get; }
}
