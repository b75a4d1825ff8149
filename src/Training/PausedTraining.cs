namespace HybHanas.Training;

/// <summary>A training between two epochs, with all that going on with it takes. Immutable.</summary>
public sealed class PausedTraining
{
    internal PausedTraining(TrainingOutcome outcome, bool ended, float[] firstMoments, float[] secondMoments, int steps) =>
        (Outcome, HasEnded, FirstMoments, SecondMoments, Steps) = (outcome, ended, firstMoments, secondMoments, steps);

    /// <summary>What it gave so far.</summary>
    public TrainingOutcome Outcome { get; }

    /// <summary>True after the last epoch or an early stop: nothing is left to be done.</summary>
    public bool HasEnded { get; }

    /// <summary>Adam's, for each parameter; zeros may follow.</summary>
    internal float[] FirstMoments { get; }

    internal float[] SecondMoments { get; }

    /// <summary>Optimiser steps so far; the streams of randomness are numbered by them and by the epochs.</summary>
    internal int Steps { get; }
}
