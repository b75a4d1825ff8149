using System.Collections.Concurrent;
using System.Diagnostics;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Costing;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Core.Transpiling;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>What a genome costs; exact, and known without training it.</summary>
internal sealed record GenomeCost(
    Architecture Architecture, QuantumCost Quantum, PhysicalCircuit Circuit, double ClassicalSeconds, double Flops, ParameterCount Parameters)
{
    public double TotalSeconds => Quantum.Total + ClassicalSeconds;
}

/// <summary>One candidate's way: genome, architecture, circuit and network, cost and accuracy. Depends on the setup and the
/// genome alone, never on the order of evaluation.</summary>
internal sealed class CandidateEvaluator(SearchSetup setup)
{
    private readonly ConcurrentDictionary<string, Lazy<FSharpResult<GenomeCost, HybHanasError>>> costs = new();
    private readonly TranspilerMemory memory = TranspilerMemoryModule.create(setup.Target);
    private readonly ConcurrentDictionary<int, Lazy<TranspilerMemory>> coupled = new();

    /// <summary>Where the genomes are from.</summary>
    public Space Space => setup.Space;

    /// <summary>The cost of a genome, computed once.</summary>
    public FSharpResult<GenomeCost, HybHanasError> Cost(Genome genome) =>
        costs.GetOrAdd(GenomeModule.print(genome), _ => new(() => ComputeCost(genome))).Value;

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
        var trained = setup.Trainer.Train(
            cost.ResultValue.Architecture, setup.Training, setup.Validation, setup.TrainingOptions,
            SeedModule.purpose("training", SeedOf(genome)), null, cancellation);
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

    private TranspilerMemory CoupledMemory(int qubits) =>
        coupled.GetOrAdd(qubits, _ => new(() => TranspilerChoices.Coupled(memory, qubits))).Value;

    private Seed SeedOf(Genome genome) => SeedModule.purpose("genome " + GenomeModule.print(genome), setup.Seed);

    private FSharpResult<GenomeCost, HybHanasError> ComputeCost(Genome genome)
    {
        try
        {
            var options = setup.Options;
            var seed = SeedOf(genome);
            var architecture = SpaceModule.decode(genome, setup.Space).OrThrow();
            var logical = CircuitModule.measureAll(AnsatzModule.circuit(architecture.Ansatz));
            var bound = Binding.generic(SeedModule.purpose("angles", seed), logical).OrThrow();
            var transpile = TranspilerChoices.Options(
                SeedModule.purpose("transpile", seed), TranspileLevelModule.ofInt(options.Level).OrThrow());
            var physical = Transpiler.transpileWith(memory, transpile, bound).OrThrow();
            var reference = TranspilerChoices.Reference(() => CoupledMemory(bound.Qubits), transpile, bound, physical);
            var workload = WorkloadModule.create(options.Shots, options.BatchSize, setup.StepsPerEpoch, options.Epochs).OrThrow();
            var quantum = QuantumCostModule.ofCircuit(
                CostConventions.ToCore(options.GateTime, options.Decoherence), reference, workload, logical,
                setup.Target, physical).OrThrow();
            var flops = TrainingFlops(architecture);
            var classical = ClassicalCost.time(flops, setup.Throughput.Gigaflops * 1e9).OrThrow();
            return FSharpResult<GenomeCost, HybHanasError>.NewOk(
                new GenomeCost(architecture, quantum, physical, classical, flops, Parameters.count(architecture)));
        }
        catch (HybHanasException fault) when (fault.Error is { } error)
        {
            return FSharpResult<GenomeCost, HybHanasError>.NewError(error);
        }
    }

    /// <summary>FLOPs are linear in the samples, so a short last batch needs no count of its own.</summary>
    private double TrainingFlops(Architecture architecture)
    {
        var perSample = Flops.total(1, architecture);
        return ((double)perSample.Forward + perSample.Backward) * setup.Training.Count * setup.Options.Epochs;
    }

    private static Candidate WithCost(Candidate blank, GenomeCost cost) => blank with
    {
        Description = Description.ofArchitecture(cost.Architecture),
        QuantumSeconds = CostConventions.ToSeconds(cost.Quantum.Training),
        ClassicalSeconds = cost.ClassicalSeconds,
        TotalSeconds = cost.TotalSeconds,
        Parameters = checked((int)cost.Parameters.Total),
        QuantumParameters = checked((int)cost.Parameters.Quantum),
        Flops = cost.Flops,
        Circuit = new CircuitFigures(
            PhysicalFigures.TwoQubitGates(cost.Circuit), cost.Circuit.Swaps, cost.Quantum.Run.Duration, cost.Quantum.Run.LogSuccess),
        Warnings = PhysicalFigures.Warnings(cost.Quantum.Run.Reliability),
    };

    private static Candidate Failed(Candidate candidate, HybHanasError error, long start) => candidate with
    {
        Failure = HybHanasErrorModule.message(error),
        HostSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
    };
}
