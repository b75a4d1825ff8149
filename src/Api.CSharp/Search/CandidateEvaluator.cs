using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Runs;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>One candidate's way: genome, architecture, circuit and network, cost and accuracy. Depends on the setup, the calibrations
/// and the genome alone, never on the order of evaluation.</summary>
internal sealed class CandidateEvaluator(SearchSetup setup)
{
    private readonly TrainingCache? cache = setup.Options.UseCache ? new TrainingCache(setup, TrainingCache.Folder) : null;

    /// <summary>What the user should know of the cache of trainings.</summary>
    public IReadOnlyList<string> Warnings => cache?.Warnings ?? [];

    /// <summary>What genomes cost.</summary>
    public NetworkCosting Costing { get; } = new(setup);

    /// <summary>Where the genomes are from.</summary>
    public Space Space => setup.Space;

    /// <summary>The cost of a genome, computed once.</summary>
    public FSharpResult<GenomeCost, HybHanasError> Cost(Genome genome) => Costing.Cost(genome);

    /// <summary>Costs and trains a genome; what goes wrong with it is its failure.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public Candidate Evaluate(int id, int generation, Genome genome, CancellationToken cancellation) =>
        Advance(Begin(id, generation, genome), setup.TrainingOptions.Epochs, cancellation).Candidate;

    /// <summary>Costs a genome, and takes its training from the cache where it is there.</summary>
    public PartialEvaluation Begin(int id, int generation, Genome genome)
    {
        var start = Stopwatch.GetTimestamp();
        var blank = new Candidate
        {
            Id = id,
            Generation = generation,
            Genome = GenomeModule.print(genome),
            Description = "",
            Genes = [.. SpaceModule.describe(genome, setup.Space).OrThrow().Select(pair => new GeneValue(pair.Item1, pair.Item2))],
        };
        var (cost, options) = (Cost(genome), TrainingOptionsOf(genome));
        if (cost.IsError)
            return new PartialEvaluation(Failed(blank, cost.ErrorValue, start), genome, null, options, null, true);
        var architecture = cost.ResultValue.Architecture;
        var costed = WithCost(blank, cost.ResultValue);
        if (setup.Options.Runtime == RuntimeSource.Measured)
        {
            var runtime = setup.Runtime.SecondsPerSample(architecture);
            if (runtime.IsError)
                return new PartialEvaluation(Failed(costed, runtime.ErrorValue, start), genome, null, options, null, true);
            costed = costed with { MeasuredRuntime = runtime.ResultValue };
        }

        var kept = cache?.TryGet(costed, architecture, options);
        // A kept failure does not say how the training stood at the rungs before it.
        if (kept is { Failure: not null } && setup.Rungs.Count > 1)
            kept = null;
        return new PartialEvaluation(WithTime(kept ?? costed, start), genome, architecture, options, null, kept is not null);
    }

    /// <summary>Trains up to the end of an epoch; a failed training keeps the epochs up to its last pause.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public PartialEvaluation Advance(PartialEvaluation evaluation, int epoch, CancellationToken cancellation)
    {
        if (evaluation.HasEnded || evaluation.Architecture is not { } architecture)
            return evaluation;
        if (setup.Folds.Count > 1)
            return CrossValidate(evaluation, architecture, cancellation);
        var (start, candidate, fold) = (Stopwatch.GetTimestamp(), evaluation.Candidate, setup.Folds[0]);
        var trained = setup.Trainer.TrainUntil(
            epoch, evaluation.Paused, architecture, fold.Training, fold.HeldOut, evaluation.Options, TrainingSeed(evaluation.Genome), cancellation);
        var (after, hasEnded) = trained.IsError
            ? (Failed(candidate with { Accuracy = null }, trained.ErrorValue, start), true)
            : (WithTime(Trained(candidate, trained.ResultValue.Outcome), start), trained.ResultValue.HasEnded);
        if (hasEnded && (after.Failure is null || setup.Rungs.Count == 1))
            cache?.Keep(after, architecture, evaluation.Options);
        return evaluation with { Candidate = after, Paused = trained.IsError ? null : trained.ResultValue, HasEnded = hasEnded };
    }

    /// <summary>Never in parts: halving has one fold.</summary>
    private PartialEvaluation CrossValidate(PartialEvaluation evaluation, Architecture architecture, CancellationToken cancellation)
    {
        var (start, candidate) = (Stopwatch.GetTimestamp(), evaluation.Candidate);
        var trained = CrossValidation.Train(
            setup.Trainer, setup.Folds, architecture, evaluation.Options, TrainingSeed(evaluation.Genome), cancellation);
        var after = trained.IsError
            ? Failed(candidate, trained.ErrorValue, start)
            : WithTime(Trained(candidate, trained.ResultValue.Mean) with { FoldAccuracies = trained.ResultValue.Accuracies }, start);
        cache?.Keep(after, architecture, evaluation.Options);
        return evaluation with { Candidate = after, HasEnded = true };
    }

    private Seed TrainingSeed(Genome genome) => SeedModule.purpose("training", Costing.SeedOf(genome));

    private static Candidate Trained(Candidate costed, TrainingOutcome outcome) => costed with
    {
        Accuracy = outcome.ValidationAccuracy,
        StoppedEarly = outcome.StoppedEarly,
        Epochs = [.. outcome.Epochs.Select(e => new Epoch(e.Epoch, e.TrainingLoss, e.ValidationLoss, e.ValidationAccuracy))],
    };

    /// <summary>The candidate with its cost under all calibrations that count now; it fails where it cannot be run under one of them.</summary>
    public Candidate Recosted(Candidate candidate)
    {
        if (candidate.Failure is not null || (candidate.QuantumRange?.Calibrations ?? 1) == Costing.Series.Targets.Length)
            return candidate;
        var cost = Cost(GenomeModule.parse(candidate.Genome).OrThrow());
        return cost.IsOk
            ? WithCost(candidate, cost.ResultValue)
            : candidate with { Accuracy = null, Failure = HybHanasErrorModule.message(cost.ErrorValue) };
    }

    /// <summary>A genome with everything that is known of it without a training; null where it cannot be costed.</summary>
    public Candidate? Known(Genome genome)
    {
        var cost = Cost(genome);
        return cost.IsError
            ? null
            : WithCost(new Candidate { Id = 0, Generation = 0, Genome = "", Description = "", Genes = [] }, cost.ResultValue);
    }

    /// <summary>A space may search the learning rate too.</summary>
    private TrainingOptions TrainingOptionsOf(Genome genome) =>
        LearningRate.ofGenome(genome, setup.Space).OrThrow() is { } rate
            ? setup.TrainingOptions with { LearningRate = rate.Value }
            : setup.TrainingOptions;

    private Candidate WithCost(Candidate blank, GenomeCost cost)
    {
        var (options, run) = (setup.Options, cost.Newest.Quantum.Run);
        var bill = OptionalTerms.Bill(
            OptionalTerms.BillingOf(options.Billing), setup.Workload, 1 + cost.Newest.Quantum.ShiftEvaluations, cost.Duration);
        return blank with
        {
            Description = Description.ofArchitecture(cost.Architecture),
            QuantumSeconds = CostConventions.ToSeconds(cost.Quantum),
            QuantumRange = CostConventions.ToRange(cost.Series),
            ClassicalSeconds = cost.ClassicalSeconds,
            TotalSeconds = cost.TotalSeconds,
            Parameters = checked((int)cost.Parameters.Total),
            QuantumParameters = checked((int)cost.Parameters.Quantum),
            Flops = cost.Flops,
            Circuit = cost.Newest.Figures,
            Billing = bill,
            Energy = OptionalTerms.Energy(
                options.QuantumWatts, options.ClassicalWatts, bill, cost.Quantum.Total, cost.ClassicalSeconds),
            Figures = setup.Objectives.Figures(cost, setup),
            Warnings =
            [
                .. EmbeddingModule.warning(cost.Architecture.Ansatz.Embedding)?.Value is { } warning ? (string[])[warning] : [],
                .. PhysicalFigures.Warnings(run.Reliability),
            ],
        };
    }

    private static Candidate Failed(Candidate candidate, HybHanasError error, long start) =>
        WithTime(candidate with { Failure = HybHanasErrorModule.message(error) }, start);

    private static Candidate WithTime(Candidate candidate, long start) =>
        candidate with { HostSeconds = (candidate.HostSeconds ?? 0) + Stopwatch.GetElapsedTime(start).TotalSeconds };
}
