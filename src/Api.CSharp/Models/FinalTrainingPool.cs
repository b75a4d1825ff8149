using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Training;

namespace HybHanas.Models;

/// <summary>One training: what came out, and the parameters where it did not fail.</summary>
internal sealed record SeedOutcome(SeedResult Result, float[] Parameters);

/// <summary>Every training of one network, its own before its twin's.</summary>
internal sealed record TrainedSeeds(
    Candidate Candidate, Architecture Architecture, double LearningRate, IReadOnlyList<SeedOutcome> Outcomes);

/// <summary>Trains networks and their twins, one training for each thread. Each depends on the run's seed, the network and the number of
/// its own seed alone.</summary>
internal sealed class FinalTrainingPool(
    SearchSetup setup, FinalData data, FinalTrainingOptions options, IProgress<FinalTrainingProgress>? progress, long start)
{
    /// <summary>One cycle reaches twice the constant rate (docs/recipe.md).</summary>
    private const double CycleFactor = 2;

    private readonly Lock gate = new();
    private int finishedEpochs;
    private int finished;
    private int trainings;

    private sealed record Job(int Network, int Seed, bool Twin);

    /// <summary>The networks all of whose trainings ended.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before that held for any.</exception>
    public IReadOnlyList<TrainedSeeds> Train(IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var genomes = candidates.Select(candidate => GenomeModule.parse(candidate.Genome).OrThrow()).ToList();
        var architectures = genomes.Select(genome => SpaceModule.decode(genome, setup.Space).OrThrow()).ToList();
        var rates = genomes.Select(Rate).ToList();
        List<Job> tasks =
        [
            .. from twin in (bool[])[false, true]
               from network in Enumerable.Range(0, candidates.Count)
               from seed in Enumerable.Range(1, options.Seeds)
               select new Job(network, seed, twin),
        ];
        trainings = tasks.Count;
        var outcomes = new ConcurrentDictionary<Job, SeedOutcome>();
        try
        {
            Parallel.ForEach(
                Partitioner.Create(tasks, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = setup.Threads, CancellationToken = cancellation },
                task => outcomes[task] = One(
                    task, candidates[task.Network], architectures[task.Network], rates[task.Network], cancellation));
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
        catch (OperationCanceledException) when (Whole().Any())
        {
        }

        return [.. Whole().Select(network => new TrainedSeeds(
            candidates[network], architectures[network], rates[network],
            [.. tasks.Where(task => task.Network == network).Select(task => outcomes[task])]))];

        IEnumerable<int> Whole() => Enumerable.Range(0, candidates.Count)
            .Where(network => tasks.Where(task => task.Network == network).All(outcomes.ContainsKey));
    }

    private double Rate(Genome genome)
    {
        var rate = LearningRate.ofGenome(genome, setup.Space).OrThrow() is { } own ? own.Value : setup.Options.LearningRate;
        return options.Schedule == TrainingSchedule.OneCycle ? CycleFactor * rate : rate;
    }

    private SeedOutcome One(Job task, Candidate candidate, Architecture architecture, double rate, CancellationToken cancellation)
    {
        var central = task.Twin ? CentralLayer.DenseTanh : CentralLayer.Quantum;
        var seed = SeedModule.item(task.Seed, SeedModule.purpose("final " + candidate.Genome, setup.Seed));
        var trained = setup.Trainer.Train(
            architecture, data.Training, data.Evaluation,
            new TrainingOptions
            {
                Epochs = options.Epochs,
                BatchSize = setup.Options.BatchSize,
                LearningRate = rate,
                Schedule = options.Schedule == TrainingSchedule.OneCycle ? LearningRateSchedule.OneCycle : LearningRateSchedule.Constant,
                Central = central,
                StopBelowAccuracy = 0,
            },
            seed, new Immediate(() => Report(null, null)), cancellation);
        var outcome = trained.IsError
            ? new SeedOutcome(new SeedResult(task.Seed, task.Twin, null, HybHanasErrorModule.message(trained.ErrorValue)), [])
            : new SeedOutcome(
                new SeedResult(task.Seed, task.Twin, Accuracy(architecture, trained.ResultValue.Parameters, central, cancellation), null),
                trained.ResultValue.Parameters);
        Report(outcome.Result, candidate.Id);
        return outcome;
    }

    /// <summary>As a saved model computes it.</summary>
    private double Accuracy(Architecture architecture, float[] parameters, CentralLayer central, CancellationToken cancellation)
    {
        var logits = TrainedNetwork.Create(architecture, parameters, central).OrThrow().OutputsOf(data.Evaluation, cancellation).OrThrow().Logits;
        var labels = data.Evaluation.Labels.ToArray();
        var right = logits.Chunk(architecture.Classes).Zip(labels).Count(pair => Array.IndexOf(pair.First, pair.First.Max()) == pair.Second);
        return (double)right / labels.Length;
    }

    private void Report(SeedResult? last, int? candidate)
    {
        lock (gate)
        {
            if (last is null)
                finishedEpochs++;
            else
                finished++;
            progress?.Report(new FinalTrainingProgress
            {
                FinishedEpochs = finishedEpochs,
                Epochs = trainings * options.Epochs,
                Finished = finished,
                Trainings = trainings,
                Last = last,
                Candidate = candidate,
                Elapsed = Stopwatch.GetElapsedTime(start),
            });
        }
    }

    private sealed class Immediate(Action then) : IProgress<EpochResult>
    {
        public void Report(EpochResult value) => then();
    }
}
