/// Search by distinct random networks: what every other search must beat.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core

type RandomOptions = { Population: int; Generations: int }

type internal RandomState =
    private
        {
            Settings: RandomOptions
            Searched: Space
            Root: Seed
            Ledger: Ledger
        }

    member this.Archive = this.Ledger.Evaluated

    member this.Generation = this.Ledger.Current

    member this.Finished = this.Ledger.Pending.IsEmpty

[<RequireQualifiedAccess>]
module internal RandomSearch =

    let private draw (options: RandomOptions) space root generation (archive: Evaluation list) =
        let seen = HashSet(archive |> List.map _.Genome)
        Breeding.filled space seen options.Population (Seed.item generation root) []

    let start (options: RandomOptions) (space: Space) (seed: Seed) : Result<RandomState, HybHanasError> =
        let atLeast1 what value =
            Results.require (value >= 1) (HybHanasError.OutOfRange(what, string value, "1 or more"))

        result {
            do! atLeast1 "population" options.Population
            do! atLeast1 "generations" options.Generations
            let root = Seed.purpose "random search" seed

            return
                {
                    Settings = options
                    Searched = space
                    Root = root
                    Ledger = Ledger.start (draw options space root 0 [])
                }
        }

    let ask (state: RandomState) : Genome list = Ledger.ask state.Ledger

    let tell (results: (Genome * Outcome) list) (state: RandomState) : Result<RandomState, HybHanasError> =
        Ledger.tell results state.Ledger
        |> Result.map (fun ledger ->
            if ledger.Pending.IsEmpty && ledger.Current < state.Settings.Generations then
                let next =
                    draw state.Settings state.Searched state.Root ledger.Current ledger.Evaluated

                { state with
                    Ledger = { ledger with Pending = next }
                }
            else
                { state with Ledger = ledger })

    let front (state: RandomState) : Evaluation list = Ledger.front state.Ledger
