/// What a surrogate search believes of genomes: Gaussian processes on what was seen, exact values of what is known.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

/// Models of the last generation, by what they are of, each with the number of data that its parameters were found with.
type internal Fits = Map<string, GaussianProcess * int>

/// What a generation is chosen by.
type internal SurrogateModels =
    {
        Settings: SurrogateOptions
        Searched: Space
        Archive: Evaluation list
        Successes: (Evaluation * float[])[]
        /// Objectives that are paid for.
        Paid: int
        /// What Cheap said.
        Known: Map<Genome, float[]>
        PaidModels: GaussianProcess[]
        /// One for each known objective that no sketch gives; none where Cheap is called for all.
        KnownModels: GaussianProcess option[]
        /// Probability of success, where anything failed.
        Success: GaussianProcess option
    }

/// A genome before its evaluation.
type internal Glimpse =
    {
        Genome: Genome
        Datum: Datum
        Prospect: Prospect
    }

[<RequireQualifiedAccess>]
module internal SurrogateModels =

    /// Looks at each genome once.
    let private trend (options: SurrogateOptions) : Trend =
        match options.Sketch with
        | None -> GaussianProcess.noTrend
        | Some sketch ->
            let found = Dictionary()

            fun genome ->
                match found.TryGetValue genome with
                | true, regressors -> regressors
                | _ ->
                    let regressors = (sketch genome).Regressors
                    found.Add(genome, regressors)
                    regressors

    let private withoutTrend (datum: Datum) = { datum with Regressors = [||] }

    let private exactly (options: SurrogateOptions) genome =
        match options.Sketch with
        | Some sketch -> (sketch genome).Exact
        | None -> []

    /// Whether a model's parameters are searched anew: with every batch in a short run, less and less often in a long one, where they hardly
    /// change and cost most, and least often where a trend says most.
    let private isDue hasTrend count now =
        let growth =
            if count < 120 then 1.1
            elif hasTrend then 1.5
            else 1.15

        float now >= growth * float count

    let private model (space: Space) hasTrend trend (name: string) (seen: int) (data: (Genome * float) list) (fits: Fits) =
        let earlier = Map.tryFind name fits

        let fitted, count =
            match earlier with
            | Some(gp, count) when not (isDue hasTrend count seen) ->
                GaussianProcess.conditionWith trend (Some gp) gp.Parameters data space, count
            | _ -> GaussianProcess.fitWith trend (earlier |> Option.map (fun (gp, _) -> gp.Parameters)) data space, seen

        match fitted with
        | Error _ -> None
        | Ok gp -> Some(gp, Map.add name (gp, count) fits)

    /// Numbers that a sketch leaves to be worked out, of the known objectives.
    let private unsketched (options: SurrogateOptions) known (genome: Genome) =
        List.init known (fun k -> exactly options genome |> List.tryItem k |> Option.flatten |> Option.isNone)

    /// The models after an archive that holds a success, and what the next generation's can start from.
    let fit
        (options: SurrogateOptions)
        space
        (archive: Evaluation list)
        (successes: (Evaluation * float[])[])
        paid
        known
        (fits: Fits)
        =
        let modelled hasTrend trend name seen data fits =
            match model space hasTrend trend name seen data fits with
            | Some(gp, fits) -> Some gp, fits
            | None -> None, fits

        let counted =
            let front =
                if successes.Length <= SurrogateData.most then
                    [||]
                else
                    successes |> Array.map snd |> Points.ofRows |> Dominance.nonDominated

            SurrogateData.indices front successes.Length |> Array.map (Array.get successes)

        let column k =
            [ for evaluation, objectives in counted -> evaluation.Genome, objectives[k] ]

        let total = (snd successes[0]).Length

        let trend = trend options

        let paidModels, fits =
            ([ 0 .. paid - 1 ], fits)
            ||> List.mapFoldBack (fun k fits ->
                modelled false GaussianProcess.noTrend $"paid {k}" successes.Length (column k) fits)

        let toModel =
            if options.CheapPerPlace.IsNone then
                []
            else
                unsketched options (total - paid) (fst successes[0]).Genome

        let knownModels, fits =
            (List.indexed toModel, fits)
            ||> List.mapFoldBack (fun (k, isModelled) fits ->
                if isModelled then
                    modelled true trend $"known {k}" successes.Length (column (paid + k)) fits
                else
                    None, fits)

        let success, fits =
            if successes.Length = archive.Length then
                None, fits
            else
                let archive = Array.ofList archive

                let labels =
                    [
                        for i in SurrogateData.indices [||] archive.Length ->
                            archive[i].Genome, (if archive[i].Outcome.IsScored then 1.0 else 0.0)
                    ]

                modelled false GaussianProcess.noTrend "success" archive.Length labels fits

        {
            Settings = options
            Searched = space
            Archive = archive
            Successes = successes
            Paid = paid
            Known = known
            PaidModels = paidModels |> List.choose id |> Array.ofList
            KnownModels = Array.ofList knownModels
            Success = success
        },
        fits

    let private columnsToRows count (columns: 'a[][]) : 'a[][] =
        Array.init count (fun i -> columns |> Array.map (fun column -> column[i]))

    let private chances (models: SurrogateModels) (data: Datum[]) : float[] =
        match models.Success with
        | None -> Array.create data.Length 1.0
        | Some gp -> Kriging.means gp data |> Array.map (fun mean -> Math.Clamp(mean, 0.05, 1.0))

    /// What Cheap said, else what the sketch says or the models, by their means.
    let private knownPart (models: SurrogateModels) genome (exact: float option list) (means: float[]) =
        match Map.tryFind genome models.Known with
        | Some values -> values
        | None ->
            models.KnownModels
            |> Array.mapi (fun k model ->
                match model, exact |> List.tryItem k |> Option.flatten with
                | None, exact -> defaultArg exact 0.0
                | Some _, _ -> means[k])

    /// What the genomes' objectives may be, and the genomes as the models see them. What is modelled of the known objectives counts as exact
    /// at first, which takes less time.
    let glimpsed (models: SurrogateModels) (genomes: Genome[]) : Glimpse[] =
        let sketches =
            genomes
            |> Array.map (fun genome ->
                match models.Settings.Sketch with
                | None -> { Exact = []; Regressors = [||] }
                | Some sketch -> sketch genome)

        let data =
            Array.map2 (fun genome (sketch: Sketch) -> genome, sketch.Regressors) genomes sketches
            |> Covariance.data models.Searched

        let paid =
            let data = Array.map withoutTrend data

            models.PaidModels
            |> Array.map (fun gp -> Kriging.predictions gp data)
            |> columnsToRows data.Length

        let means =
            models.KnownModels
            |> Array.map (function
                | Some gp -> Kriging.means gp data
                | None -> Array.zeroCreate data.Length)
            |> columnsToRows data.Length

        let chances = chances models data

        Array.init genomes.Length (fun i ->
            let known = knownPart models genomes[i] sketches[i].Exact means[i]

            {
                Genome = genomes[i]
                Datum = data[i]
                Prospect =
                    {
                        Means = Array.append (paid[i] |> Array.map (fun struct (mean, _) -> mean)) known
                        Deviations =
                            Array.append
                                (paid[i] |> Array.map (fun struct (_, deviation) -> deviation))
                                (Array.zeroCreate known.Length)
                        Success = chances[i]
                    }
            })

    /// With the deviations of what is modelled of the known objectives.
    let prospects (models: SurrogateModels) (glimpses: Glimpse[]) : (Genome * Prospect)[] =
        let data = glimpses |> Array.map _.Datum

        let deviations =
            models.KnownModels
            |> Array.map (function
                | Some gp ->
                    Kriging.predictions gp data
                    |> Array.map (fun struct (_, deviation) -> deviation)
                | None -> Array.zeroCreate data.Length)
            |> columnsToRows data.Length

        Array.map2
            (fun glimpse known ->
                let prospect = glimpse.Prospect

                glimpse.Genome,
                (if models.Known.ContainsKey glimpse.Genome then
                     prospect
                 else
                     { prospect with
                         Deviations = Array.append (Array.truncate models.Paid prospect.Deviations) known
                     }))
            glimpses
            deviations

    /// The successes as the models see them: their means for what is paid for, so that luck in one training does not shut
    /// others out.
    let believed (models: SurrogateModels) : (Genome * float[])[] =
        let data =
            models.Successes
            |> Array.map (fun (evaluation, _) -> evaluation.Genome, [||])
            |> Covariance.data models.Searched

        let means =
            models.PaidModels
            |> Array.map (fun gp -> Kriging.means gp data)
            |> columnsToRows data.Length

        models.Successes
        |> Array.mapi (fun i (evaluation, objectives) ->
            evaluation.Genome, Array.append means[i] (Array.skip models.Paid objectives))

    /// What is known by now and what Cheap says of further genomes.
    let knownWith (options: SurrogateOptions) (known: Map<Genome, float[]>) (genomes: Genome list) =
        match options.Cheap with
        | None -> known
        | Some cheap ->
            genomes
            |> List.filter (known.ContainsKey >> not)
            |> Breeding.known cheap
            |> List.fold (fun known (genome, values) -> Map.add genome values known) known
