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
    public Candidate Evaluate(int id, int generation, Genome genome, CancellationToken cancellation)
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
        var cost = Cost(genome);
        if (cost.IsError)
            return Failed(blank, cost.ErrorValue, start);
        var costed = WithCost(blank, cost.ResultValue);
        var (architecture, options) = (cost.ResultValue.Architecture, TrainingOptionsOf(genome));
        if (cache?.TryGet(costed, architecture, options) is { } kept)
            return kept with { HostSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
        var ended = Train(costed, genome, architecture, options, start, cancellation);
        cache?.Keep(ended, architecture, options);
        return ended;
    }

    private Candidate Train(
        Candidate costed, Genome genome, Architecture architecture, TrainingOptions options, long start, CancellationToken cancellation)
    {
        var trained = setup.Trainer.Train(
            architecture, setup.Training, setup.Validation, options,
            SeedModule.purpose("training", Costing.SeedOf(genome)), null, cancellation);
        return trained.IsError
            ? Failed(costed, trained.ErrorValue, start)
            : costed with
            {
                Accuracy = trained.ResultValue.ValidationAccuracy,
                StoppedEarly = trained.ResultValue.StoppedEarly,
                Epochs = [.. trained.ResultValue.Epochs.Select(e => new Epoch(e.Epoch, e.TrainingLoss, e.ValidationLoss, e.ValidationAccuracy))],
                HostSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            };
    }

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
            Circuit = new CircuitFigures(cost.Newest.TwoQubitGates, cost.Newest.Swaps, run.Duration, run.LogSuccess),
            Billing = bill,
            Energy = OptionalTerms.Energy(
                options.QuantumWatts, options.ClassicalWatts, bill, cost.Quantum.Total, cost.ClassicalSeconds),
            Warnings =
            [
                .. EmbeddingModule.warning(cost.Architecture.Ansatz.Embedding)?.Value is { } warning ? (string[])[warning] : [],
                .. PhysicalFigures.Warnings(run.Reliability),
            ],
        };
    }

    private static Candidate Failed(Candidate candidate, HybHanasError error, long start) => candidate with
    {
        Failure = HybHanasErrorModule.message(error),
        HostSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
    };
}
