/// Which of several candidates with uncertain objectives to evaluate together: greedily by expected hypervolume improvement.
namespace HybHanas.Core.Searching

open System
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

    /// Probability that the prospect is nowhere worse than u.
    let private covers (prospect: Prospect) (u: float[]) : float =
        let mutable probability = prospect.Success
        let mutable k = u.Length - 1

        // Exact objectives come last and decide most cases without a normal distribution.
        while k >= 0 && probability > 0.0 do
            let slack = u[k] - prospect.Means[k]

            if prospect.Deviations[k] > 0.0 then
                probability <- probability * normalCdf (slack / prospect.Deviations[k])
            elif slack < 0.0 then
                probability <- 0.0

            k <- k - 1

        probability

    let private column k (rows: float[][]) = rows |> Array.map (fun row -> row[k])

    /// Uniform points of the box from the best value of each objective to be hoped for to the worst value seen and a tenth
    /// of the range, without those that an incumbent dominates.
    let private openPoints count seed (incumbents: float[][]) (seen: float[][]) (prospects: Prospect[]) : float[][] =
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

    /// Up to `wanted` indices of prospects, best first: each is the one that adds most expected hypervolume to the incumbents and
    /// to those before it. Fewer where no other adds anything. `seen` are objectives that bound what is of interest.
    let batch
        (samples: int)
        (wanted: int)
        (seed: Seed)
        (incumbents: float[][])
        (seen: float[][])
        (prospects: Prospect[])
        : int list =
        let points = openPoints samples seed incumbents seen prospects

        let probabilities =
            prospects |> Array.map (fun prospect -> points |> Array.map (covers prospect))

        let weights = Array.create points.Length 1.0
        let taken = ResizeArray()
        let mutable exhausted = prospects.Length = 0

        while taken.Count < wanted && not exhausted do
            let mutable best = -1
            let mutable most = 0.0

            for i in 0 .. prospects.Length - 1 do
                if not (taken.Contains i) then
                    let gain = Cholesky.dot points.Length weights probabilities[i]

                    if gain > most then
                        best <- i
                        most <- gain

            if best < 0 then
                exhausted <- true
            else
                taken.Add best
                let covered = probabilities[best]

                for j in 0 .. weights.Length - 1 do
                    weights[j] <- weights[j] * (1.0 - covered[j])

        List.ofSeq taken
