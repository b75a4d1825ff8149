/// Successive halving (Jamieson and Talwalkar 2016) over epochs: every network is trained a little, the best third three times as long.
namespace HybHanas.Core.Searching

open HybHanas.Core

[<Struct>]
type Standing =
    {
        Accuracy: float
        Loss: float
        CanGoOn: bool
    }

[<RequireQualifiedAccess>]
module SuccessiveHalving =

    let private factor = 3

    let most = 8

    let private thirdOf count = (count + factor - 1) / factor

    let rungs (count: int) (epochs: int) : Result<int list, HybHanasError> = result {
        do! Results.require (count >= 1 && count <= most) (HybHanasError.OutOfRange("rungs", string count, $"1..{most}"))
        do! Results.require (epochs >= 1) (HybHanasError.OutOfRange("epochs", string epochs, "1 or more"))

        let ends =
            List.init count id
            |> List.scan (fun epochs _ -> thirdOf epochs) epochs
            |> List.truncate count

        let distinct = ends |> List.distinct |> List.length

        do!
            Results.require
                (distinct = count)
                (HybHanasError.OutOfRange(
                    "rungs",
                    string count,
                    $"1..{distinct} for {epochs} epochs, as each rung has a third of the next"
                ))

        return List.rev ends
    }

    let promoted (standings: Standing[]) : int list =
        standings
        |> Array.indexed
        |> Array.filter (fun (_, standing) -> standing.CanGoOn)
        |> Array.sortBy (fun (place, standing) -> -standing.Accuracy, standing.Loss, place)
        |> Array.truncate (thirdOf standings.Length)
        |> Array.map fst
        |> Array.sort
        |> List.ofArray

    let effort (population: int) (rungs: int list) : int64 =
        let passed = List.scan (fun alive _ -> thirdOf alive) population (List.tail rungs)
        let epochs = List.map2 (-) rungs (0 :: List.truncate (rungs.Length - 1) rungs)

        List.map2 (fun alive (epochs: int) -> int64 alive * int64 epochs) passed epochs
        |> List.sum
