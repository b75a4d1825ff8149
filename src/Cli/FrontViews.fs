/// What a front's table does not show: ranges over several calibrations, usage and energy.
module HybHanas.Cli.FrontViews

open HybHanas
open Spectre.Console

/// The conventions that the times stand in.
let conventions (console: IAnsiConsole) (result: SearchResult) =
    console.WriteLine
        $"{Text.gateTime result.GateTime} gate times, decoherence by {Text.decoherence result.Decoherence}, calibrated {Seq.last result.Calibrated}"

/// What the accuracies are of, where not of one validation part.
let folds (console: IAnsiConsole) (result: SearchResult) =
    if result.Folds > 1 then
        console.WriteLine $"accuracy is the mean over {result.Folds} folds"

/// Networks of the front that successive halving stopped: their accuracies are those of fewer epochs.
let halved (console: IAnsiConsole) (result: SearchResult) =
    let stopped =
        result.Front
        |> Seq.choose (fun candidate ->
            candidate.HalvedAfter
            |> Option.ofNullable
            |> Option.map (fun epochs -> $"#{candidate.Id} after {epochs}"))
        |> List.ofSeq

    if not stopped.IsEmpty then
        console.WriteLine $"""stopped by halving, with the accuracy of these epochs: {String.concat ", " stopped}"""

/// Quantum time over the calibrations of the backend, where it is given with several.
let range (console: IAnsiConsole) (result: SearchResult) =
    let ranges =
        result.Front
        |> Seq.choose (fun candidate ->
            candidate.QuantumRange
            |> Option.ofObj
            |> Option.map (fun range -> candidate, range))
        |> List.ofSeq

    if not ranges.IsEmpty then
        let counted =
            if result.CostOver = CostOver.Worst then
                "highest"
            else
                "median"

        let first, last = Seq.head result.Calibrated, Seq.last result.Calibrated

        console.WriteLine $"Quantum time under {result.Calibrated.Count} calibrations, {first} to {last}; the {counted} counts"

        let row (candidate: Candidate, range: CalibrationRange) =
            [
                string candidate.Id
                Text.seconds range.Lowest
                Text.seconds range.Median
                Text.seconds range.Highest
            ]

        console.Write(Terminal.table [ "id"; "lowest"; "median"; "highest" ] (ranges |> Seq.map row))

/// Usage and energy of each training, where they are asked for.
let billing (console: IAnsiConsole) (result: SearchResult) =
    let bills = result.Front |> Seq.choose (_.Billing >> Option.ofObj) |> List.ofSeq
    let energies = result.Front |> Seq.choose (_.Energy >> Option.ofObj) |> List.ofSeq

    if not (bills.IsEmpty && energies.IsEmpty) then
        let row (candidate: Candidate) =
            let bill (show: BillingEstimate -> string) =
                match Option.ofObj candidate.Billing with
                | Some bill -> show bill
                | None -> "-"

            [
                string candidate.Id
                bill (fun bill -> Text.seconds bill.UsageSeconds)
                bill (fun bill -> Text.many bill.Circuits)
                bill (fun bill -> Text.many bill.Executions)
                bill (fun bill -> Text.many bill.Jobs)
                bill (fun bill -> Text.seconds bill.LargestJobSeconds)
                (match Option.ofObj candidate.Energy with
                 | Some energy -> Text.joules energy.TotalJoules
                 | None -> "-")
            ]

        console.WriteLine "What the whole training would use"

        let headings =
            [ "id"; "billed usage"; "circuits"; "shots"; "jobs"; "largest job"; "energy" ]

        console.Write(Terminal.table headings (result.Front |> Seq.map row))

        let assumptions =
            (bills |> List.truncate 1 |> Seq.collect _.Assumptions |> List.ofSeq)
            @ (energies |> List.truncate 1 |> List.map _.Assumption)

        for assumption in assumptions do
            console.WriteLine $"assumed: {assumption}"
