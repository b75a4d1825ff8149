/// Search with a surrogate: a Gaussian process on what is paid for, exact values of what is not, and batches by expected
/// hypervolume improvement. Same ask and tell as Nsga2, for some hundred costly evaluations.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core

type internal SurrogateState =
    private
        {
            Settings: SurrogateOptions
            Searched: Space
            Root: Seed
            Ledger: Ledger
            Fits: Fits
            Known: Map<Genome, float[]>
            Note: string option
        }

    member this.Archive = this.Ledger.Evaluated

    member this.Generation = this.Ledger.Current

    member this.Finished = this.Ledger.Pending.IsEmpty

[<RequireQualifiedAccess>]
module Surrogate =

    let private mostPaid = 3

    let defaults: SurrogateOptions =
        {
            Population = 12
            Generations = 8
            Cheap = None
            Sketch = None
            CheapPerPlace = Some 2
        }

    let private check (options: SurrogateOptions) =
        let atLeast least what value =
            Results.require (value >= least) (HybHanasError.OutOfRange(what, string value, $"{least} or more"))

        result {
            do! atLeast 2 "population" options.Population
            do! atLeast 1 "generations" options.Generations
            do! atLeast 1 "candidates per place with known objectives" (options.CheapPerPlace |> Option.defaultValue 1)
        }

    let private knownCount (state: SurrogateState) =
        state.Known |> Seq.tryHead |> Option.map _.Value.Length |> Option.defaultValue 0

    let private bredNote paid =
        $"{paid} objectives are paid for with a training, more than the {mostPaid} that are modelled; generations are bred as nsga2 does"

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

        let pending, known, fits, note =
            if successes.Length = 0 then
                filled [], state.Known, state.Fits, None
            else
                let paid = (snd successes[0]).Length - knownCount state

                if paid > mostPaid then
                    bred state seed, state.Known, state.Fits, Some(bredNote paid)
                else
                    let models, fits =
                        SurrogateModels.fit
                            state.Settings
                            state.Searched
                            state.Ledger.Evaluated
                            successes
                            paid
                            state.Known
                            state.Fits

                    let batch, known = SurrogateBatch.choose models seed
                    List.iter (seen.Add >> ignore) batch
                    filled batch, known, fits, None

        { state with
            Ledger = { state.Ledger with Pending = pending }
            Known = SurrogateModels.knownWith state.Settings known pending
            Fits = fits
            Note = note
        }

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
                Known = SurrogateModels.knownWith options Map.empty first
                Note = None
            })

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

    let note (state: SurrogateState) : string option = state.Note

    let front (state: SurrogateState) : Evaluation list = Ledger.front state.Ledger
