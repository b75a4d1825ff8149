/// Search with a surrogate: a Gaussian process on what is paid for, exact values of what is not, and batches by expected
/// hypervolume improvement. Same ask and tell as Nsga2, for some hundred costly evaluations.
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
        /// Candidates of a generation for which Cheap is called, for each place of the generation, 2 or more; the others are judged by a model
        /// of what Cheap said before. None calls it for all.
        CheapPerPlace: int option
    }

/// A search between two evaluations.
type SurrogateState =
    private
        {
            Settings: SurrogateOptions
            Searched: Space
            Root: Seed
            Ledger: Ledger
            /// Kernel parameters of the last fit of each model, where each later fit starts.
            Fits: Map<string, KernelParameters * int>
            Known: Map<Genome, float[]>
        }

    /// All evaluations of finished generations, in the order in which they were asked.
    member this.Archive = this.Ledger.Evaluated

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member this.Generation = this.Ledger.Current

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member this.Finished = this.Ledger.Pending.IsEmpty

[<RequireQualifiedAccess>]
module Surrogate =

    let private offspring, private draws = 1500, 500
    let private shortlist = 600
    let private samples = 3000

    /// Times that more candidates are looked into where limits shut most of the likely ones out.
    let private lookRounds = 4

    /// A prediction takes time with the square of the data, so that a long search looks at fewer candidates.
    let private effort evaluated count = count * 200 / max 200 evaluated

    let private mostPaid = 3

    let private rates =
        {
            Crossover = 0.9
            Mutation = 0.2
            Step = 0.6
        }

    /// 12 genomes, 8 generations, nothing known beforehand; where something is, it is worked out for 3 candidates for each place.
    let defaults: SurrogateOptions =
        {
            Population = 12
            Generations = 8
            Cheap = None
            CheapPerPlace = Some 3
        }

    let private check (options: SurrogateOptions) =
        let atLeast least what value =
            Results.require (value >= least) (HybHanasError.OutOfRange(what, string value, $"{least} or more"))

        result {
            do! atLeast 2 "population" options.Population
            do! atLeast 1 "generations" options.Generations
            do! atLeast 2 "candidates per place with known objectives" (options.CheapPerPlace |> Option.defaultValue 2)
        }

    let private knownOf (options: SurrogateOptions) (known: Map<Genome, float[]>) (genomes: Genome list) =
        match options.Cheap with
        | None -> known
        | Some cheap ->
            genomes
            |> List.filter (known.ContainsKey >> not)
            |> Breeding.known cheap
            |> List.fold (fun known (genome, values) -> Map.add genome values known) known

    /// Hyperparameters are searched anew when the data have grown by a tenth since the last search: with every batch in a
    /// short run, less and less often in a long one, where they hardly change and cost most.
    let private model (space: Space) (name: string) (data: (Genome * float) list) fits =
        let fitted =
            match Map.tryFind name fits with
            | Some(parameters, count) when 10 * data.Length < 11 * count -> GaussianProcess.condition parameters data space
            | Some(parameters, _) -> GaussianProcess.fit (Some parameters) data space
            | None -> GaussianProcess.fit None data space

        match fitted with
        | Error _ -> None
        | Ok gp ->
            let count =
                match Map.tryFind name fits with
                | Some(parameters, count) when Object.ReferenceEquals(parameters, gp.Parameters) -> count
                | _ -> data.Length

            Some(gp, Map.add name (gp.Parameters, count) fits)

    /// Everything a generation is chosen by.
    type private View =
        {
            Options: SurrogateOptions
            Space: Space
            Seed: Seed
            Archive: Evaluation list
            Successes: (Evaluation * float[])[]
            Paid: int
            Known: Map<Genome, float[]>
            Models: GaussianProcess[]
            KnownModels: GaussianProcess[]
            Success: GaussianProcess option
        }

    let private paidPart (view: View) genome =
        view.Models |> Array.map (fun gp -> GaussianProcess.predictKnown gp genome)

    let private chance (view: View) genome =
        match view.Success with
        | None -> 1.0
        | Some gp ->
            let struct (mean, _) = GaussianProcess.predictKnown gp genome
            Math.Clamp(mean, 0.05, 1.0)

    let private means (predictions: struct (float * float)[]) =
        predictions |> Array.map (fun struct (mean, _) -> mean)

    let private deviations (predictions: struct (float * float)[]) =
        predictions |> Array.map (fun struct (_, deviation) -> deviation)

    /// With what is known exactly where it was worked out, else as the models of it say.
    let private prospect (view: View) (genome: Genome) : Prospect =
        let paid = paidPart view genome

        let known, unsure =
            match Map.tryFind genome view.Known with
            | Some values -> values, Array.create values.Length 0.0
            | None ->
                let predicted =
                    view.KnownModels |> Array.map (fun gp -> GaussianProcess.predictKnown gp genome)

                means predicted, deviations predicted

        {
            Means = Array.append (means paid) known
            Deviations = Array.append (deviations paid) unsure
            Success = chance view genome
        }

    /// The successes as the models see them: their means for what is paid for, so that luck in one training does not shut
    /// others out.
    let private believed (view: View) : (Genome * float[])[] =
        view.Successes
        |> Array.map (fun (evaluation, objectives) ->
            let paid = means (paidPart view evaluation.Genome)
            evaluation.Genome, Array.append paid (Array.skip view.Paid objectives))

    let private incumbents (view: View) : (Genome * float[])[] =
        let believed = believed view

        believed
        |> Array.map snd
        |> Points.ofRows
        |> Dominance.nonDominated
        |> Array.map (fun i -> believed[i])

    let private candidates (view: View) (parents: Genome[]) : Genome list =
        let seen = HashSet(view.Archive |> List.map _.Genome)
        let share = effort view.Archive.Length
        // Limits take time to look at, so they are asked of those alone that the models favour.
        let space = Space.unlimited view.Space

        let parent seed at =
            parents[Seed.below parents.Length at seed]

        let made =
            List.init (share offspring) (fun i ->
                let seed = view.Seed |> Seed.purpose "offspring" |> Seed.item i
                Variation.child rates (parent seed 0) (parent seed 1) (Seed.purpose "child" seed) space)
            |> List.choose id

        let drawn =
            List.init (share draws) (fun i -> Variation.sample (view.Seed |> Seed.purpose "draws" |> Seed.item i) space)

        made @ drawn |> List.filter seen.Add

    /// Those in the best layers of what they may optimistically be, best layer first.
    let private promising count (prospects: (Genome * Prospect)[]) : (Genome * Prospect)[] =
        prospects
        |> Array.map (snd >> Improvement.optimistic)
        |> Points.ofRows
        |> Dominance.ranks
        |> Array.zip prospects
        |> Array.sortBy snd
        |> Array.truncate count
        |> Array.map fst

    let private best (view: View) purpose wanted incumbents (prospects: (Genome * Prospect)[]) : Genome list =
        let seen = view.Successes |> Array.map snd

        Improvement.batch samples wanted (Seed.purpose purpose view.Seed) incumbents seen (Array.map snd prospects)
        |> List.map (fun i -> fst prospects[i])

    /// The batch, best first, and all that is known beforehand by then.
    let private chosen (view: View) : Genome list * Map<Genome, float[]> =
        let incumbents = incumbents view
        let genomes = candidates view (Array.map fst incumbents)
        let incumbents = Array.map snd incumbents
        let wanted = view.Options.Population

        let judge (view: View) genomes =
            genomes |> List.map (fun genome -> genome, prospect view genome) |> Array.ofList

        // Where the known objectives cannot be had, neither can the rest of a network.
        let workedOut (view: View) genomes =
            let genomes =
                genomes |> List.filter (fun genome -> Space.isAllowed genome view.Space)

            let known = knownOf view.Options view.Known genomes

            let usable =
                if view.Options.Cheap.IsNone then
                    genomes
                else
                    List.filter known.ContainsKey genomes

            { view with Known = known }, usable

        let ranked view genomes =
            let prospects = judge view genomes |> promising shortlist
            let batch = best view "batch" wanted incumbents prospects

            List.distinct (batch @ (prospects |> Array.map fst |> List.ofArray))
            |> List.truncate wanted

        let rec lookedInto view perPlace rounds found (prospects: (Genome * Prospect)[]) =
            let likely = best view "likely" (perPlace * wanted) incumbents prospects
            let view, usable = workedOut view likely
            let found = found @ usable

            if rounds = 1 || found.Length >= wanted || likely.IsEmpty then
                view, found
            else
                let rest =
                    prospects |> Array.filter (fun (genome, _) -> not (List.contains genome likely))

                lookedInto view perPlace (rounds - 1) found rest

        match view.Options.CheapPerPlace with
        | Some perPlace when view.Options.Cheap.IsSome && view.KnownModels.Length > 0 ->
            let prospects = judge view genomes |> promising shortlist
            let view, usable = lookedInto view perPlace lookRounds [] prospects
            ranked view usable, view.Known
        | _ ->
            let view, usable = workedOut view genomes
            ranked view usable, view.Known

    let private modelled (state: SurrogateState) (successes: (Evaluation * float[])[]) paid seed =
        let archive, space = state.Ledger.Evaluated, state.Searched

        let add name data (models, fits) =
            match model space name data fits with
            | Some(gp, fits) -> Array.append models [| gp |], fits
            | None -> models, fits

        let column k =
            [ for evaluation, objectives in successes -> evaluation.Genome, objectives[k] ]

        let paidModels, fits =
            (([||], state.Fits), [ 0 .. paid - 1 ])
            ||> List.fold (fun found k -> add $"paid {k}" (column k) found)

        let total = (snd successes[0]).Length

        let knownModels, fits =
            if state.Settings.CheapPerPlace.IsNone then
                [||], fits
            else
                (([||], fits), [ paid .. total - 1 ])
                ||> List.fold (fun found k -> add $"known {k}" (column k) found)

        let success, fits =
            if successes.Length = archive.Length then
                [||], fits
            else
                let labels =
                    archive
                    |> List.map (fun evaluation ->
                        evaluation.Genome,
                        (if (Evaluations.objectives evaluation.Outcome).IsSome then
                             1.0
                         else
                             0.0))

                add "success" labels ([||], fits)

        {
            Options = state.Settings
            Space = space
            Seed = seed
            Archive = archive
            Successes = successes
            Paid = paid
            Known = state.Known
            Models = paidModels
            KnownModels = knownModels
            Success = Array.tryHead success
        },
        fits

    let private knownCount (state: SurrogateState) =
        state.Known |> Seq.tryHead |> Option.map _.Value.Length |> Option.defaultValue 0

    let private bred (state: SurrogateState) seed =
        let options =
            { Nsga2.defaults with
                Population = state.Settings.Population
                Cheap = state.Settings.Cheap
            }

        let evaluated =
            state.Ledger.Evaluated
            |> List.choose (fun evaluation -> Map.tryFind evaluation.Genome state.Known)

        Nsga2.bred options state.Searched seed evaluated state.Ledger.Evaluated

    let private nextGeneration (state: SurrogateState) : SurrogateState =
        let seed = state.Root |> Seed.purpose "generation" |> Seed.item state.Ledger.Current
        let successes = Evaluations.scored state.Ledger.Evaluated
        let seen = HashSet(state.Ledger.Evaluated |> List.map _.Genome)

        let filled =
            Breeding.filled state.Searched seen state.Settings.Population (Seed.purpose "fill" seed)

        let pending, known, fits =
            if successes.Length = 0 then
                filled [], state.Known, state.Fits
            else
                let paid = (snd successes[0]).Length - knownCount state

                if paid > mostPaid then
                    bred state seed, state.Known, state.Fits
                else
                    let view, fits = modelled state successes paid seed
                    let batch, known = chosen view
                    List.iter (seen.Add >> ignore) batch
                    filled batch, known, fits

        { state with
            Ledger = { state.Ledger with Pending = pending }
            Known = knownOf state.Settings known pending
            Fits = fits
        }

    /// The start of a search; its first genomes can be asked for at once.
    let start (options: SurrogateOptions) (space: Space) (seed: Seed) : Result<SurrogateState, HybHanasError> =
        check options
        |> Result.map (fun () ->
            let root = Seed.purpose "surrogate" seed

            let spread =
                Variation.balanced options.Population (Seed.purpose "spread" root) space
                |> List.distinct

            let first =
                Breeding.filled space (HashSet spread) options.Population (Seed.purpose "fill" root) spread

            {
                Settings = options
                Searched = space
                Root = root
                Ledger = Ledger.start first
                Fits = Map.empty
                Known = knownOf options Map.empty first
            })

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    let ask (state: SurrogateState) : Genome list = Ledger.ask state.Ledger

    let private checkPaid (state: SurrogateState) (ledger: Ledger) =
        match Ledger.objectives ledger with
        | Some count when count <= knownCount state ->
            Error(
                HybHanasError.OutOfRange(
                    "number of objectives",
                    string count,
                    $"more than the {knownCount state} that are known beforehand, which come last"
                )
            )
        | _ -> Ok()

    /// The state with results of genomes that were asked, some or all of the generation; their order makes no difference. A failure
    /// teaches what fails, and nothing about the objectives. When the last one is told, the next generation can be asked.
    /// Fails as Nsga2.tell does, and for objectives of which none is paid for.
    let tell (results: (Genome * Outcome) list) (state: SurrogateState) : Result<SurrogateState, HybHanasError> = result {
        let! ledger = Ledger.tell results state.Ledger
        do! checkPaid state ledger
        let told = { state with Ledger = ledger }

        return
            if ledger.Pending.IsEmpty && ledger.Current < state.Settings.Generations then
                nextGeneration told
            else
                told
    }

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    let front (state: SurrogateState) : Evaluation list = Ledger.front state.Ledger
