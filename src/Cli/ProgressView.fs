/// The live display of a search: rewritten in place on a terminal, plain lines elsewhere.
module HybHanas.Cli.ProgressView

open System
open System.Threading
open System.Threading.Tasks
open HybHanas
open Spectre.Console

let private accuracy (value: Nullable<float>) = Text.orDash Text.percent value

let private remaining (progress: SearchProgress) =
    if progress.Remaining.HasValue then
        Text.clock progress.Remaining.Value
    else
        "-"

let private lastWords (progress: SearchProgress) =
    match progress.Last with
    | null -> "-"
    | last when not (isNull last.Failure) -> $"failed: {last.Failure}"
    | last -> $"{accuracy last.Accuracy}  {last.Description}"

/// One line for each ended candidate.
let line (progress: SearchProgress) =
    String.concat
        "  "
        [
            $"generation {progress.Generation}/{progress.Generations}"
            $"candidate {progress.Finished}/{progress.Candidates}"
            $"accuracy {lastWords progress}"
            $"best {accuracy progress.BestAccuracy}"
            $"hypervolume {Text.fixedPoint 4 progress.Hypervolume}"
            $"elapsed {Text.clock progress.Elapsed}"
            $"remaining {remaining progress}"
        ]

let private bar (progress: SearchProgress) =
    let width = 30
    let full = width * progress.Finished / max 1 progress.Candidates
    String('#', full) + String('.', width - full)

let private panel (progress: SearchProgress) (elapsed: TimeSpan) =
    let failed =
        if progress.Failed > 0 then
            $"   failed {progress.Failed}"
        else
            ""

    Rows(
        Text(
            $"[{bar progress}] generation {progress.Generation}/{progress.Generations}   candidate {progress.Finished}/{progress.Candidates}{failed}"
        ),
        Text(
            $"best accuracy {accuracy progress.BestAccuracy}   hypervolume {Text.fixedPoint 4 progress.Hypervolume}   elapsed {Text.clock elapsed}   remaining {remaining progress}",
            Style(foreground = Color.Green)
        ),
        Text($"last: {lastWords progress}", Style(foreground = Color.Grey))
    )

/// Reports are handed over in place, in the order in which they come, and shown at once.
type private Immediate(report: SearchProgress -> unit) =
    interface IProgress<SearchProgress> with
        member _.Report progress = report progress

let private live (console: IAnsiConsole) (work: IProgress<SearchProgress> -> Task<'a>) : Task<'a> = task {
    let mutable latest: SearchProgress | null = null
    let gate = obj ()
    let start = System.Diagnostics.Stopwatch.StartNew()
    let display = console.Live(Text "preparing ...")
    display.AutoClear <- true

    return!
        display.StartAsync(fun context -> task {
            let refresh () =
                lock gate (fun () ->
                    match latest with
                    | null -> ()
                    | progress -> context.UpdateTarget(panel progress start.Elapsed))

            use _ = new Timer((fun _ -> refresh ()), null, 200, 200)

            return!
                work (
                    Immediate(fun progress ->
                        lock gate (fun () -> latest <- progress)
                        refresh ())
                )
        })
}

let private plain (console: IAnsiConsole) (work: IProgress<SearchProgress> -> Task<'a>) : Task<'a> =
    let gate = obj ()

    work (
        Immediate(fun progress ->
            if not (isNull progress.Last) then
                lock gate (fun () -> console.Profile.Out.Writer.WriteLine(line progress)))
    )

/// Runs the work with its progress shown on the console.
let run (console: IAnsiConsole) (work: IProgress<SearchProgress> -> Task<'a>) : Task<'a> =
    if Terminal.canRewrite console then
        live console work
    else
        plain console work

/// Runs the work without showing progress.
let silent (work: IProgress<SearchProgress> -> Task<'a>) : Task<'a> = work (Immediate ignore)
