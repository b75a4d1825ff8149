/// Gaussian process regression on genomes, with its data checked.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

[<RequireQualifiedAccess; CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module internal GaussianProcess =

    let internal noTrend: Trend = fun _ -> [||]

    let private checkData (space: Space) (data: (Genome * float) list) = result {
        do!
            Results.require
                (not data.IsEmpty)
                (HybHanasError.OutOfRange("data of a Gaussian process", "none", "at least one value"))

        let! _ =
            data
            |> Results.traverse (fun (genome, value) ->
                Space.check genome space
                |> Result.bind (fun () ->
                    Results.require
                        (Double.IsFinite value)
                        (HybHanasError.OutOfRange($"value of genome '{genome}'", string value, "a finite number"))))

        return ()
    }

    let private datumsOf space (trend: Trend) genomes =
        genomes
        |> Array.map (fun genome -> genome, trend genome)
        |> Covariance.data space

    let private split (space: Space) trend (data: (Genome * float) list) =
        data |> List.map fst |> Array.ofList |> datumsOf space trend, data |> List.map snd |> Array.ofList

    /// As `condition`, with a trend; the factor of an earlier process of the same parameters on the first of the same data is used again.
    let internal conditionWith
        (trend: Trend)
        (earlier: GaussianProcess option)
        (parameters: KernelParameters)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        let legal number = Double.IsFinite number && number >= 0.0

        result {
            do!
                Results.require
                    (parameters.Weights.Length = space.Genes.Count)
                    (HybHanasError.OutOfRange(
                        "weights of a kernel",
                        $"{parameters.Weights.Length} numbers",
                        $"{space.Genes.Count}, one for each gene"
                    ))

            do!
                Results.require
                    (legal parameters.Nugget && Array.forall legal parameters.Weights)
                    (HybHanasError.OutOfRange("parameters of a kernel", "below 0 or not finite", "0 or more"))

            do! checkData space data
            let rows, values = split space trend data
            return Kriging.conditioned space trend earlier parameters rows values
        }

    /// The process with the given parameters, conditioned on values of genomes. A genome may come more than once. Fails without data,
    /// for a genome of another space, a value that is not finite, and parameters of another number or below 0.
    let condition
        (parameters: KernelParameters)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        conditionWith noTrend None parameters data space

    /// As `fit`, with a trend.
    let internal fitWith
        (trend: Trend)
        (earlier: KernelParameters option)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        checkData space data
        |> Result.map (fun () ->
            let rows, values = split space trend data
            let parameters = KernelSearch.likeliest space earlier rows values
            Kriging.conditioned space trend None parameters rows values)

    /// The process with the parameters that are likeliest (judged by 240 of the data at most) after log-normal priors (weights around 0.6,
    /// nugget around 0.01), found by a coordinate search over their logarithms: from the priors' centres, or in fewer steps
    /// from those of an earlier fit. Fails for data as `condition` does.
    let fit
        (earlier: KernelParameters option)
        (data: (Genome * float) list)
        (space: Space)
        : Result<GaussianProcess, HybHanasError> =
        fitWith noTrend earlier data space

    /// Mean and standard deviation of the function (without the noise) at each of the genomes. Fails for a genome of another space.
    let predictAll (genomes: Genome[]) (gp: GaussianProcess) : Result<struct (float * float)[], HybHanasError> =
        genomes
        |> List.ofArray
        |> Results.traverse (fun genome -> Space.check genome gp.Space)
        |> Result.map (fun _ -> datumsOf gp.Space gp.Regressors genomes |> Kriging.predictions gp)

    /// Mean and standard deviation of the function (without the noise) at a genome. Fails for a genome of another space.
    let predict (genome: Genome) (gp: GaussianProcess) : Result<struct (float * float), HybHanasError> =
        predictAll [| genome |] gp |> Result.map Array.head
