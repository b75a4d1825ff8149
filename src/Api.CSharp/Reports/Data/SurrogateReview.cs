using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;

namespace HybHanas.Reports;

/// <summary>What a Gaussian process says of the accuracies: of each network before it was trained, and of all in hindsight.</summary>
/// <param name="Ahead">Each later network as predicted from the generations before it.</param>
/// <param name="Hindsight">The posterior mean at every network.</param>
/// <param name="Believed">Ids of the front when posterior means stand in the place of the accuracies.</param>
/// <param name="Scatter">Standard deviation of observed less posterior mean: the luck of single trainings, and what the process cannot follow.</param>
internal sealed record SurrogateReview(
    IReadOnlyList<PredictedAccuracy> Ahead, IReadOnlyList<PredictedAccuracy> Hindsight, IReadOnlyList<int> Believed, double Scatter)
{
    private const int LeastData = 8;

    /// <summary>Mean absolute error of the predictions ahead; null where there are none.</summary>
    public double? MeanError => Ahead.Count == 0 ? null : Ahead.Average(prediction => Math.Abs(prediction.Observed - prediction.Mean));

    /// <summary>Mean absolute error of the mean of all earlier accuracies instead; null where there are none.</summary>
    public double? MeanErrorOfMean { get; private init; }

    /// <summary>Null where the accuracy is no objective or there are not enough data.</summary>
    public static SurrogateReview? Of(ReportedRun run, Objectives objectives, Space space)
    {
        var data = run.Evaluations.Where(candidate => candidate is { Failure: null, Accuracy: not null })
            .Select(candidate => (Candidate: candidate, Genome: GenomeModule.parse(candidate.Genome).OrThrow())).ToList();
        if (data.Count < LeastData || run.Objectives.All(objective => objective.Name != "accuracy"))
            return null;
        var ahead = ForwardPrediction.oneStepAhead(
            space, ListModule.OfSeq(data.Select(item => Tuple.Create(item.Candidate.Generation, item.Genome, item.Candidate.Accuracy!.Value)))).OrThrow();
        var hindsight = ForwardPrediction.hindsight(
            space, ListModule.OfSeq(data.Select(item => Tuple.Create(item.Genome, item.Candidate.Accuracy!.Value)))).OrThrow();
        var residuals = hindsight.Select(prediction => prediction.Observed - prediction.Mean).ToList();
        var believed = objectives.Front(
            [.. hindsight.Select(prediction => data[prediction.Index].Candidate with { Accuracy = Math.Clamp(prediction.Mean, 0, 1) })]);
        return new SurrogateReview(
            [.. ahead.Select(Named)], [.. hindsight.Select(Named)], [.. believed.Select(candidate => candidate.Id)],
            Math.Sqrt(residuals.Sum(residual => residual * residual) / residuals.Count))
        {
            MeanErrorOfMean = ErrorOfMean(run, ahead.Select(prediction => data[prediction.Index].Candidate)),
        };

        PredictedAccuracy Named(Prediction prediction) => new(
            data[prediction.Index].Candidate.Id, prediction.Observed, prediction.Mean, prediction.Deviation);
    }

    private static double? ErrorOfMean(ReportedRun run, IEnumerable<Candidate> predicted)
    {
        var means = run.Evaluations.Where(candidate => candidate.Accuracy is not null).GroupBy(candidate => candidate.Generation)
            .OrderBy(group => group.Key).Select(group => (group.Key, Sum: group.Sum(candidate => candidate.Accuracy!.Value), Count: group.Count())).ToList();
        var errors = new List<double>();
        foreach (var candidate in predicted)
        {
            var earlier = means.Where(group => group.Key < candidate.Generation).ToList();
            errors.Add(Math.Abs(candidate.Accuracy!.Value - earlier.Sum(group => group.Sum) / earlier.Sum(group => group.Count)));
        }

        return errors.Count == 0 ? null : errors.Average();
    }
}

/// <summary>An accuracy, and what a process says of it.</summary>
internal sealed record PredictedAccuracy(int Id, double Observed, double Mean, double Deviation);
