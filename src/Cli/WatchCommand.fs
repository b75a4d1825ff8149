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
    if run.Evaluations.Count >= run.Candidates then "complete"
    elif run.InUse then "running"
    else "not running; go on with 'hybhanas resume'"

let private lastWords (run: SavedRun) =
    match Seq.tryLast run.Evaluations with
    | None -> "none yet"
    | Some last when not (isNull last.Failure) -> $"#{last.Id} failed: {last.Failure}"
    | Some last -> $"#{last.Id} {Text.orDash Text.percent last.Accuracy}  {last.Description}"

/// The lines that show a run.
let lines (console: IAnsiConsole) (run: SavedRun) : string list =
    let failed =
        run.Evaluations
        |> Seq.filter (fun candidate -> not (isNull candidate.Failure))
        |> Seq.length

    let best =
        run.Evaluations
        |> Seq.choose (fun candidate -> Option.ofNullable candidate.Accuracy)
        |> Seq.fold (fun best accuracy -> Some(max accuracy (Option.defaultValue accuracy best))) None

    let generation = run.Evaluations |> Seq.map _.Generation |> Seq.fold max 0

    [
        $"{run.DataSet} on {run.Backend}, {run.Algorithm.ToString().ToLowerInvariant()}, seed {run.Seed}: {stateOf run}"
        $"generation {generation}/{run.Generations}  candidate {run.Evaluations.Count}/{run.Candidates}  failed {failed}  front {run.Front.Count}"
        $"""best accuracy {best |> Option.map Text.percent |> Option.defaultValue "-"}  hypervolume {Text.fixedPoint 4 run.Hypervolume}"""
        $"last: {lastWords run}"
        ""
        yield! FrontDrawing.lines (marks console) console.Profile.Width (List.ofSeq run.Objectives) run.Evaluations run.Front
    ]

let private write (console: IAnsiConsole) (lines: string list) =
    for line in lines do
        console.Profile.Out.Writer.WriteLine line

let private isOver (run: SavedRun) =
    not run.InUse || run.Evaluations.Count >= run.Candidates

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
                run <- SavedRuns.Open folder
                context.UpdateTarget(picture run))

/// A line whenever candidates ended.
let private plain (console: IAnsiConsole) folder (first: SavedRun) (cancellation: CancellationToken) =
    let mutable run = first

    while not (isOver run) && pause cancellation do
        let next = SavedRuns.Open folder

        if next.Evaluations.Count > run.Evaluations.Count then
            console.Profile.Out.Writer.WriteLine
                $"candidate {next.Evaluations.Count}/{next.Candidates}  front {next.Front.Count}  hypervolume {Text.fixedPoint 4 next.Hypervolume}  last: {lastWords next}"

        run <- next

    write console (lines console run)

/// Shows the run until it ends, or once.
let run (arguments: ParseResults<WatchArguments>) (cancellation: CancellationToken) =
    let console = Terminal.out.Value
    let folder = arguments.GetResult WatchArguments.Run
    let first = SavedRuns.Open folder

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
