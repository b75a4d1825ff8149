/// One seam for every way to search: start, ask, tell, front.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How to search, with its settings.
[<RequireQualifiedAccess>]
type SearchAlgorithm =
    | Surrogate of SurrogateOptions
    | Nsga2 of Nsga2Options
    | Random of RandomOptions

/// A search between two evaluations, whatever its algorithm.
[<RequireQualifiedAccess>]
type SearchState =
    | Surrogate of SurrogateState
    | Nsga2 of Nsga2State
    | Random of RandomState

    /// All evaluations of finished generations, in the order in which they were asked.
    member this.Archive =
        match this with
        | Surrogate state -> state.Archive
        | Nsga2 state -> state.Archive
        | Random state -> state.Archive

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member this.Generation =
        match this with
        | Surrogate state -> state.Generation
        | Nsga2 state -> state.Generation
        | Random state -> state.Generation

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member this.Finished =
        match this with
        | Surrogate state -> state.Finished
        | Nsga2 state -> state.Finished
        | Random state -> state.Finished

[<RequireQualifiedAccess>]
module SearchAlgorithm =

    /// The start of a search; its first genomes can be asked for at once. Fails for settings out of range.
    let start (algorithm: SearchAlgorithm) (space: Space) (seed: Seed) : Result<SearchState, HybHanasError> =
        match algorithm with
        | SearchAlgorithm.Surrogate options -> Surrogate.start options space seed |> Result.map SearchState.Surrogate
        | SearchAlgorithm.Nsga2 options -> Nsga2.start options space seed |> Result.map SearchState.Nsga2
        | SearchAlgorithm.Random options -> RandomSearch.start options space seed |> Result.map SearchState.Random

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    let ask (state: SearchState) : Genome list =
        match state with
        | SearchState.Surrogate state -> Surrogate.ask state
        | SearchState.Nsga2 state -> Nsga2.ask state
        | SearchState.Random state -> RandomSearch.ask state

    /// The state with results of genomes that were asked, some or all of the generation, in any order. When the last one is
    /// told, the next generation can be asked. Fails for a genome that was not asked or is told twice, and for objectives
    /// that are not finite or of another number than before.
    let tell (results: (Genome * Outcome) list) (state: SearchState) : Result<SearchState, HybHanasError> =
        match state with
        | SearchState.Surrogate state -> Surrogate.tell results state |> Result.map SearchState.Surrogate
        | SearchState.Nsga2 state -> Nsga2.tell results state |> Result.map SearchState.Nsga2
        | SearchState.Random state -> RandomSearch.tell results state |> Result.map SearchState.Random

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    let front (state: SearchState) : Evaluation list =
        match state with
        | SearchState.Surrogate state -> Surrogate.front state
        | SearchState.Nsga2 state -> Nsga2.front state
        | SearchState.Random state -> RandomSearch.front state

    /// What the user should know of how the current generation was chosen: a surrogate that has more to model than it can says so.
    let note (state: SearchState) : string option =
        match state with
        | SearchState.Surrogate state -> Surrogate.note state
        | SearchState.Nsga2 _
        | SearchState.Random _ -> None
