using HybHanas.Core.Searching;

namespace HybHanas;

/// <summary>Evaluates the networks of a generation by successive halving: all of them to the first rung, the best of each rung to the next.
/// A decision depends on what the whole generation reached at a rung, and on nothing that happened meanwhile.</summary>
/// <param name="rungs">Epochs at the end of each rung, ascending.</param>
/// <param name="evaluator">Trains.</param>
/// <param name="places">Candidates of the generation that an earlier part of the run has evaluated, null for the others.</param>
/// <param name="begin">Begins with the network of a place.</param>
/// <param name="ended">Told of the network of a place once it is evaluated.</param>
internal sealed class HalvedGeneration(
    IReadOnlyList<int> rungs, CandidateEvaluator evaluator, IReadOnlyList<Candidate?> places, Func<int, PartialEvaluation> begin,
    Action<int, Candidate> ended)
{
    private readonly PartialEvaluation?[] partial = new PartialEvaluation?[places.Count];
    private readonly bool[] isDone = [.. places.Select(known => known is not null)];

    /// <summary>Evaluates all places.</summary>
    /// <param name="inParallel">Does something for each of the given places.</param>
    /// <param name="cancellation">Honoured within one training step.</param>
    public void Evaluate(Action<List<int>, Action<int>> inParallel, CancellationToken cancellation)
    {
        var alive = Enumerable.Range(0, places.Count).ToList();
        foreach (var rung in rungs)
        {
            inParallel([.. alive.Where(place => !isDone[place])], place => Advance(place, rung, cancellation));
            var standing = alive.Where(place => CandidateOf(place).Epochs.Count >= rung).ToList();
            var promoted = rung == rungs[^1]
                ? []
                : SuccessiveHalving.promoted([.. standing.Select(place => StandingAt(rung, CandidateOf(place)))]).Select(i => standing[i]).ToList();
            foreach (var place in alive.Except(promoted).Where(place => !isDone[place]))
                End(place, StoppedAt(rung, CandidateOf(place)));
            alive = promoted;
        }
    }

    /// <summary>What ends by itself is saved at once.</summary>
    private void Advance(int place, int rung, CancellationToken cancellation)
    {
        var evaluation = evaluator.Advance(partial[place] ?? begin(place), rung, cancellation);
        partial[place] = evaluation;
        if (evaluation.HasEnded && evaluation.Candidate.Epochs.Count <= rung)
            End(place, evaluation.Candidate);
    }

    private void End(int place, Candidate candidate)
    {
        isDone[place] = true;
        ended(place, candidate);
    }

    private Candidate CandidateOf(int place) => places[place] ?? partial[place]!.Candidate;

    private static Standing StandingAt(int rung, Candidate candidate)
    {
        var epoch = candidate.Epochs[rung - 1];
        return new Standing(epoch.ValidationAccuracy, epoch.ValidationLoss, !(candidate.StoppedEarly && candidate.Epochs.Count <= rung));
    }

    /// <summary>As far as the rung; a training from the cache may have gone further.</summary>
    private static Candidate StoppedAt(int rung, Candidate candidate) => candidate with
    {
        Epochs = [.. candidate.Epochs.Take(rung)],
        Accuracy = candidate.Epochs[rung - 1].ValidationAccuracy,
        StoppedEarly = false,
        HalvedAfter = rung,
    };
}
