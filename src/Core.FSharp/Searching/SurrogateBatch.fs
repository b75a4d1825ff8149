/// Which genomes a surrogate search trains next: from children of the front and random ones, by expected hypervolume improvement.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

[<RequireQualifiedAccess>]
module internal SurrogateBatch =

    let private offspring, private draws = 1500, 500
    let private shortlist = 600
    let private samples = 3000

    /// Times that more candidates are looked into where limits shut the likely ones out.
    let private looks = 4

    /// A prediction takes time with the square of the data, so that a long search looks at fewer candidates.
    let private effort evaluated count =
        count * 200 / Math.Clamp(evaluated, 200, SurrogateData.most)

    let private rates =
        {
            Crossover = 0.9
            Mutation = 0.2
            Step = 0.6
        }

    let private incumbents (models: SurrogateModels) : (Genome * float[])[] =
        let believed = SurrogateModels.believed models

        believed
        |> Array.map snd
        |> Points.ofRows
        |> Dominance.nonDominated
        |> Array.map (fun i -> believed[i])

    let private candidates (models: SurrogateModels) seed (parents: Genome[]) : Genome list =
        let seen = HashSet(models.Archive |> List.map _.Genome)
        let share = effort models.Archive.Length
        // Limits take time to look at, so they are asked of those alone that the models favour.
        let space = Space.unlimited models.Searched

        let parent seed at =
            parents[Seed.below parents.Length at seed]

        let made =
            List.init (share offspring) (fun i ->
                let seed = seed |> Seed.purpose "offspring" |> Seed.item i
                Variation.child rates (parent seed 0) (parent seed 1) (Seed.purpose "child" seed) space)
            |> List.choose id

        let drawn =
            List.init (share draws) (fun i -> Variation.sample (seed |> Seed.purpose "draws" |> Seed.item i) space)

        made @ drawn |> List.filter seen.Add

    /// Those in the best layers of what they may optimistically be, best layer first.
    let private promising count (glimpses: Glimpse[]) : Glimpse[] =
        glimpses
        |> Array.map (fun glimpse -> Improvement.optimistic glimpse.Prospect)
        |> Points.ofRows
        |> Dominance.ranks
        |> Array.zip glimpses
        |> Array.sortBy snd
        |> Array.truncate count
        |> Array.map fst

    /// The batch, best first, fewer where no more candidates are worth it, and all that is known beforehand by then.
    let choose (models: SurrogateModels) (seed: Seed) : Genome list * Map<Genome, float[]> =
        let incumbents = incumbents models
        let candidates = candidates models seed (Array.map fst incumbents)
        let incumbents = Array.map snd incumbents
        let seen = models.Successes |> Array.map snd
        let options = models.Settings

        let shortlisted models genomes =
            Array.ofList genomes
            |> SurrogateModels.glimpsed models
            |> promising shortlist
            |> SurrogateModels.prospects models

        let best purpose wanted (prospects: (Genome * Prospect)[]) =
            Improvement.batch samples wanted (Seed.purpose purpose seed) incumbents seen (Array.map snd prospects)
            |> List.map (fun i -> fst prospects[i])

        // Where the known objectives cannot be had, neither can the rest of a network.
        let workedOut models genomes =
            let genomes =
                if Space.hasLimits models.Searched then
                    genomes |> List.filter (fun genome -> Space.isAllowed genome models.Searched)
                else
                    genomes

            let known = SurrogateModels.knownWith options models.Known genomes
            let usable = options.Cheap.IsNone || genomes |> List.forall known.ContainsKey

            { models with Known = known },
            (if usable then
                 genomes
             else
                 List.filter known.ContainsKey genomes)

        let ranked models genomes =
            let prospects = shortlisted models genomes
            let batch = best "batch" options.Population prospects

            List.distinct (batch @ (prospects |> Array.map fst |> List.ofArray))
            |> List.truncate options.Population

        let rec lookedInto models perPlace looks found prospects =
            let likely = prospects |> best "likely" (perPlace * options.Population)
            let models, usable = workedOut models likely
            let found = found @ usable

            if
                looks = 1
                || likely.IsEmpty
                || found.Length >= options.Population
                || not (Space.hasLimits models.Searched)
            then
                models, found
            else
                prospects
                |> Array.filter (fun (genome, _) -> not (List.contains genome likely))
                |> lookedInto models perPlace (looks - 1) found

        match options.CheapPerPlace with
        | Some perPlace when options.Cheap.IsSome ->
            let models, usable =
                shortlisted models candidates |> lookedInto models perPlace looks []

            (if perPlace = 1 then
                 List.truncate options.Population usable
             else
                 ranked models usable),
            models.Known
        | _ ->
            let models, usable = workedOut models candidates
            ranked models usable, models.Known
