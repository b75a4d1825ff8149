/// Paired tests of two methods over the same seeds: the sign test and Wilcoxon's signed-rank test (Wilcoxon 1945), both exact.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

type PairedTest =
    {
        Pairs: int
        FirstGreater: int
        MedianDifference: float
        SignP: float
        SignedRankP: float
    }

[<RequireQualifiedAccess>]
module SignedRank =

    [<Literal>]
    let MaxPairs = 500

    /// Ranks times two of the magnitudes, equal ones sharing the mean of theirs.
    let private doubledRanks (magnitudes: float[]) : int[] =
        magnitudes
        |> Array.map (fun magnitude ->
            let below = magnitudes |> Seq.filter (fun other -> other < magnitude) |> Seq.length
            let equal = magnitudes |> Seq.filter (fun other -> other = magnitude) |> Seq.length
            2 * below + equal + 1)

    /// P(sum of the ranks that a fair coin picks <= bound).
    let private lowerTail (ranks: int[]) (bound: int) : float =
        let chances = Array.zeroCreate (Array.sum ranks + 1)
        chances[0] <- 1.0

        for rank in ranks do
            for sum in chances.Length - 1 .. -1 .. 0 do
                chances[sum] <- 0.5 * (chances[sum] + (if sum >= rank then chances[sum - rank] else 0.0))

        chances |> Seq.truncate (bound + 1) |> Seq.sum

    let private twoSided (ranks: int[]) (positive: int) =
        let least = min positive (Array.sum ranks - positive)
        min 1.0 (2.0 * lowerTail ranks least)

    let private median (values: float[]) =
        let sorted = Array.sort values
        0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2])

    let test (pairs: (float * float) list) : Result<PairedTest, HybHanasError> = result {
        do!
            Results.require
                (not pairs.IsEmpty && pairs.Length <= MaxPairs)
                (HybHanasError.OutOfRange("pairs of a paired test", string pairs.Length, $"1..{MaxPairs}"))

        let differences =
            pairs |> List.map (fun (first, second) -> first - second) |> Array.ofList

        do!
            Results.require
                (Array.forall Double.IsFinite differences)
                (HybHanasError.OutOfRange("values of a paired test", "not finite", "finite numbers"))

        let unequal = differences |> Array.filter (fun difference -> difference <> 0.0)
        let ranks = doubledRanks (Array.map abs unequal)
        let positive = Array.map (fun difference -> difference > 0.0) unequal
        let greater = positive |> Seq.filter id |> Seq.length

        let positiveRanks =
            Array.zip positive ranks
            |> Array.sumBy (fun (isPositive, rank) -> if isPositive then rank else 0)

        return
            {
                Pairs = unequal.Length
                FirstGreater = greater
                MedianDifference = median differences
                SignP = twoSided (Array.create unequal.Length 1) greater
                SignedRankP = twoSided ranks positiveRanks
            }
    }
