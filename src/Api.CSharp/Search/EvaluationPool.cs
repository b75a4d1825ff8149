using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using HybHanas.Core.Searching;
using HybHanas.Runs;

namespace HybHanas;

/// <summary>Evaluates the genomes of a generation, one for each thread, dearest first so that no thread waits long at the end.</summary>
internal sealed class EvaluationPool(int threads, CandidateEvaluator evaluator, RunFolder folder, ProgressTracker tracker)
{
    private int asked;

    /// <summary>The candidates in the order of the genomes. Each is in the journal before it is reported.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; candidates that ended before are in the journal.</exception>
    public IReadOnlyList<(Genome Genome, Candidate Candidate)> Evaluate(
        int generation, IEnumerable<Genome> genomes, CancellationToken cancellation)
    {
        var batch = genomes.ToList();
        var first = asked + 1;
        asked += batch.Count;
        tracker.StartGeneration(generation);
        var results = new Candidate[batch.Count];
        var queue = Enumerable.Range(0, batch.Count).OrderByDescending(i => Weight(batch[i])).ToList();
        Work(queue, cancellation, index =>
        {
            var candidate = evaluator.Evaluate(first + index, generation, batch[index], cancellation);
            folder.Append(candidate);
            tracker.Report(candidate);
            results[index] = candidate;
        });
        return [.. batch.Zip(results)];
    }

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
