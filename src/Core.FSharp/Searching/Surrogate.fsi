/// Search with a surrogate: a Gaussian process on what is paid for, exact values of what is not, and batches by expected
/// hypervolume improvement. Same ask and tell as Nsga2, for some hundred costly evaluations.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// A search between two evaluations.
[<Sealed>]
type internal SurrogateState =
    /// All evaluations of finished generations, in the order in which they were asked.
    member Archive: Evaluation list

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member Generation: int

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member Finished: bool

/// The search and its usual settings.
[<RequireQualifiedAccess>]
module Surrogate =

    /// 12 genomes, 8 generations, nothing known beforehand; where something is, it is worked out for two candidates of each place.
    val defaults: SurrogateOptions

    /// The start of a search; its first genomes can be asked for at once.
    val internal start: options: SurrogateOptions -> space: Space -> seed: Seed -> Result<SurrogateState, HybHanasError>

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    val internal ask: state: SurrogateState -> Genome list

    /// The state with results of genomes that were asked, some or all of the generation; their order makes no difference. A failure
    /// teaches what fails, and nothing about the objectives. When the last one is told, the next generation can be asked.
    /// Fails as Nsga2.tell does, and for objectives of which none is paid for.
    val internal tell: results: (Genome * Outcome) list -> state: SurrogateState -> Result<SurrogateState, HybHanasError>

    /// What the user should know of how the current generation was chosen, where it was not by the models.
    val internal note: state: SurrogateState -> string option

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    val internal front: state: SurrogateState -> Evaluation list
