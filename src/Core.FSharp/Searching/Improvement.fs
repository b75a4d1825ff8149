/// Which of several candidates with uncertain objectives to evaluate together: greedily by expected hypervolume improvement.
namespace HybHanas.Core.Searching

open System
open System.Runtime.CompilerServices
open System.Collections.Generic
open HybHanas.Core
open MathNet.Numerics

/// A candidate's objectives before it is evaluated: normal, those with standard deviation 0 exact.
type internal Prospect =
    {
        Means: float[]
        Deviations: float[]
        /// Probability that its evaluation succeeds.
        Success: float
    }

[<RequireQualifiedAccess>]
module internal Improvement =

    /// What an objective may optimistically be.
    let optimistic (prospect: Prospect) : float[] =
        Array.map2 (-) prospect.Means prospect.Deviations

    let private tableEnd, private tableSteps = 6.0, 256

    /// The normal distribution function at steps of 1/256 from -6 to 6.
    let private normalTable =
        Array.init (2 * int tableEnd * tableSteps + 2) (fun i ->
            0.5 * SpecialFunctions.Erfc((tableEnd - float i / float tableSteps) / sqrt 2.0))

    /// To 1e-6, by linear interpolation.
    let private normalCdf z =
        if z <= -tableEnd then
            0.0
        elif z >= tableEnd then
            1.0
        else
            let place = (z + tableEnd) * float tableSteps
            let low = int place

            normalTable[low]
            + (place - float low) * (normalTable[low + 1] - normalTable[low])

    /// The prospect that may add most and what, negated, with its index: the least first, of equal ones the first.
    let private next (bounds: PriorityQueue<int, struct (float * int)>) : int * struct (float * int) =
        let mutable first, bound = 0, struct (0.0, 0)
        bounds.TryPeek(&first, &bound) |> ignore
        first, bound

    let private column k (rows: float[][]) = rows |> Array.map (fun row -> row[k])

    /// Uniform points of the box from the best value of each objective to be hoped for to the worst value seen and a tenth
    /// of the range, without those that an incumbent dominates.
    let openPoints count seed (incumbents: float[][]) (seen: float[][]) (prospects: Prospect[]) : float[][] =
        let hoped = Array.append incumbents (Array.map optimistic prospects)

        let box =
            Array.init incumbents[0].Length (fun k ->
                let low, worst = Array.min (column k hoped), Array.max (column k seen)
                low, worst + 0.1 * (worst - Array.min (column k seen)))

        let dimensions = box.Length

        Array.init count (fun i ->
            Array.init dimensions (fun k ->
                let low, high = box[k]
                low + (high - low) * Seed.uniform (i * dimensions + k) seed))
        |> Array.filter (fun u -> not (incumbents |> Array.exists (fun incumbent -> Array.forall2 (<=) incumbent u)))

    /// Probability that the prospect is nowhere worse than each of the points, of which each objective is a column. The points fall in their last
    /// objective; those from the end on that an exact value rules out are left off.
    [<MethodImpl(MethodImplOptions.AggressiveOptimization)>]
    let private covers (columns: float[][]) (prospect: Prospect) : float[] =
        let last = columns.Length - 1

        let reached =
            if prospect.Deviations[last] > 0.0 then
                columns[last].Length
            else
                let beyond = columns[last] |> Array.tryFindIndex (fun u -> u < prospect.Means[last])
                defaultArg beyond columns[last].Length

        let probabilities = Array.create reached prospect.Success

        for k in 0..last do
            let column, mean, deviation = columns[k], prospect.Means[k], prospect.Deviations[k]

            for j in 0 .. reached - 1 do
                if probabilities[j] > 0.0 then
                    let slack = column[j] - mean

                    if deviation > 0.0 then
                        probabilities[j] <- probabilities[j] * normalCdf (slack / deviation)
                    elif slack < 0.0 then
                        probabilities[j] <- 0.0

        probabilities

    /// Up to `wanted` indices of prospects, best first: each is the one that adds most expected hypervolume to the incumbents and
    /// to those before it. Fewer where no other adds anything. `seen` are objectives that bound what is of interest.
    /// What a prospect adds only shrinks as others are taken, so that what it once added bounds it (Minoux 1978), and few are looked at again.
    let batch
        (samples: int)
        (wanted: int)
        (seed: Seed)
        (incumbents: float[][])
        (seen: float[][])
        (prospects: Prospect[])
        : int list =
        let points =
            openPoints samples seed incumbents seen prospects
            |> Array.sortByDescending Array.last

        let columns = Array.init incumbents[0].Length (fun k -> column k points)
        let probabilities = prospects |> Array.map (covers columns)
        let weights = Array.create points.Length 1.0

        let bound i : struct (float * int) =
            struct (-(Cholesky.dot probabilities[i].Length weights probabilities[i]), i)

        let bounds = PriorityQueue(Seq.init prospects.Length (fun i -> struct (i, bound i)))

        let taken = ResizeArray()

        while taken.Count < wanted && bounds.Count > 0 do
            let best = bounds.Dequeue()
            let struct (loss, _) as now = bound best

            if loss < 0.0 then
                if bounds.Count = 0 || Comparer.Default.Compare(now, snd (next bounds)) < 0 then
                    taken.Add best
                    let covered = probabilities[best]

                    for j in 0 .. covered.Length - 1 do
                        weights[j] <- weights[j] * (1.0 - covered[j])
                else
                    bounds.Enqueue(best, now)

        List.ofSeq taken
