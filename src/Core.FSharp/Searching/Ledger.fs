/// What every search keeps between ask and tell: the generation that is out, what was told of it, and all before.
namespace HybHanas.Core.Searching

open System
open System.Collections.Generic
open HybHanas.Core

/// The books of a search. Results are taken in any order and in any portions; what a finished generation says is in the
/// order in which it was asked, so that the order of telling cannot matter.
type internal Ledger =
    {
        Current: int
        Pending: Genome list
        Told: Map<Genome, Outcome>
        Evaluated: Evaluation list
    }

[<RequireQualifiedAccess>]
module internal Ledger =

    let start (first: Genome list) : Ledger =
        {
            Current = 0
            Pending = first
            Told = Map.empty
            Evaluated = []
        }

    let ask (ledger: Ledger) : Genome list =
        ledger.Pending
        |> List.filter (fun genome -> not (ledger.Told.ContainsKey genome))

    /// Objectives of a success, where one is known.
    let objectives (ledger: Ledger) : int option =
        Seq.append ledger.Told.Values (ledger.Evaluated |> Seq.map _.Outcome)
        |> Seq.tryPick Evaluations.objectives
        |> Option.map _.Length

    let private checkOutcome known (genome: Genome) outcome =
        match outcome with
        | Outcome.Failed _ -> Ok()
        | Outcome.Scored [] -> Error(HybHanasError.OutOfRange($"objectives of genome '{genome}'", "none", "at least one"))
        | Outcome.Scored objectives when not (List.forall Double.IsFinite objectives) ->
            let given = objectives |> List.map string |> String.concat ", "
            Error(HybHanasError.OutOfRange($"objectives of genome '{genome}'", given, "finite numbers; tell a failure as Failed"))
        | Outcome.Scored objectives ->
            match known with
            | Some count when count <> objectives.Length ->
                Error(
                    HybHanasError.OutOfRange(
                        $"objectives of genome '{genome}'",
                        $"{objectives.Length} numbers",
                        $"{count}, as for the others"
                    )
                )
            | _ -> Ok()

    let private add (asked: HashSet<Genome>) (told: Map<Genome, Outcome>, known) (genome, outcome) =
        if not (asked.Contains genome) then
            Error(HybHanasError.OutOfRange("told genome", $"'{genome}'", "a genome that the current generation asked for"))
        elif told.ContainsKey genome then
            Error(HybHanasError.OutOfRange("told genome", $"'{genome}', told before", "each genome once"))
        else
            checkOutcome known genome outcome
            |> Result.map (fun () ->
                let count () =
                    Evaluations.objectives outcome |> Option.map _.Length

                told.Add(genome, outcome), known |> Option.orElseWith count)

    let private closed (ledger: Ledger) : Ledger =
        {
            Current = ledger.Current + 1
            Pending = []
            Told = Map.empty
            Evaluated =
                ledger.Evaluated
                @ (ledger.Pending
                   |> List.map (fun genome ->
                       {
                           Genome = genome
                           Outcome = ledger.Told[genome]
                           Generation = ledger.Current
                       }))
        }

    /// The books with the results in them; where they complete the generation it is closed, and nothing is pending.
    let tell (results: (Genome * Outcome) list) (ledger: Ledger) : Result<Ledger, HybHanasError> =
        let asked = HashSet ledger.Pending

        (Ok(ledger.Told, objectives ledger), results)
        ||> List.fold (fun books result -> books |> Result.bind (fun books -> add asked books result))
        |> Result.map (fun (told, _) ->
            if ledger.Pending.IsEmpty || told.Count < ledger.Pending.Length then
                { ledger with Told = told }
            else
                closed { ledger with Told = told })

    let front (ledger: Ledger) : Evaluation list =
        Evaluations.scored ledger.Evaluated |> Evaluations.nonDominated
