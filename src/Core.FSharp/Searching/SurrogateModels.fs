/// What a surrogate search believes of genomes: Gaussian processes on what was seen, exact values of what is known.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

/// Settings of a search.
type SurrogateOptions =
    {
        /// Genomes of one generation, 2 or more.
        Population: int
        /// Generations, the first one included, 1 or more.
        Generations: int
        /// What is known without a training, where anything is: it must be the last of the objectives told, in their order.
        /// The others are paid for; up to three of them are modelled, beyond that generations are bred as Nsga2 does.
        Cheap: KnownObjectives option
        /// What is known before Cheap is called, where anything is.
        Sketch: (Genome -> Sketch) option
        /// Candidates of a generation for which Cheap is called, for each place of the generation, 1 or more; the others are judged by their
        /// sketch and a model of what Cheap said before. None calls it for all.
        CheapPerPlace: int option
    }

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

[<RequireQualifiedAccess>]
module internal SurrogateModels =

    let private trend (options: SurrogateOptions) : Trend =
        match options.Sketch with
        | None -> GaussianProcess.noTrend
        | Some sketch -> fun genome -> (sketch genome).Regressors

    let private exactly (options: SurrogateOptions) genome =
        match options.Sketch with
        | Some sketch -> (sketch genome).Exact
        | None -> []

    /// Parameters are searched anew when the data have grown by a tenth since the last search: with every batch in a short run, less
    /// and less often in a long one, where they hardly change and cost most.
    let private model (space: Space) trend (name: string) (data: (Genome * float) list) (fits: Fits) =
        let earlier = Map.tryFind name fits

        let fitted, count =
            match earlier with
            | Some(gp, count) when 10 * data.Length < 11 * count ->
                GaussianProcess.conditionWith trend (Some gp) gp.Parameters data space, count
            | _ -> GaussianProcess.fitWith trend (earlier |> Option.map (fun (gp, _) -> gp.Parameters)) data space, data.Length

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
        let modelled trend name data fits =
            match model space trend name data fits with
            | Some(gp, fits) -> Some gp, fits
            | None -> None, fits

        let column k =
            [ for evaluation, objectives in successes -> evaluation.Genome, objectives[k] ]

        let total = (snd successes[0]).Length

        let paidModels, fits =
            ([ 0 .. paid - 1 ], fits)
            ||> List.mapFoldBack (fun k fits -> modelled GaussianProcess.noTrend $"paid {k}" (column k) fits)

        let toModel =
            if options.CheapPerPlace.IsNone then
                []
            else
                unsketched options (total - paid) (fst successes[0]).Genome

        let knownModels, fits =
            (List.indexed toModel, fits)
            ||> List.mapFoldBack (fun (k, isModelled) fits ->
                if isModelled then
                    modelled (trend options) $"known {k}" (column (paid + k)) fits
                else
                    None, fits)

        let success, fits =
            if successes.Length = archive.Length then
                None, fits
            else
                let labels =
                    archive
                    |> List.map (fun evaluation -> evaluation.Genome, (if evaluation.Outcome.IsScored then 1.0 else 0.0))

                modelled GaussianProcess.noTrend "success" labels fits

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

    let private paidPart (models: SurrogateModels) datum =
        models.PaidModels |> Array.map (fun gp -> GaussianProcess.predictDatum gp datum)

    let private chance (models: SurrogateModels) datum =
        match models.Success with
        | None -> 1.0
        | Some gp ->
            let struct (mean, _) = GaussianProcess.predictDatum gp datum
            Math.Clamp(mean, 0.05, 1.0)

    /// What Cheap said, else what the sketch says or the models do.
    let private knownPart (models: SurrogateModels) genome (exact: float option list) datum =
        let sure value : struct (float * float) = struct (value, 0.0)

        match Map.tryFind genome models.Known with
        | Some values -> Array.map sure values
        | None ->
            models.KnownModels
            |> Array.mapi (fun k model ->
                match model, exact |> List.tryItem k |> Option.flatten with
                | None, Some value -> sure value
                | Some gp, _ -> GaussianProcess.predictDatum gp datum
                | None, None -> sure 0.0)

    /// What a genome's objectives may be.
    let prospect (models: SurrogateModels) (genome: Genome) : Prospect =
        let exact, regressors =
            match models.Settings.Sketch with
            | None -> [], [||]
            | Some sketch ->
                let sketch = sketch genome
                sketch.Exact, sketch.Regressors

        let datum = GaussianProcess.datum models.Searched regressors genome

        let parts =
            Array.append (paidPart models datum) (knownPart models genome exact datum)

        {
            Means = parts |> Array.map (fun struct (mean, _) -> mean)
            Deviations = parts |> Array.map (fun struct (_, deviation) -> deviation)
            Success = chance models datum
        }

    /// The successes as the models see them: their means for what is paid for, so that luck in one training does not shut
    /// others out.
    let believed (models: SurrogateModels) : (Genome * float[])[] =
        models.Successes
        |> Array.map (fun (evaluation, objectives) ->
            let paid =
                paidPart models (GaussianProcess.datum models.Searched [||] evaluation.Genome)
                |> Array.map (fun struct (mean, _) -> mean)

            evaluation.Genome, Array.append paid (Array.skip models.Paid objectives))

    /// What is known by now and what Cheap says of further genomes.
    let knownWith (options: SurrogateOptions) (known: Map<Genome, float[]>) (genomes: Genome list) =
        match options.Cheap with
        | None -> known
        | Some cheap ->
            genomes
            |> List.filter (known.ContainsKey >> not)
            |> Breeding.known cheap
            |> List.fold (fun known (genome, values) -> Map.add genome values known) known
