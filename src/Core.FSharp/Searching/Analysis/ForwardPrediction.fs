/// What a Gaussian process on the earlier evaluations of a run says of the later ones, and of all of them in hindsight.
namespace HybHanas.Core.Searching

open HybHanas.Core

type Prediction =
    {
        Index: int
        Observed: float
        Mean: float
        Deviation: float
    }

[<RequireQualifiedAccess>]
module ForwardPrediction =

    /// Processes are conditioned on so many of the data at most, evenly taken.
    let private mostData = 300

    /// Generations at most at which the process is made anew.
    let private mostFits = 12

    let private thinned (items: 'a[]) : 'a list =
        if items.Length <= mostData then
            List.ofArray items
        else
            [ for i in 0 .. mostData - 1 -> items[i * items.Length / mostData] ]

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

    /// Generations, but the first, at which a process is fitted: all, or mostFits of them evenly.
    let private fits (generations: int[]) =
        let later = generations |> Array.distinct |> Array.sort |> Array.skip 1

        if later.Length <= mostFits then
            later
        else
            Array.init mostFits (fun i -> later[i * later.Length / mostFits])

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

    let hindsight (space: Space) (data: (Genome * float) list) : Result<Prediction list, HybHanasError> =
        let data = Array.ofList data

        if data.Length = 0 then
            Ok []
        else
            predicted space data (data |> Array.mapi (fun i (genome, value) -> i, genome, value))
