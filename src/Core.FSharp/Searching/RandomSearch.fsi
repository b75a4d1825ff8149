/// Search by distinct random networks: what every other search must beat.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// Settings of a search.
type RandomOptions =
    {
        /// Genomes of one generation, 1 or more.
        Population: int
        /// Generations, 1 or more.
        Generations: int
    }

/// A search between two evaluations.
[<Sealed>]
type internal RandomState =
    /// All evaluations of finished generations, in the order in which they were asked.
    member Archive: Evaluation list

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member Generation: int

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member Finished: bool

/// The search, step by step.
[<RequireQualifiedAccess>]
module internal RandomSearch =

    /// The start of a search; its first genomes can be asked for at once.
    val start: options: RandomOptions -> space: Space -> seed: Seed -> Result<RandomState, HybHanasError>

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    val ask: state: RandomState -> Genome list

    /// As Nsga2.tell.
    val tell: results: (Genome * Outcome) list -> state: RandomState -> Result<RandomState, HybHanasError>

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    val front: state: RandomState -> Evaluation list
