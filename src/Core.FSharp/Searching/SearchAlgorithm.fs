/// One seam for every way to search: start, ask, tell, front.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<RequireQualifiedAccess>]
type SearchAlgorithm =
    | Surrogate of SurrogateOptions
    | Nsga2 of Nsga2Options
    | Random of RandomOptions

[<RequireQualifiedAccess>]
type SearchState =
    internal
    | Surrogate of SurrogateState
    | Nsga2 of Nsga2State
    | Random of RandomState

    member this.Archive =
        match this with
        | Surrogate state -> state.Archive
        | Nsga2 state -> state.Archive
        | Random state -> state.Archive

    member this.Generation =
        match this with
        | Surrogate state -> state.Generation
        | Nsga2 state -> state.Generation
        | Random state -> state.Generation

    member this.Finished =
        match this with
        | Surrogate state -> state.Finished
        | Nsga2 state -> state.Finished
        | Random state -> state.Finished

[<RequireQualifiedAccess>]
module SearchAlgorithm =

    let start (algorithm: SearchAlgorithm) (space: Space) (seed: Seed) : Result<SearchState, HybHanasError> =
        match algorithm with
        | SearchAlgorithm.Surrogate options -> Surrogate.start options space seed |> Result.map SearchState.Surrogate
        | SearchAlgorithm.Nsga2 options -> Nsga2.start options space seed |> Result.map SearchState.Nsga2
        | SearchAlgorithm.Random options -> RandomSearch.start options space seed |> Result.map SearchState.Random

    let ask (state: SearchState) : Genome list =
        match state with
        | SearchState.Surrogate state -> Surrogate.ask state
        | SearchState.Nsga2 state -> Nsga2.ask state
        | SearchState.Random state -> RandomSearch.ask state

    let tell (results: (Genome * Outcome) list) (state: SearchState) : Result<SearchState, HybHanasError> =
        match state with
        | SearchState.Surrogate state -> Surrogate.tell results state |> Result.map SearchState.Surrogate
        | SearchState.Nsga2 state -> Nsga2.tell results state |> Result.map SearchState.Nsga2
        | SearchState.Random state -> RandomSearch.tell results state |> Result.map SearchState.Random

    let front (state: SearchState) : Evaluation list =
        match state with
        | SearchState.Surrogate state -> Surrogate.front state
        | SearchState.Nsga2 state -> Nsga2.front state
        | SearchState.Random state -> RandomSearch.front state

    let note (state: SearchState) : string option =
        match state with
        | SearchState.Surrogate state -> Surrogate.note state
        | SearchState.Nsga2 _
        | SearchState.Random _ -> None
