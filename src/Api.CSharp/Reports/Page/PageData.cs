using System.Globalization;
using System.Text.Json;

namespace HybHanas.Reports;

/// <summary>The evaluations as the page's script reads them: one array for each column, numbers of five digits at most, words by number.</summary>
internal static class PageData
{
    /// <summary>The data as JSON in which no character means anything to HTML.</summary>
    public static string Of(ReportModel report)
    {
        var evaluations = report.Run.Evaluations;
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        return JsonSerializer.Serialize(new
        {
            objectives = report.Run.Objectives.Select(objective => new
            {
                name = objective.Name,
                heading = Readable.Heading(objective),
                unit = objective.Unit,
                max = objective.Maximised,
            }),
            axes = ParallelPlot.Axes(report).Skip(report.Run.Objectives.Count).Select(axis => axis.Axis.Title),
            id = evaluations.Select(candidate => candidate.Id),
            generation = evaluations.Select(candidate => candidate.Generation),
            network = evaluations.Select(candidate => Numbered(candidate.Description, words)).ToList(),
            words = words.Keys,
            values = report.Run.Objectives.Select(objective => evaluations.Select(candidate =>
                candidate.Failure is null ? Rounded(candidate.Value(objective.Name)) : null)),
            further = ParallelPlot.Axes(report).Skip(report.Run.Objectives.Count).Select(axis => evaluations.Select(candidate =>
                candidate.Failure is null ? Rounded(axis.Value(candidate), 4) : null)),
            costs = new Func<Candidate, double?>[]
            {
                candidate => candidate.QuantumSeconds?.Gate, candidate => candidate.QuantumSeconds?.Routing,
                candidate => candidate.QuantumSeconds?.Reliability, candidate => candidate.QuantumSeconds?.Gradient,
                candidate => candidate.QuantumSeconds?.Total, candidate => candidate.ClassicalSeconds,
            }.Select(cost => evaluations.Select(candidate => Rounded(cost(candidate), 4))),
            parameters = evaluations.Select(candidate => candidate.Parameters),
            angles = evaluations.Select(candidate => candidate.QuantumParameters),
            curve = evaluations.Select(candidate => string.Join(' ', candidate.Epochs.Select(epoch =>
                Math.Round(1000 * epoch.ValidationAccuracy).ToString(CultureInfo.InvariantCulture)))),
            front = report.Run.Front.Select(candidate => candidate.Id),
            names = report.Named.Select(named => named.Id).Distinct().ToDictionary(
                id => id.ToString(CultureInfo.InvariantCulture), report.NamesOf),
            failures = evaluations.Where(candidate => candidate.Failure is not null).ToDictionary(
                candidate => candidate.Id.ToString(CultureInfo.InvariantCulture), candidate => candidate.Failure),
            predictions = report.Surrogate?.Ahead.Select(prediction => new[] { prediction.Id, Rounded(prediction.Mean, 4), Rounded(prediction.Deviation, 3) }),
            run = Commands.Quoted(report.Run.Folder),
        });
    }

    /// <summary>The parts of a description, each by its number.</summary>
    private static string Numbered(string description, Dictionary<string, int> words) => string.Join(' ', description.Split(" > ").Select(part =>
    {
        if (!words.TryGetValue(part, out var number))
            words[part] = number = words.Count;
        return number.ToString(CultureInfo.InvariantCulture);
    }));

    private static double? Rounded(double? value, int digits = 5) => value is { } known && double.IsFinite(known)
        ? double.Parse(known.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
