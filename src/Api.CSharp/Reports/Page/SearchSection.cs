using System.Globalization;

namespace HybHanas.Reports;

/// <summary>How the search went: hypervolume, predictions, both fronts, failures, time spent.</summary>
internal static class SearchSection
{
    private const int MostFailures = 40;

    /// <summary>The section.</summary>
    public static Markup Of(ReportModel report)
    {
        var section = new Markup();
        section.Add($"<section id=\"search\"><h2>The search</h2><div class=\"plots\"><figure>{History(report)}<figcaption>Hypervolume over evaluations{(report.History.BandIs is { } words ? $". Band: {words}" : "")}.</figcaption></figure>");
        if (report.Surrogate is { } surrogate)
            section.Add($"{Predictions(surrogate)}{Fronts(report, surrogate)}");
        section.Add($"</div>");
        if (report.Surrogate is null && report.Missing is null)
            section.Add($"<p class=\"notice\">Predictions of a surrogate: not enough data, or the accuracy is no objective.</p>");
        return section.Add($"{Failures(report)}{TimeSpent(report)}</section>\n");
    }

    /// <summary>The hypervolume after each evaluation, with its band.</summary>
    public static Markup History(ReportModel report)
    {
        var history = report.History;
        var all = history.Curve.Concat(history.Low).Concat(history.High).ToList();
        var curves = new List<Curve> { new("this run", [.. history.Curve.Select((value, i) => (i + 1.0, value))], IsStepped: true) };
        if (history.At.Count > 0)
        {
            curves.Add(new Curve(
                history.BandIs!.Contains("order", StringComparison.Ordinal) ? "same networks in random order" : "random search",
                [.. history.At.Zip(history.Middle, (at, middle) => ((double)at, middle))],
                [.. history.At.Select((at, i) => ((double)at, history.Low[i], history.High[i]))]));
        }

        return CurvePlot.Of(
            "history", $"Hypervolume over {history.Curve.Count} evaluations, {Fixed(history.Curve[^1])} in the end",
            Axis.OfCounts("evaluations", [1, history.Curve.Count]), Axis.Over("hypervolume", false, all, Fixed), curves);
    }

    /// <summary>Predicted against observed accuracies.</summary>
    public static Markup PredictionPlot(SurrogateReview review)
    {
        var values = review.Ahead.SelectMany(prediction => new[] { prediction.Observed, prediction.Mean }).ToList();
        var frame = new Frame(
            Axis.OfShares("accuracy as predicted", values), Axis.OfShares("accuracy as observed", values));
        var (low, high) = (frame.X.Low, frame.X.High);
        var svg = new Markup();
        svg.Add($"<svg class=\"plot prediction\" viewBox=\"0 0 560 380\" role=\"img\" tabindex=\"0\" data-scales=\"{frame.Scales}\"><title>Accuracies of {review.Ahead.Count} networks as predicted and as observed</title>{frame.Grid()}");
        svg.Add($"<path class=\"diagonal\" d=\"M{frame.AtX(low)} {frame.AtY(low)}L{frame.AtX(high)} {frame.AtY(high)}\"/>");
        svg.Add($"<path class=\"dots c0\" d=\"{Frame.Dots(review.Ahead.Select(prediction => (frame.AtX(prediction.Mean), frame.AtY(prediction.Observed))))}\"/>");
        return svg.Add($"<g class=\"live\"></g></svg>");
    }

    private static Markup Predictions(SurrogateReview review)
    {
        if (review.Ahead.Count == 0)
            return new Markup();
        var within = review.Ahead.Count(prediction => Math.Abs(prediction.Observed - prediction.Mean) <= 2 * prediction.Deviation);
        return Markup.Of(
            $"<figure>{PredictionPlot(review)}<figcaption>Each network after the first generation as a Gaussian process on the generations before it predicts it, worked out anew for this page. Mean error {Readable.Percent(review.MeanError ?? 0)} (predicting the mean of what was seen: {Readable.Percent(review.MeanErrorOfMean ?? 0)}); {within} of {review.Ahead.Count} within two deviations, the luck of training not counted in them.</figcaption></figure>");
    }

    /// <summary>The front by observed accuracies, and by posterior means.</summary>
    private static Markup Fronts(ReportModel report, SurrogateReview review)
    {
        if (FrontPlot(report, review) is not { } plot)
            return new Markup();
        var (observed, believed) = (report.Run.Front.Select(candidate => candidate.Id).ToHashSet(), review.Believed.ToHashSet());
        return Markup.Of(
            $"<figure>{plot}<figcaption>Both fronts: by the accuracies that were seen, and by a Gaussian process's mean, which takes the luck of single trainings out. Accuracies scatter around the mean by {Readable.Percent(review.Scatter)}; {observed.Intersect(believed).Count()} of {observed.Count} networks are on both fronts.</figcaption></figure>");
    }

    /// <summary>Both fronts over the first objective beside the accuracy; null where there is none.</summary>
    public static Markup? FrontPlot(ReportModel report, SurrogateReview review)
    {
        if (report.Run.Objectives.FirstOrDefault(objective => objective.Name != "accuracy") is not { } cost)
            return null;
        var means = review.Hindsight.ToDictionary(prediction => prediction.Id, prediction => prediction.Mean);
        var evaluations = report.Run.Evaluations.ToDictionary(candidate => candidate.Id);
        var observed = report.Run.Front.Select(candidate => (X: candidate.Value(cost.Name)!.Value, Y: candidate.Accuracy!.Value)).ToList();
        var believed = review.Believed.Select(id => (X: evaluations[id].Value(cost.Name)!.Value, Y: means[id])).ToList();
        return CurvePlot.Of(
            "fronts", $"Fronts over {Readable.Heading(cost)} by observed accuracy and by posterior mean",
            Axis.Of(cost, observed.Concat(believed).Select(point => point.X)),
            Axis.OfShares("accuracy", observed.Concat(believed).Select(point => point.Y)),
            [
                new Curve("observed", Best(observed), IsStepped: true),
                new Curve("posterior mean", Best(believed), IsStepped: true),
            ]);

        IReadOnlyList<(double X, double Y)> Best(IEnumerable<(double X, double Y)> points)
        {
            var kept = new List<(double X, double Y)>();
            foreach (var point in points.OrderBy(point => cost.Maximised ? -point.X : point.X).ThenByDescending(point => point.Y))
            {
                if (kept.Count == 0 || point.Y > kept[^1].Y)
                    kept.Add(point);
            }

            return kept;
        }
    }

    private static Markup Failures(ReportModel report)
    {
        var failed = report.Run.Evaluations.Where(candidate => candidate.Failure is not null).ToList();
        return failed.Count == 0
            ? Markup.Of($"<h3>Failed candidates</h3><p>None.</p>")
            : Markup.Of(
                $"<h3>Failed candidates</h3><p>{failed.Count} of {report.Run.Evaluations.Count}{(failed.Count > MostFailures ? $"; the first {MostFailures}" : "")}. They have no score and are on no plot.</p>{Tables.Of("Failed candidates and why", ["id", "network", "reason"], failed.Take(MostFailures).Select(candidate => (IReadOnlyList<string>)[$"{candidate.Id}", Tables.Words(candidate), candidate.Failure!]))}");
    }

    private static Markup TimeSpent(ReportModel report)
    {
        var timed = report.Run.Evaluations.Where(candidate => candidate.HostSeconds is not null).ToList();
        if (timed.Count == 0)
            return Markup.Of($"<h3>Time spent</h3><p>Not recorded.</p>");
        double[] seconds = [.. timed.Select(candidate => candidate.HostSeconds!.Value).Order()];
        var slowest = timed.MaxBy(candidate => candidate.HostSeconds)!;
        return Markup.Of(
            $"<h3>Time spent</h3><p>{Readable.Seconds(seconds.Sum())} of this machine on {timed.Count} evaluations, added up over threads: median {Readable.Seconds(HypervolumeHistory.Quantile(seconds, 0.5))}, longest {Readable.Seconds(seconds[^1])} (#{slowest.Id}: {Tables.Words(slowest)}). {timed.Sum(candidate => candidate.Epochs.Count)} epochs were trained; {timed.Count(candidate => candidate.StoppedEarly)} trainings were stopped early, {timed.Count(candidate => candidate.HalvedAfter is not null)} halved, {timed.Count(candidate => candidate.Cached)} taken from the cache.</p>");
    }

    private static string Fixed(double value) => value.ToString("0.0###", CultureInfo.InvariantCulture);
}
