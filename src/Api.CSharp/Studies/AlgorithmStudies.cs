using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Core.Searching.Studies;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas.Studies;

/// <summary>The search algorithms on synthetic problems whose true front is known by enumeration.</summary>
public static class AlgorithmStudies
{
    /// <summary>Runs every algorithm on both grids with 96 (12 x 8) and 480 (24 x 20) evaluations. Minutes for 31 seeds.</summary>
    /// <param name="options">Seeds and noise; null takes the defaults.</param>
    /// <param name="cancellation">Honoured between two searches.</param>
    /// <exception cref="HybHanasException">An option is out of range ("out-of-range").</exception>
    public static IReadOnlyList<AlgorithmStudyRow> Run(AlgorithmStudyOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new AlgorithmStudyOptions();
        StudyChecks.Require(options.Seeds is >= 1 and <= 10_000, "seeds", options.Seeds, "1..10000");
        StudyChecks.Require(options.Noise is >= 0 and <= 1, "noise", options.Noise, "0..1");
        var rows = new List<AlgorithmStudyRow>();
        foreach (var (grid, problem) in new[] { ("full", ToyProblemModule.full.OrThrow()), ("small", ToyProblemModule.small.OrThrow()) })
            foreach (var (population, generations) in new[] { (12, 8), (24, 20) })
                foreach (var (name, algorithm) in Contenders(population, generations, problem))
                    rows.Add(Row(grid, population * generations, name, new StudySetting(algorithm, problem, options.Noise), options.Seeds, cancellation));
        return rows;
    }

    private static IEnumerable<(string Name, SearchAlgorithm Algorithm)> Contenders(int population, int generations, ToyProblem problem)
    {
        var known = FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>>.Some(
            FuncConvert.FromFunc((Genome genome) => AlgorithmStudy.known(problem, genome)));
        var sketches = FSharpOption<FSharpFunc<Genome, Sketch>>.Some(
            FuncConvert.FromFunc((Genome genome) => SketchModule.ofNetwork(problem.Space, genome)));
        yield return ("random", Algorithms.For(Algorithm.Random, population, generations, known, sketches));
        yield return ("nsga2", Algorithms.For(Algorithm.Nsga2, population, generations, known, sketches));
        yield return ("surrogate", Algorithms.For(Algorithm.Surrogate, population, generations, known, sketches));
        yield return (
            "surrogate, every cost worked out",
            SearchAlgorithm.NewSurrogate(new(population, generations, known, null, FSharpOption<int>.None)));
    }

    private static AlgorithmStudyRow Row(
        string grid, int evaluations, string name, StudySetting setting, int seeds, CancellationToken cancellation)
    {
        var fractions = new double[seeds];
        var start = Environment.CpuUsage.TotalTime;
        Parallel.For(
            0, seeds, new ParallelOptions { CancellationToken = cancellation },
            seed => fractions[seed] = AlgorithmStudy.fraction(setting, SeedModule.create((ulong)seed)).OrThrow());
        var found = AlgorithmStudy.summary(ListModule.OfSeq(fractions)).OrThrow();
        return new AlgorithmStudyRow
        {
            Grid = grid,
            Evaluations = evaluations,
            Algorithm = name,
            Least = found.Least,
            FirstQuartile = found.FirstQuartile,
            Median = found.Median,
            ThirdQuartile = found.ThirdQuartile,
            Greatest = found.Greatest,
            ChoosingSeconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds / seeds,
        };
    }
}
