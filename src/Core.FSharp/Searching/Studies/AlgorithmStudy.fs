/// The search algorithms side by side on a problem whose true front is known.
namespace HybHanas.Core.Searching.Studies

open System
open HybHanas.Core
open HybHanas.Core.Searching

/// One way to search the problem, many times.
type StudySetting =
    {
        Algorithm: SearchAlgorithm
        Problem: ToyProblem
        /// Standard deviation of what a training's luck adds to the error, 0 or more.
        Noise: float
    }

/// Fractions of the true hypervolume that searches found: least, quartiles, greatest.
type StudyFractions =
    {
        Least: float
        FirstQuartile: float
        Median: float
        ThirdQuartile: float
        Greatest: float
    }

[<RequireQualifiedAccess>]
module AlgorithmStudy =

    let private normal (seed: Seed) =
        sqrt (-2.0 * log (1.0 - Seed.uniform 0 seed))
        * cos (2.0 * Math.PI * Seed.uniform 1 seed)

    let private outcome (setting: StudySetting) seed (genome: Genome) =
        ToyProblem.objectives genome setting.Problem
        |> Result.map (fun objectives ->
            let luck =
                setting.Noise * normal (Seed.purpose ("luck of " + Genome.print genome) seed)

            Outcome.Scored(List.mapi (fun k x -> if k = 0 then x + luck else x) objectives))

    /// Time and parameters of a genome of the problem's grid, as a search may know them beforehand.
    let known (problem: ToyProblem) : KnownObjectives =
        fun genome ->
            match ToyProblem.objectives genome problem with
            | Ok(_ :: costs) -> Some(Array.ofList costs)
            | _ -> None

    let rec private run setting seed state = result {
        match SearchAlgorithm.ask state with
        | [] -> return state
        | genomes ->
            let! outcomes = genomes |> Results.traverse (outcome setting seed)
            let! next = SearchAlgorithm.tell (List.zip genomes outcomes) state
            return! run setting seed next
    }

    /// One whole search.
    let search (setting: StudySetting) (seed: Seed) : Result<SearchState, HybHanasError> =
        SearchAlgorithm.start setting.Algorithm setting.Problem.Space seed
        |> Result.bind (run setting seed)

    /// The true hypervolume, without any luck, of all that one search evaluated, as a fraction of the true front's.
    let fraction (setting: StudySetting) (seed: Seed) : Result<float, HybHanasError> = result {
        let! state = search setting seed

        let! points =
            state.Archive
            |> Results.traverse (fun evaluation -> ToyProblem.objectives evaluation.Genome setting.Problem)

        return! ToyProblem.fraction points setting.Problem
    }

    /// Quartiles by linear interpolation between the ordered values. Fails for none.
    let summary (fractions: float list) : Result<StudyFractions, HybHanasError> =
        let sorted = fractions |> List.sort |> Array.ofList

        let at share =
            let place = share * float (sorted.Length - 1)
            let low = int place
            let high = min (low + 1) (sorted.Length - 1)
            sorted[low] + (place - float low) * (sorted[high] - sorted[low])

        if sorted.Length = 0 then
            Error(HybHanasError.OutOfRange("searches of a study", "none", "at least one"))
        else
            Ok
                {
                    Least = sorted[0]
                    FirstQuartile = at 0.25
                    Median = at 0.5
                    ThirdQuartile = at 0.75
                    Greatest = Array.last sorted
                }
