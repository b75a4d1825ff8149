/// `hybhanas watch`: how a run stands, from its journal; also of a run that another process works on.
module HybHanas.Cli.WatchCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.ReportArguments
open Spectre.Console

let private marks (console: IAnsiConsole) =
    if Terminal.isPlain console then
        FrontDrawing.plain
    else
        FrontDrawing.rich

let private stateOf (run: SavedRun) =
    if run.Summary.Finished >= run.Summary.Candidates then
        "complete"
    elif run.Summary.InUse then
        "running"
    else
        "not running; go on with 'hybhanas resume'"

let private lastWords (run: SavedRun) =
    match Seq.tryLast run.Candidates with
    | None -> "none yet"
    | Some last when not (isNull last.Failure) -> $"#{last.Id} failed: {last.Failure}"
    | Some last -> $"#{last.Id} {Text.orDash Text.percent last.Accuracy}  {last.Description}"

/// The lines that show a run.
let lines (console: IAnsiConsole) (run: SavedRun) : string list =
    let failed =
        run.Candidates
        |> Seq.filter (fun candidate -> not (isNull candidate.Failure))
        |> Seq.length

    let generation = run.Candidates |> Seq.map _.Generation |> Seq.fold max 0

    [
        $"{run.Summary.DataSet} on {run.Summary.Backend}, {run.Options.Algorithm.ToString().ToLowerInvariant()}, seed {run.Options.Seed}: {stateOf run}"
        $"generation {generation}/{run.Options.Generations}  candidate {run.Summary.Finished}/{run.Summary.Candidates}  failed {failed}  front {run.Front.Count}"
        $"""best accuracy {Text.orDash Text.percent run.Summary.BestAccuracy}  hypervolume {Text.fixedPoint 4 run.Hypervolume}"""
        $"last: {lastWords run}"
        ""
        yield! FrontDrawing.lines (marks console) console.Profile.Width (List.ofSeq run.Objectives) run.Candidates run.Front
    ]

let private write (console: IAnsiConsole) (lines: string list) =
    for line in lines do
        console.Profile.Out.Writer.WriteLine line

let private isOver (run: SavedRun) =
    not run.Summary.InUse || run.Summary.Finished >= run.Summary.Candidates

/// Waits a moment; false where the user wants to leave.
let private pause (cancellation: CancellationToken) =
    not (cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds 1.0))

let private live (console: IAnsiConsole) folder (first: SavedRun) (cancellation: CancellationToken) =
    let picture (run: SavedRun) =
        Rows(lines console run |> List.map (fun line -> Text line :> Rendering.IRenderable))

    console
        .Live(picture first)
        .Start(fun context ->
            let mutable run = first

            while not (isOver run) && pause cancellation do
                run <- SavedRuns.Load folder
                context.UpdateTarget(picture run)

            // What was written between the last look at the journal and the end of its writer.
            context.UpdateTarget(picture (SavedRuns.Load folder)))

/// A line whenever candidates ended.
let private plain (console: IAnsiConsole) folder (first: SavedRun) (cancellation: CancellationToken) =
    let mutable run = first

    while not (isOver run) && pause cancellation do
        let next = SavedRuns.Load folder

        if next.Summary.Finished > run.Summary.Finished then
            console.Profile.Out.Writer.WriteLine
                $"candidate {next.Summary.Finished}/{next.Summary.Candidates}  front {next.Front.Count}  hypervolume {Text.fixedPoint 4 next.Hypervolume}  last: {lastWords next}"

        run <- next

    write console (lines console (SavedRuns.Load folder))

/// Shows the run until it ends, or once.
let run (arguments: ParseResults<WatchArguments>) (cancellation: CancellationToken) =
    let console = Terminal.out.Value
    let folder = arguments.GetResult WatchArguments.Run
    let first = SavedRuns.Load folder

    if arguments.Contains Once then
        write console (lines console first)
    elif Terminal.canRewrite console then
        live console folder first cancellation
    else
        plain console folder first cancellation

    if cancellation.IsCancellationRequested then
        ExitCode.Interrupted
    else
        ExitCode.Success
