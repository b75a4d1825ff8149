/// Multi-objective search after NSGA-II (Deb et al. 2002) as ask and tell, for runs of a hundred costly evaluations:
/// no network is evaluated twice, parents come from the archive of all evaluations, the first generation is spread evenly,
/// and of several children for each place those are kept that fill gaps in the objectives that are known beforehand.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

type Nsga2Options =
    {
        Population: int
        Generations: int
        Rates: VariationRates
        ChildrenPerPlace: int
        Cheap: KnownObjectives option
    }

type Nsga2State =
    private
        {
            Settings: Nsga2Options
            Searched: Space
            Root: Seed
            Ledger: Ledger
            Known: (Genome * float[]) list
        }

    member this.Archive = this.Ledger.Evaluated

    member this.Generation = this.Ledger.Current

    member this.Finished = this.Ledger.Pending.IsEmpty

[<RequireQualifiedAccess>]
module Nsga2 =

    let defaults: Nsga2Options =
        {
            Population = 12
            Generations = 8
            Rates =
                {
                    Crossover = 0.9
                    Mutation = 0.2
                    Step = 0.6
                }
            ChildrenPerPlace = 3
            Cheap = None
        }

    let private check (options: Nsga2Options) =
        let atLeast least what value =
            Results.require (value >= least) (HybHanasError.OutOfRange(what, string value, $"{least} or more"))

        let rate what value =
            Results.require (value >= 0.0 && value <= 1.0) (HybHanasError.OutOfRange(what, string value, "0..1"))

        result {
            do! atLeast 2 "population" options.Population
            do! atLeast 1 "generations" options.Generations
            do! atLeast 1 "children per place" options.ChildrenPerPlace
            do! rate "crossover rate" options.Rates.Crossover
            do! rate "mutation rate" options.Rates.Mutation
            do! rate "share of steps among mutations" options.Rates.Step
        }

    let private knownOf (options: Nsga2Options) genomes =
        match options.Cheap with
        | Some cheap -> Breeding.known cheap genomes
        | None -> []

    let private extremes (options: Nsga2Options) (space: Space) known =
        match options.Cheap, known with
        | Some cheap, (_, first: float[]) :: _ ->
            [
                for k in 0 .. first.Length - 1 do
                    let start, _ = known |> List.minBy (fun (_, values) -> values[k])
                    Breeding.extreme cheap space k start
            ]
        | _ -> []

    let private firstGeneration (options: Nsga2Options) (space: Space) seed : Genome list =
        let spread =
            Variation.balanced options.Population (Seed.purpose "spread" seed) space

        let chosen =
            extremes options space (knownOf options spread) @ spread
            |> List.distinct
            |> List.truncate options.Population

        Breeding.filled space (HashSet chosen) options.Population (Seed.purpose "fill" seed) chosen

    /// Those that fill gaps in the known objectives; where there are not enough of them, those that nothing is known about.
    let private thinned (options: Nsga2Options) (evaluated: float[] list) (children: Genome list) : Genome list =
        let count = options.Population
        let known = knownOf options children
        let taken = Breeding.spreadOut evaluated count known
        let isKnown = known |> List.map fst |> HashSet

        taken @ (children |> List.filter (isKnown.Contains >> not))
        |> List.truncate count

    /// The parents: every non-dominated genome of the archive, and the next best until there are as many as a population;
    /// best first by rank and crowding, so that a tournament is won by the lower place.
    let private matingPool (options: Nsga2Options) (archive: Evaluation list) : Genome[] =
        let successes = Evaluations.scored archive

        if successes.Length = 0 then
            [||]
        else
            let points = successes |> Array.map snd |> Points.ofRows
            let size = max options.Population (Dominance.nonDominated points).Length

            Crowding.order points
            |> Array.truncate size
            |> Array.map (fun i -> (fst successes[i]).Genome)

    let internal bred (options: Nsga2Options) space seed (evaluated: float[] list) (archive: Evaluation list) : Genome list =
        let seen = HashSet(archive |> List.map _.Genome)
        let pool = matingPool options archive

        let tournament seed =
            pool[min (Seed.below pool.Length 0 seed) (Seed.below pool.Length 1 seed)]

        let breed seed =
            let first = tournament (Seed.purpose "first" seed)
            let second = tournament (Seed.purpose "second" seed)
            Variation.child options.Rates first second (Seed.purpose "child" seed) space

        let perPlace = if options.Cheap.IsSome then options.ChildrenPerPlace else 1

        let children =
            if pool.Length = 0 then
                []
            else
                Breeding.unseen seen (perPlace * options.Population) (Seed.purpose "breeding" seed) breed

        thinned options evaluated children
        |> Breeding.filled space seen options.Population (Seed.purpose "fill" seed)

    let start (options: Nsga2Options) (space: Space) (seed: Seed) : Result<Nsga2State, HybHanasError> =
        check options
        |> Result.map (fun () ->
            let root = Seed.purpose "nsga2" seed
            let first = firstGeneration options space (Seed.purpose "start" root)

            {
                Settings = options
                Searched = space
                Root = root
                Ledger = Ledger.start first
                Known = knownOf options first
            })

    let ask (state: Nsga2State) : Genome list = Ledger.ask state.Ledger

    let private advance (state: Nsga2State) : Nsga2State =
        if not state.Finished || state.Generation >= state.Settings.Generations then
            state
        else
            let seed = state.Root |> Seed.purpose "generation" |> Seed.item state.Generation

            let pending =
                bred state.Settings state.Searched seed (state.Known |> List.map snd) state.Archive

            { state with
                Ledger = { state.Ledger with Pending = pending }
                Known = state.Known @ knownOf state.Settings pending
            }

    let tell (results: (Genome * Outcome) list) (state: Nsga2State) : Result<Nsga2State, HybHanasError> =
        Ledger.tell results state.Ledger
        |> Result.map (fun ledger -> advance { state with Ledger = ledger })

    let front (state: Nsga2State) : Evaluation list = Ledger.front state.Ledger
