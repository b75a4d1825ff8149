using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Training;

namespace HybHanas;

/// <summary>An evaluation as far as it went.</summary>
/// <param name="Candidate">With its cost and the epochs so far.</param>
/// <param name="Genome">Its genome.</param>
/// <param name="Architecture">Its network; null where it has none.</param>
/// <param name="Options">How it is trained.</param>
/// <param name="Paused">Where its training goes on; null before it has begun.</param>
/// <param name="HasEnded">True where nothing is left to be done: it failed, or its training has ended.</param>
internal sealed record PartialEvaluation(
    Candidate Candidate, Genome Genome, Architecture? Architecture, TrainingOptions Options, PausedTraining? Paused, bool HasEnded);
