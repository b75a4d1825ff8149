/// `hybhanas cost --batch FILE.jsonl`: many circuits, a line each.
module HybHanas.Cli.BatchCommand

open System
open HybHanas

let private standardInput =
    Seq.initInfinite (fun _ -> Console.In.ReadLine())
    |> Seq.takeWhile (isNull >> not)
    |> Seq.choose Option.ofObj

let private row (line: CostLine) =
    let id = if line.Id.HasValue then line.Id.Value.ToString() else "-"

    match Option.ofObj line.Error with
    | Some error -> [ id; "-"; "-"; "-"; "-"; "-"; $"{error.Code}: {error.Message}" ]
    | None ->
        let whole (value: Nullable<int64>) =
            if value.HasValue then string value.Value else "-"

        [
            id
            (line.Backend |> Option.ofObj |> Option.defaultValue "-")
            Text.orDash Text.seconds line.DurationSeconds
            whole line.DurationDt
            Text.orDash Text.seconds line.AnalyticalSeconds
            Text.orDash Text.short line.LogEsp
            (if line.ErrorOneOps.GetValueOrDefault() > 0 then
                 $"{line.ErrorOneOps.Value} operations of error 1 charged at the median"
             else
                 "")
        ]

let private explained (line: CostLine) =
    match Option.ofObj line.Explanation with
    | None -> ()
    | Some explanation ->
        let id = if line.Id.HasValue then $" of {line.Id.Value}" else ""
        Console.Out.WriteLine()
        Console.Out.WriteLine $"Where the cost{id} goes"
        CostViews.explanation Terminal.out.Value (line.DurationSeconds.GetValueOrDefault()) explanation

/// Costs every line of the file (- is standard input) and prints a line for each, in order. Succeeds once every line
/// has its answer, be it an error.
let run (file: string) (physical: bool) (explain: bool) (json: bool) (options: CostOptions) =
    let source, lines =
        if file = "-" then
            "standard input", standardInput
        else
            file, CircuitBatch.LinesOf file

    let costs =
        if physical then
            CircuitBatch.Physical(lines, source, options, explain)
        else
            CircuitBatch.OpenQasm(lines, source, options, explain)

    if json then
        costs |> Seq.iter Json.printLine
    else
        let headings =
            [ "id"; "backend"; "duration"; "dt"; "analytical"; "log fidelity"; "remark" ]

        let lines = List.ofSeq costs
        Terminal.out.Value.Write(Terminal.table headings (lines |> List.map row))
        lines |> List.iter explained

    ExitCode.Success
