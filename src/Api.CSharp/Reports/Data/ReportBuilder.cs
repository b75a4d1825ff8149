using HybHanas.Core.Searching;
using HybHanas.Runs;

namespace HybHanas.Reports;

/// <summary>Works out what a report shows.</summary>
internal static class ReportBuilder
{
    /// <summary>Circuits take time to compile and room to draw.</summary>
    private const int MostSheets = 32;

    /// <summary>The report of a run beside others.</summary>
    public static ReportModel Build(string folder, IReadOnlyList<string> compare, CancellationToken cancellation)
    {
        var (record, objectives, run) = Open(folder);
        if (run.Evaluations.Count == 0)
            throw new HybHanasException(Core.HybHanasError.NewBadFile(
                Path.Combine(folder, Journal.FileName), "", "holds no evaluation yet; there is nothing to report"));
        var comparison = RunComparison.Of(run, objectives, compare);
        var (networks, missing) = RunNetworks.TryOpen(folder, record);
        cancellation.ThrowIfCancellationRequested();
        var effects = networks is null ? [] : Effects(run, objectives, networks.Space);
        var surrogate = networks is null ? null : SurrogateReview.Of(run, objectives, networks.Space);
        cancellation.ThrowIfCancellationRequested();
        var named = Named(run, objectives);
        return new ReportModel
        {
            Run = run,
            Record = record,
            Named = named,
            History = HypervolumeHistory.Of(run, objectives, comparison),
            Surrogate = surrogate,
            Effects = effects,
            Sheets = networks is null ? [] : [.. InFull(run.Front, named).Select(networks.Sheet).OfType<NetworkSheet>()],
            Device = networks?.Device(record.Started),
            Missing = missing,
            OtherVersion = networks?.OtherVersion,
            Comparison = comparison,
        };
    }

    /// <summary>The networks with a name, and others evenly from the front, as many as are shown in full.</summary>
    private static IEnumerable<Candidate> InFull(IReadOnlyList<Candidate> front, IReadOnlyList<NamedNetwork> named)
    {
        var step = (front.Count + MostSheets - 1) / MostSheets;
        return front.Where((candidate, i) => i % step == 0 || named.Any(one => one.Id == candidate.Id));
    }

    /// <summary>What a folder holds.</summary>
    internal static (RunRecord Record, Objectives Objectives, ReportedRun Run) Open(string folder)
    {
        var record = RunRecord.Read(folder);
        var objectives = new Objectives(SpecificationTranslation.ToSpecification(record.Options));
        return (record, objectives, ReportedRun.Read(folder, record, objectives));
    }

    /// <summary>The knee and the best in each objective; of equals the first of the front.</summary>
    private static IReadOnlyList<NamedNetwork> Named(ReportedRun run, Objectives objectives)
    {
        if (run.Front.Count == 0)
            return [];
        var knee = Knee.index(PointsModule.create([.. run.Front.Select(objectives.Of)]).OrThrow()).OrThrow();
        return
        [
            new NamedNetwork(run.Front[knee].Id, "knee"),
            .. run.Objectives.Select(objective => new NamedNetwork(Best(run.Front, objective).Id, Extreme(objective))),
        ];
    }

    private static Candidate Best(IReadOnlyList<Candidate> front, ObjectiveInfo objective) => objective.Maximised
        ? front.MaxBy(candidate => candidate.Value(objective.Name))!
        : front.MinBy(candidate => candidate.Value(objective.Name))!;

    private static string Extreme(ObjectiveInfo objective) => (objective.Maximised ? "highest " : "least ") + Readable.Heading(objective);

    /// <summary>In the numbers that are minimised, turned so that more of an objective is more.</summary>
    private static IReadOnlyList<ObjectiveEffects> Effects(ReportedRun run, Objectives objectives, Space space)
    {
        var scored = run.Evaluations.Where(candidate => candidate.Failure is null)
            .Select(candidate => (Genome: GenomeModule.parse(candidate.Genome).OrThrow(), Scores: objectives.Of(candidate))).ToList();
        return
        [
            .. run.Objectives.Select((objective, k) =>
            {
                var sign = objective.Maximised ? -1.0 : 1.0;
                var effects = GeneEffectsModule.analyse(
                    space, Microsoft.FSharp.Collections.ListModule.OfSeq(scored.Select(pair => Tuple.Create(pair.Genome, sign * pair.Scores[k])))).OrThrow();
                return new ObjectiveEffects(objective, ScaleOf(objective), effects?.Value);
            }),
        ];
    }

    private static string ScaleOf(ObjectiveInfo objective) =>
        objective.IsLogarithmic ? $"log10 {objective.Unit}".TrimEnd() : objective.Name == "accuracy" ? "share" : objective.Unit;
}
