/// The search algorithms side by side on a problem whose true front is known.
namespace HybHanas.Core.Searching.Studies

open System
open HybHanas.Core
open HybHanas.Core.Searching

type StudySetting =
    {
        Algorithm: SearchAlgorithm
        Problem: ToyProblem
        Noise: float
    }

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

    let search (setting: StudySetting) (seed: Seed) : Result<SearchState, HybHanasError> =
        SearchAlgorithm.start setting.Algorithm setting.Problem.Space seed
        |> Result.bind (run setting seed)

    let fraction (setting: StudySetting) (seed: Seed) : Result<float, HybHanasError> = result {
        let! state = search setting seed

        let! points =
            state.Archive
            |> Results.traverse (fun evaluation -> ToyProblem.objectives evaluation.Genome setting.Problem)

        return! ToyProblem.fraction points setting.Problem
    }

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
