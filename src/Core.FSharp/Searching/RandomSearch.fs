/// Search by distinct random networks: what every other search must beat.
namespace HybHanas.Core.Searching

open System.Collections.Generic
open HybHanas.Core

/// Settings of a search.
type RandomOptions =
    {
        /// Genomes of one generation, 1 or more.
        Population: int
        /// Generations, 1 or more.
        Generations: int
    }

/// A search between two evaluations.
type RandomState =
    private
        {
            Settings: RandomOptions
            Searched: Space
            Root: Seed
            Ledger: Ledger
        }

    /// All evaluations of finished generations, in the order in which they were asked.
    member this.Archive = this.Ledger.Evaluated

    /// The generation that is being evaluated, from 0; the number of generations done when the search has ended.
    member this.Generation = this.Ledger.Current

    /// Nothing is left to evaluate: all generations are done or the space is exhausted.
    member this.Finished = this.Ledger.Pending.IsEmpty

[<RequireQualifiedAccess>]
module internal RandomSearch =

    let private draw (options: RandomOptions) space root generation (archive: Evaluation list) =
        let seen = HashSet(archive |> List.map _.Genome)
        Breeding.filled space seen options.Population (Seed.item generation root) []

    /// The start of a search; its first genomes can be asked for at once.
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

    /// The genomes of the current generation that have not been told yet; none when the search has ended.
    let ask (state: RandomState) : Genome list = Ledger.ask state.Ledger

    /// As Nsga2.tell.
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

    /// The non-dominated evaluations of the whole archive, in the order in which they were asked.
    let front (state: RandomState) : Evaluation list = Ledger.front state.Ledger
