using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Runs;

namespace HybHanas;

/// <summary>Evaluates the genomes of a generation, one for each thread, dearest first so that no thread waits long at the end.
/// What an earlier part of the run has evaluated is taken from there.</summary>
internal sealed class EvaluationPool(
    int threads, IReadOnlyList<int> rungs, CandidateEvaluator evaluator, RunFolder folder, ProgressTracker tracker, IReadOnlyList<Candidate> known)
{
    private readonly Dictionary<int, Candidate> left = known.ToDictionary(candidate => candidate.Id);
    private int asked;

    /// <summary>The candidates in the order of the genomes, as many as the run's limit of trainings allows; where halving compares them, all or
    /// none. Each is in the journal before it is reported.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; candidates that ended before are in the journal.</exception>
    public IReadOnlyList<(Genome Genome, Candidate Candidate)> Evaluate(
        int generation, IReadOnlyList<Genome> genomes, int mostTrainings, CancellationToken cancellation)
    {
        var first = asked + 1;
        var allowed = Math.Max(0, mostTrainings - asked);
        var batch = rungs.Count > 1 && allowed < genomes.Count ? [] : genomes.Take(allowed).ToList();
        asked += batch.Count;
        tracker.StartGeneration(generation);
        var results = batch.Select((genome, index) => TakeKnown(first + index, genome)).ToArray();
        void End(int index, Candidate candidate)
        {
            folder.Append(candidate);
            Telemetry.Evaluated(candidate);
            tracker.Report(candidate);
            results[index] = candidate;
        }

        void InParallel(List<int> places, Action<int> evaluate) =>
            Work([.. places.OrderByDescending(index => Weight(batch[index]))], cancellation, index =>
            {
                using var span = Telemetry.Start("hybhanas.evaluation");
                span?.SetTag("hybhanas.candidate", first + index).SetTag("hybhanas.generation", generation);
                evaluate(index);
                if (results[index]?.Failure is { } reason)
                    Telemetry.Failed(span, "failed", reason);
            });

        if (rungs.Count > 1)
        {
            new HalvedGeneration(rungs, evaluator, [.. results], index => evaluator.Begin(first + index, generation, batch[index]), End)
                .Evaluate(InParallel, cancellation);
        }
        else
        {
            InParallel(
                [.. Enumerable.Range(0, batch.Count).Where(index => results[index] is null)],
                index => End(index, evaluator.Evaluate(first + index, generation, batch[index], cancellation)));
        }

        return [.. batch.Zip(results, (genome, candidate) => (genome, candidate!))];
    }

    /// <summary>A journal that holds more than the search asked for belongs to another run.</summary>
    public void RequireAllKnownUsed(string folderPath)
    {
        if (left.Count > 0)
            throw Foreign(folderPath, left.Values.First());
    }

    private Candidate? TakeKnown(int id, Genome genome)
    {
        if (!left.Remove(id, out var candidate))
            return null;
        return candidate.Genome == GenomeModule.print(genome) ? candidate : throw Foreign(folder.FullPath, candidate);
    }

    private static HybHanasException Foreign(string folderPath, Candidate candidate) => new(HybHanasError.NewBadFile(
        Path.Combine(folderPath, Journal.FileName), $"candidate {candidate.Id}", "is not one that this run asked for; the journal belongs to another run"));

    private void Work(List<int> queue, CancellationToken cancellation, Action<int> evaluate)
    {
        try
        {
            Parallel.ForEach(
                Partitioner.Create(queue, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                evaluate);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>What the training of a genome takes, roughly: amplitudes times gates.</summary>
    private double Weight(Genome genome)
    {
        var cost = evaluator.Cost(genome);
        if (cost.IsError)
            return 0;
        var ansatz = cost.ResultValue.Architecture.Ansatz;
        return Math.Pow(2, ansatz.Qubits) * ansatz.Qubits * ansatz.Depth + cost.ResultValue.Flops / 1e6;
    }
}
