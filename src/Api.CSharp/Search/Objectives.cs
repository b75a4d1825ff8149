using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>The three minimised objectives: error, log10 of the seconds, log10 of the parameters.</summary>
internal static class Objectives
{
    /// <summary>Worse than any network worth having: never right, 30 years, a million parameters. Fixed, so that the
    /// hypervolumes of different runs compare.</summary>
    public static ObjectivePoint Reference { get; } = new(1, 1e9, 1e6);

    /// <summary>The objectives of a candidate that did not fail.</summary>
    public static double[] Of(Candidate candidate) =>
        [1 - candidate.Accuracy!.Value, Math.Log10(candidate.TotalSeconds!.Value), Math.Log10(candidate.Parameters)];

    /// <summary>What the search is told of a candidate.</summary>
    public static Outcome OutcomeOf(Candidate candidate) => candidate.Failure is { } reason
        ? Outcome.NewFailed(reason)
        : Outcome.NewScored(ListModule.OfSeq(Of(candidate)));

    /// <summary>Seconds and parameters need no training.</summary>
    public static FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>> KnownBeforehand(CandidateEvaluator evaluator) =>
        FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>>.Some(
            FuncConvert.FromFunc(FSharpOption<double[]>? (Genome genome) =>
            {
                var cost = evaluator.Cost(genome);
                return cost.IsError
                    ? FSharpOption<double[]>.None
                    : FSharpOption<double[]>.Some(
                        [Math.Log10(cost.ResultValue.TotalSeconds), Math.Log10(cost.ResultValue.Parameters.Total)]);
            }));

    /// <summary>The candidates that no other dominates, by accuracy, then by seconds and id.</summary>
    public static IReadOnlyList<Candidate> Front(IReadOnlyList<Candidate> evaluations)
    {
        var successes = evaluations.Where(candidate => candidate.Failure is null).ToList();
        if (successes.Count == 0)
            return [];
        var points = PointsModule.create([.. successes.Select(Of)]).OrThrow();
        return [.. Dominance.nonDominated(points).Select(index => successes[index])
            .OrderByDescending(candidate => candidate.Accuracy).ThenBy(candidate => candidate.TotalSeconds).ThenBy(candidate => candidate.Id)];
    }

    /// <summary>Share of the box between (0, 1 s, 1 parameter) and the reference that the candidates dominate.</summary>
    public static double Hypervolume(IReadOnlyList<Candidate> candidates)
    {
        var successes = candidates.Where(candidate => candidate.Failure is null).ToList();
        if (successes.Count == 0)
            return 0;
        double[] reference = [Reference.Error, Math.Log10(Reference.Seconds), Math.Log10(Reference.Parameters)];
        // Points beyond the ideal corner count as on it, so that the share never exceeds 1.
        var points = PointsModule.create([.. successes.Select(c => Of(c).Select(value => Math.Max(value, 0)).ToArray())]).OrThrow();
        return Core.Searching.Hypervolume.compute(reference, points).OrThrow() / (reference[0] * reference[1] * reference[2]);
    }
}
