using HybHanas.Core.Searching;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>The core's algorithms by the facade's names.</summary>
internal static class Algorithms
{
    /// <summary>The chosen algorithm; the cost of a genome, which needs no training, is what it knows beforehand.</summary>
    public static SearchAlgorithm For(SearchOptions options, Objectives objectives, CandidateEvaluator evaluator, ChoosingTime time) => For(
        options.Algorithm, options.Population, options.Generations, time.Without(objectives.KnownBeforehand(evaluator)),
        objectives.Sketches(evaluator.Space));

    /// <summary>The algorithm of that name.</summary>
    public static SearchAlgorithm For(
        Algorithm algorithm, int population, int generations, FSharpOption<FSharpFunc<Genome, FSharpOption<double[]>?>> known,
        FSharpOption<FSharpFunc<Genome, Sketch>> sketches) =>
        algorithm switch
        {
            Algorithm.Nsga2 => SearchAlgorithm.NewNsga2(
                new(population, generations, Nsga2.defaults.Rates, Nsga2.defaults.ChildrenPerPlace, known)),
            Algorithm.Random => SearchAlgorithm.NewRandom(new(population, generations)),
            _ => SearchAlgorithm.NewSurrogate(new(population, generations, known, sketches, Surrogate.defaults.CheapPerPlace)),
        };
}
