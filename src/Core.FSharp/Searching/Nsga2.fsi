/// Multi-objective search after NSGA-II (Deb et al. 2002) as ask and tell, for runs of a hundred costly evaluations:
/// no network is evaluated twice, parents come from the archive of all evaluations, the first generation is spread evenly,
/// and of several children for each place those are kept that fill gaps in the objectives that are known beforehand.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// Settings of a search.
type Nsga2Options =
    {
        /// Genomes of one generation, 2 or more.
        Population: int
        /// Generations, the first one included, 1 or more.
        Generations: int
        Rates: VariationRates
        /// Children made for each place of a generation, 1 or more; of no use without Cheap.
        ChildrenPerPlace: int
        /// What is known without a training, where anything is. Called for every child, not only for those asked, and some
        /// hundred times for the start.
        Cheap: KnownObjectives option
    }

/// A search between two evaluations.
[<Sealed>]
type Nsga2State =
    /// All evaluations of finished generations, in the order in which they were asked.
    member Archive: Evaluation list

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member Generation: int

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member Finished: bool

/// The search, step by step.
[<RequireQualifiedAccess>]
module Nsga2 =

    /// 12 genomes, 8 generations, crossover 0.9, mutation 0.2 for each gene, 3 children for each place, nothing known beforehand.
    val defaults: Nsga2Options

    /// The next generation after an archive; `evaluated` is what is known beforehand of its genomes.
    val internal bred:
        options: Nsga2Options -> space: Space -> seed: Seed -> evaluated: float[] list -> archive: Evaluation list -> Genome list

    /// The start of a search; its first genomes can be asked for at once.
    val start: options: Nsga2Options -> space: Space -> seed: Seed -> Result<Nsga2State, HybHanasError>

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    val ask: state: Nsga2State -> Genome list

    /// The state with results of genomes that were asked, some or all of the generation; their order makes no difference.
    /// When the last one is told, the next generation can be asked. Fails for a genome that was not asked or is told twice,
    /// and for objectives that are not finite or of another number than before.
    val tell: results: (Genome * Outcome) list -> state: Nsga2State -> Result<Nsga2State, HybHanasError>

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    val front: state: Nsga2State -> Evaluation list
