/// `hybhanas search`.
module HybHanas.Cli.SearchCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.Arguments
open Spectre.Console

let private print (console: IAnsiConsole) quiet (result: SearchResult) =
    let failed =
        result.Evaluations |> Seq.filter (fun c -> not (isNull c.Failure)) |> Seq.toList

    FrontTable.print console result
    FrontViews.conventions console result
    FrontViews.folds console result
    FrontViews.halved console result
    FrontViews.range console result
    FrontViews.billing console result

    if not quiet then
        FrontTable.draw console result

    FrontTable.hypervolume console result

    if not failed.IsEmpty then
        console.WriteLine $"{failed.Length} networks failed:"

        for candidate in failed |> List.truncate 10 do
            console.WriteLine $"    #{candidate.Id} {candidate.Description}: {candidate.Failure}"

    for warning in result.Warnings do
        console.WriteLine $"warning: {warning}"

    console.WriteLine $"elapsed {Text.clock result.Elapsed}; saved in {result.Folder}"

    if not quiet then
        console.WriteLine $"look at it: hybhanas report {result.Folder}"

let private finish json quiet (work: IProgress<SearchProgress> -> Tasks.Task<SearchResult>) =
    let console = if json then Terminal.error.Value else Terminal.out.Value

    let show =
        if quiet then
            ProgressView.silent
        else
            ProgressView.run console

    let result = (show work).GetAwaiter().GetResult()

    if json then
        Json.print result
    else
        print Terminal.out.Value quiet result

    let saved =
        $"{result.Evaluations.Count} finished evaluations are saved; go on with: hybhanas resume {result.Folder}"

    match result.End with
    | SearchEnd.Interrupted ->
        Console.Error.WriteLine $"interrupted; {saved}"
        ExitCode.Interrupted
    | SearchEnd.TimeLimit ->
        Console.Error.WriteLine $"the time limit is reached; {saved}"
        ExitCode.Success
    | SearchEnd.TrainingLimit ->
        Console.Error.WriteLine $"the limit of trainings is reached; {saved}"
        ExitCode.Success
    | _ -> ExitCode.Success

/// Runs the search of these options, prints the front, and says how it ended.
let runOptions json quiet (options: SearchOptions) (cancellation: CancellationToken) =
    finish json quiet (fun progress -> NetworkSearch.RunAsync(options, progress, cancellation))

/// Searches as the command line says.
let run (arguments: ParseResults<SearchArguments>) (cancellation: CancellationToken) =
    runOptions
        (arguments.Contains SearchArguments.Json)
        (arguments.Contains SearchArguments.Quiet)
        (SearchSettings.options arguments)
        cancellation

/// Goes on with a run.
let resume (arguments: ParseResults<ResumeArguments>) (cancellation: CancellationToken) =
    let options =
        ResumeOptions(
            Salvage = arguments.Contains Salvage,
            TrainerFolder = Option.toObj (arguments.TryGetResult ResumeArguments.Trainer_Folder),
            Threads = Option.toNullable (arguments.TryGetResult ResumeArguments.Threads),
            TimeLimit =
                (arguments.TryGetResult ResumeArguments.Time_Limit
                 |> Option.map (Choices.time "time-limit")
                 |> Option.toNullable),
            MaxTrainings = Option.toNullable (arguments.TryGetResult ResumeArguments.Max_Trainings),
            UseCache = arguments.Contains ResumeArguments.Cache
        )

    finish (arguments.Contains ResumeArguments.Json) (arguments.Contains ResumeArguments.Quiet) (fun progress ->
        NetworkSearch.ResumeAsync(arguments.GetResult Run, options, progress, cancellation))
