/// `hybhanas search`.
module HybHanas.Cli.SearchCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.Arguments
open Spectre.Console

let private range (option: string) (text: string) =
    let number (part: string) =
        match Int32.TryParse(part.Trim(), Globalization.NumberStyles.None, Globalization.CultureInfo.InvariantCulture) with
        | true, value -> value
        | _ -> raise (Choices.BadValue $"--{option} is '{text}'; give LOW..HIGH or one number, such as 2..8")

    match text.Split ".." with
    | [| one |] -> IntRange(number one, number one)
    | [| low; high |] -> IntRange(number low, number high)
    | _ -> raise (Choices.BadValue $"--{option} is '{text}'; give LOW..HIGH or one number, such as 2..8")

let private options (arguments: ParseResults<SearchArguments>) =
    let d = SearchOptions()

    SearchOptions(
        DataSet = arguments.GetResult(Dataset, d.DataSet),
        DataFolder = Option.toObj (arguments.TryGetResult Data_Folder),
        PerClass = Option.toNullable (arguments.TryGetResult Per_Class),
        ValidationFraction = arguments.GetResult(Validation, d.ValidationFraction),
        Backend = arguments.GetResult(SearchArguments.Backend, d.Backend),
        CostOver = (arguments.TryGetResult Cost_Over |> Choices.orElse d.CostOver Choices.costOver),
        RefreshAfter =
            (arguments.TryGetResult Refresh_After
             |> Option.map (Choices.time "refresh-after")
             |> Option.toNullable),
        Mode = (arguments.TryGetResult Mode |> Choices.orElse d.Mode Choices.mode),
        Scaling = (arguments.TryGetResult Scaling |> Choices.orElse d.Scaling Choices.scaling),
        Qubits = (arguments.TryGetResult Qubits |> Choices.orElse d.Qubits (range "qubits")),
        Depth = (arguments.TryGetResult Depth |> Choices.orElse d.Depth (range "depth")),
        Algorithm =
            (arguments.TryGetResult SearchArguments.Algorithm
             |> Choices.orElse d.Algorithm Choices.algorithm),
        Population = arguments.GetResult(Population, d.Population),
        Generations = arguments.GetResult(Generations, d.Generations),
        Epochs = arguments.GetResult(Epochs, d.Epochs),
        BatchSize = arguments.GetResult(SearchArguments.Batch, d.BatchSize),
        LearningRate = arguments.GetResult(Learning_Rate, d.LearningRate),
        StopBelowAccuracy = Option.toNullable (arguments.TryGetResult Stop_Below),
        StopAfterEpochs = arguments.GetResult(Stop_After, d.StopAfterEpochs),
        Rungs = arguments.GetResult(Rungs, d.Rungs),
        Shots = arguments.GetResult(SearchArguments.Shots, d.Shots),
        GateTime =
            (arguments.TryGetResult SearchArguments.Gate_Time
             |> Choices.orElse d.GateTime Choices.gateTime),
        Decoherence =
            (arguments.TryGetResult SearchArguments.Decoherence
             |> Choices.orElse d.Decoherence Choices.decoherence),
        Billing =
            Option.toObj (
                Choices.billing
                    (arguments.Contains SearchArguments.Billing)
                    (arguments.TryGetResult SearchArguments.Job_Overhead)
                    (arguments.TryGetResult SearchArguments.Rep_Delay)
                    (arguments.TryGetResult SearchArguments.Circuits_Per_Job)
            ),
        QuantumWatts = Option.toNullable (arguments.TryGetResult SearchArguments.Quantum_Watts),
        ClassicalWatts = Option.toNullable (arguments.TryGetResult SearchArguments.Classical_Watts),
        Level = arguments.GetResult(SearchArguments.Level, d.Level),
        Seed = arguments.GetResult(SearchArguments.Seed, d.Seed),
        ThroughputGigaflops = Option.toNullable (arguments.TryGetResult SearchArguments.Throughput),
        Threads = Option.toNullable (arguments.TryGetResult SearchArguments.Threads),
        TimeLimit =
            (arguments.TryGetResult SearchArguments.Time_Limit
             |> Option.map (Choices.time "time-limit")
             |> Option.toNullable),
        MaxTrainings = Option.toNullable (arguments.TryGetResult SearchArguments.Max_Trainings),
        UseCache = arguments.Contains SearchArguments.Cache,
        OutputFolder = Option.toObj (arguments.TryGetResult SearchArguments.Out)
    )

let private headings =
    [
        "id"
        "network"
        "accuracy"
        "gate"
        "routing"
        "reliability"
        "gradient"
        "quantum"
        "classical"
        "total"
        "parameters"
    ]

let private row (candidate: Candidate) =
    let part (pick: QuantumSeconds -> float) =
        match candidate.QuantumSeconds with
        | null -> "-"
        | seconds -> Text.seconds (pick seconds)

    [
        string candidate.Id
        candidate.Description
        Text.orDash Text.percent candidate.Accuracy
        part _.Gate
        part _.Routing
        part _.Reliability
        part _.Gradient
        part _.Total
        Text.orDash Text.seconds candidate.ClassicalSeconds
        Text.orDash Text.seconds candidate.TotalSeconds
        Text.count candidate.Parameters
    ]

/// Two lines for each network, where the table would wrap.
let private stacked (console: IAnsiConsole) (result: SearchResult) =
    for candidate in result.Front do
        let cells = List.zip headings (row candidate) |> Map.ofList
        let indent = String(' ', 7)

        console.WriteLine $"""{"#" + cells["id"], -7}{cells["accuracy"]}  {cells["total"]}  {cells["parameters"]} parameters"""
        console.WriteLine $"{indent}{candidate.Description}"

        console.WriteLine(
            $"""{indent}gate {cells["gate"]} + routing {cells["routing"]} + reliability {cells["reliability"]} + gradient {cells["gradient"]} = quantum {cells["quantum"]}; classical {cells["classical"]}"""
        )

let private print (console: IAnsiConsole) (result: SearchResult) =
    let reference = result.ReferencePoint

    let failed =
        result.Evaluations |> Seq.filter (fun c -> not (isNull c.Failure)) |> Seq.toList

    console.WriteLine()

    console.WriteLine
        $"Pareto front: {result.Front.Count} of {result.Evaluations.Count} networks (time on the backend for the whole training)"

    let rows = result.Front |> Seq.map row |> List.ofSeq

    if Terminal.tableWidth headings rows <= console.Profile.Width then
        console.Write(Terminal.table headings rows)
    else
        stacked console result

    FrontViews.conventions console result
    FrontViews.halved console result
    FrontViews.range console result
    FrontViews.billing console result

    console.WriteLine(
        $"hypervolume {Text.fixedPoint 4 result.Hypervolume} of the box up to the reference point (error {Text.short reference.Error}, {Text.short reference.Seconds} s, {Text.short reference.Parameters} parameters), logarithmic in seconds and parameters"
    )

    if not failed.IsEmpty then
        console.WriteLine $"{failed.Length} networks failed:"

        for candidate in failed |> List.truncate 10 do
            console.WriteLine $"    #{candidate.Id} {candidate.Description}: {candidate.Failure}"

    for warning in result.Warnings do
        console.WriteLine $"warning: {warning}"

    console.WriteLine $"elapsed {Text.clock result.Elapsed}; saved in {result.Folder}"

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
        print Terminal.out.Value result

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

/// Searches, prints the front, and says how it ended.
let run (arguments: ParseResults<SearchArguments>) (cancellation: CancellationToken) =
    let options = options arguments

    finish (arguments.Contains SearchArguments.Json) (arguments.Contains SearchArguments.Quiet) (fun progress ->
        NetworkSearch.RunAsync(options, progress, cancellation))

/// Goes on with a run.
let resume (arguments: ParseResults<ResumeArguments>) (cancellation: CancellationToken) =
    let options =
        ResumeOptions(
            Salvage = arguments.Contains Salvage,
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
