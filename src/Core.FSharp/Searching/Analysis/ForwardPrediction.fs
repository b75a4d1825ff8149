/// What a Gaussian process on the earlier evaluations of a run says of the later ones, and of all of them in hindsight.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// A value that was seen, and what a process says of it.
type Prediction =
    {
        /// Position among the data.
        Index: int
        Observed: float
        Mean: float
        /// Standard deviation of the function, the luck of one training left out.
        Deviation: float
    }

[<RequireQualifiedAccess>]
module ForwardPrediction =

    /// Processes are conditioned on so many of the data at most, evenly taken.
    [<Literal>]
    let MaxData = 300

    /// Generations at most at which the process is made anew.
    [<Literal>]
    let MaxFits = 12

    let private thinned (items: 'a[]) : 'a list =
        if items.Length <= MaxData then
            List.ofArray items
        else
            [ for i in 0 .. MaxData - 1 -> items[i * items.Length / MaxData] ]

    let private predicted space (known: (Genome * float)[]) (asked: (int * Genome * float)[]) = result {
        let! gp = GaussianProcess.fit None (thinned known) space

        return!
            asked
            |> List.ofArray
            |> Results.traverse (fun (index, genome, observed) ->
                GaussianProcess.predict genome gp
                |> Result.map (fun struct (mean, deviation) ->
                    {
                        Index = index
                        Observed = observed
                        Mean = mean
                        Deviation = deviation
                    }))
    }

    /// Generations, but the first, at which a process is fitted: all, or MaxFits of them evenly.
    let private fits (generations: int[]) =
        let later = generations |> Array.distinct |> Array.sort |> Array.skip 1

        if later.Length <= MaxFits then
            later
        else
            Array.init MaxFits (fun i -> later[i * later.Length / MaxFits])

    /// For (generation, genome, value) each value after the first generation as predicted from the generations before the fit that is
    /// in force: a process is fitted at the start of every generation, or at MaxFits of them. Ordered as the data; none where there is one
    /// generation. Fails for genomes of another space and values that are not finite.
    let oneStepAhead (space: Space) (data: (int * Genome * float) list) : Result<Prediction list, HybHanasError> =
        let data = Array.ofList data

        if data.Length = 0 then
            Ok []
        else
            let starts = fits (data |> Array.map (fun (generation, _, _) -> generation))

            let ends =
                Array.append (Array.skip (min 1 starts.Length) starts) [| System.Int32.MaxValue |]

            Array.zip starts (Array.truncate starts.Length ends)
            |> List.ofArray
            |> Results.traverse (fun (start, stop) ->
                let known =
                    data
                    |> Array.choose (fun (generation, genome, value) -> if generation < start then Some(genome, value) else None)

                let asked =
                    data
                    |> Array.indexed
                    |> Array.choose (fun (i, (generation, genome, value)) ->
                        if generation >= start && generation < stop then
                            Some(i, genome, value)
                        else
                            None)

                predicted space known asked)
            |> Result.map (List.concat >> List.sortBy _.Index)

    /// The posterior mean at every genome of the data, from (at most MaxData of) the same data: what is left of the values when the luck
    /// of single trainings is taken out. Fails as oneStepAhead does.
    let hindsight (space: Space) (data: (Genome * float) list) : Result<Prediction list, HybHanasError> =
        let data = Array.ofList data

        if data.Length = 0 then
            Ok []
        else
            predicted space data (data |> Array.mapi (fun i (genome, value) -> i, genome, value))
