/// Successive halving (Jamieson and Talwalkar 2016) over epochs: every network is trained a little, the best third three times as long.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How a training stands at a rung.
[<Struct>]
type Standing =
    {
        /// Validation accuracy after the rung's epochs.
        Accuracy: float
        /// Validation loss after them, which decides between equal accuracies.
        Loss: float
        /// False for a training that has ended for another reason; it takes part in the count and does not go on.
        CanGoOn: bool
    }

[<RequireQualifiedAccess>]
module SuccessiveHalving =

    let private factor = 3

    /// The most rungs.
    let most = 8

    let private thirdOf count = (count + factor - 1) / factor

    /// Epochs at the end of each rung, ascending: the last has all of them, each before it a third of the next, rounded up.
    /// Fails for a number of rungs outside 1..8, for less than one epoch and where two rungs would end after the same epoch.
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

    /// The places that go on from a rung, ascending: by accuracy, then by loss, then by place the best third, rounded up, of all that stand
    /// there; fewer where fewer can go on.
    let promoted (standings: Standing[]) : int list =
        standings
        |> Array.indexed
        |> Array.filter (fun (_, standing) -> standing.CanGoOn)
        |> Array.sortBy (fun (place, standing) -> -standing.Accuracy, standing.Loss, place)
        |> Array.truncate (thirdOf standings.Length)
        |> Array.map fst
        |> Array.sort
        |> List.ofArray

    /// Epochs that a generation of so many networks takes in all, where none fails or is stopped early.
    let effort (population: int) (rungs: int list) : int64 =
        let passed = List.scan (fun alive _ -> thirdOf alive) population (List.tail rungs)
        let epochs = List.map2 (-) rungs (0 :: List.truncate (rungs.Length - 1) rungs)

        List.map2 (fun alive (epochs: int) -> int64 alive * int64 epochs) passed epochs
        |> List.sum
