using HybHanas.Core;
using HybHanas.Core.Cutting;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>What a run balances, what it bounds, and the figures that both need. Objectives that a training pays for come first, as
/// the algorithms want them.</summary>
internal sealed class Objectives(Specification specification)
{
    private const double MostOverhead = 1e300;

    private static readonly string[] OnEveryCandidate =
    [
        "accuracy", "quantum-time", "classical-time", "total-time", "parameters", "quantum-parameters", "flops", "two-qubit-gates",
        "log-fidelity", "energy",
    ];

    private readonly bool runtimeIsMeasured = specification.Parts.Cost.Runtime.IsMeasured;

    private readonly IReadOnlyList<Quantity> quantities =
        [.. specification.Parts.Objectives.OrderBy(quantity => QuantityModule.isKnownBeforehand(specification.Parts.Cost.Runtime.IsMeasured, quantity))];

    private readonly IReadOnlyList<Constraint> bounds = [.. SpecificationSpace.costConstraints(specification)];

    /// <summary>The objectives as the user reads them.</summary>
    public IReadOnlyList<ObjectiveInfo> Info => [.. quantities.Select(ObjectiveInfo.Of)];

    /// <summary>Whether some constraint needs the cost of a network.</summary>
    public bool BoundsCosts => bounds.Count > 0;

    /// <summary>The constraints that need the cost, in words.</summary>
    public string BoundsInWords => string.Join(", ", bounds.Select(ConstraintModule.print));

    /// <summary>Whether a candidate meets the constraints that need its cost; one without a cost fails by itself.</summary>
    public bool Allows(Candidate? candidate) =>
        candidate is null || bounds.All(bound => ConstraintModule.holds(ValueOf(candidate, bound.Quantity), bound));

    /// <summary>The minimised numbers of a candidate that did not fail.</summary>
    public double[] Of(Candidate candidate) =>
        [.. quantities.Select(quantity => QuantityModule.score(quantity, ValueOf(candidate, quantity)))];

    /// <summary>What the search is told of a candidate.</summary>
    public Outcome OutcomeOf(Candidate candidate) => candidate.Failure is { } reason
        ? Outcome.NewFailed(reason)
        : Outcome.NewScored(ListModule.OfSeq(Of(candidate)));

    private IReadOnlyList<Quantity> Known => [.. quantities.Where(quantity => QuantityModule.isKnownBeforehand(runtimeIsMeasured, quantity))];

    /// <summary>What of the known ones can be had at a glance.</summary>
    public FSharpOption<FSharpFunc<Genome, Sketch>> Sketches(Space space)
    {
        var known = ListModule.OfSeq(Known);
        return FSharpOption<FSharpFunc<Genome, Sketch>>.Some(
            FuncConvert.FromFunc((Genome genome) => QuantitySketch.ofGenome(known, space, genome)));
    }

    /// <summary>Those that need no training.</summary>
    public FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>> KnownBeforehand(CandidateEvaluator evaluator)
    {
        var known = Known;
        return FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>>.Some(
            FuncConvert.FromFunc(FSharpOption<double[]>? (Genome genome) => evaluator.Known(genome) is { } candidate
                ? FSharpOption<double[]>.Some([.. known.Select(quantity => QuantityModule.score(quantity, ValueOf(candidate, quantity)))])
                : FSharpOption<double[]>.None));
    }

    /// <summary>The candidates that no other dominates, by accuracy, then by seconds and id; without those that break a bound on their cost, as
    /// they may once further calibrations count.</summary>
    public IReadOnlyList<Candidate> Front(IReadOnlyList<Candidate> evaluations)
    {
        var successes = evaluations.Where(candidate => candidate.Failure is null && Allows(candidate)).ToList();
        if (successes.Count == 0)
            return [];
        var points = PointsModule.create([.. successes.Select(Of)]).OrThrow();
        return [.. Dominance.nonDominated(points).Select(index => successes[index])
            .OrderByDescending(candidate => candidate.Accuracy).ThenBy(candidate => candidate.TotalSeconds).ThenBy(candidate => candidate.Id)];
    }

    /// <summary>Share of the box between the best and the worst value of each objective that the candidates dominate.</summary>
    public double Hypervolume(IReadOnlyList<Candidate> candidates) =>
        Hypervolume([.. candidates.Where(candidate => candidate.Failure is null).Select(InBox)]);

    /// <summary>The same of points of <see cref="InBox"/>.</summary>
    public double Hypervolume(IReadOnlyList<double[]> boxed)
    {
        if (boxed.Count == 0)
            return 0;
        double[] reference = [.. Corners.Select(corner => corner.Worst - corner.Best)];
        return Core.Searching.Hypervolume.compute(reference, PointsModule.create([.. boxed]).OrThrow()).OrThrow()
            / reference.Aggregate(1.0, (product, edge) => product * edge);
    }

    /// <summary>The minimised numbers of a candidate that did not fail, from the box's ideal corner; points beyond it count as on it, so that
    /// no share exceeds 1.</summary>
    public double[] InBox(Candidate candidate) => [.. Of(candidate).Zip(Corners, (value, corner) => Math.Max(value - corner.Best, 0))];

    private IEnumerable<(double Best, double Worst)> Corners => quantities.Select(QuantityModule.bounds);

    /// <summary>What the objectives and constraints need beyond what every candidate has, a measured runtime left out; null where nothing.</summary>
    public IReadOnlyDictionary<string, double>? Figures(GenomeCost cost, SearchSetup setup)
    {
        var wanted = quantities.Concat(bounds.Select(bound => bound.Quantity)).Distinct()
            .Where(quantity => !OnEveryCandidate.Contains(QuantityModule.name(quantity)))
            .Where(quantity => !(runtimeIsMeasured && quantity.IsRuntimePerSample)).ToList();
        return wanted.Count == 0 ? null : wanted.ToDictionary(QuantityModule.name, quantity => Figure(quantity, cost, setup));
    }

    private static double Figure(Quantity quantity, GenomeCost cost, SearchSetup setup)
    {
        var ansatz = cost.Architecture.Ansatz;
        var target = setup.Options.CuttingTarget ?? ansatz.Qubits;
        if (quantity.IsCircuitDepth)
            return cost.Newest.Depth;
        if (quantity.IsSimulationFlops)
        {
            var perSample = SimulationFlops.ofAnsatz(1, ansatz);
            return ((double)perSample.Forward + perSample.Backward) * setup.Training.Count * setup.Options.Epochs;
        }

        if (quantity.IsRuntimePerSample)
            return InferenceTime.simulated(setup.Throughput.Gigaflops * 1e9, cost.Architecture).OrThrow();
        if (quantity.IsSubcircuits)
            return SubcircuitsModule.ofAnsatz(target, ansatz).OrThrow().Count;
        if (quantity.IsCuttingOverhead)
            return Math.Min(MostOverhead, CircuitCutsModule.ofAnsatz(target, ansatz).OrThrow().Overhead);
        return quantity.IsQubits ? ansatz.Qubits : ansatz.Depth;
    }

    private static double ValueOf(Candidate candidate, Quantity quantity) => candidate.Value(QuantityModule.name(quantity))
        ?? throw new HybHanasException(HybHanasError.NewBadFile(
            $"candidate {candidate.Id}", "", $"lacks '{QuantityModule.name(quantity)}', which this run balances; it belongs to another run"));
}
