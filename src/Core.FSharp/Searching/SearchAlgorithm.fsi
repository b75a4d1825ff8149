/// One seam for every way to search: start, ask, tell, front.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How to search, with its settings.
[<RequireQualifiedAccess>]
type SearchAlgorithm =
    /// Gaussian processes choose.
    | Surrogate of SurrogateOptions
    /// A population evolves.
    | Nsga2 of Nsga2Options
    /// Draws, for comparison.
    | Random of RandomOptions

/// A search between two evaluations, whatever its algorithm.
[<Sealed>]
type SearchState =
    /// All evaluations of finished generations, in the order in which they were asked.
    member Archive: Evaluation list

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member Generation: int

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member Finished: bool

/// Any search, step by step.
[<RequireQualifiedAccess>]
module SearchAlgorithm =

    /// The start of a search; its first genomes can be asked for at once. Fails for settings out of range.
    val start: algorithm: SearchAlgorithm -> space: Space -> seed: Seed -> Result<SearchState, HybHanasError>

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    val ask: state: SearchState -> Genome list

    /// The state with results of genomes that were asked, some or all of the generation, in any order. When the last one is
    /// told, the next generation can be asked. Fails for a genome that was not asked or is told twice, and for objectives
    /// that are not finite or of another number than before.
    val tell: results: (Genome * Outcome) list -> state: SearchState -> Result<SearchState, HybHanasError>

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    val front: state: SearchState -> Evaluation list

    /// What the user should know of how the current generation was chosen: a surrogate that has more to model than it can says so.
    val note: state: SearchState -> string option
