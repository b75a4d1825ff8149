/// `hybhanas study rank-correlation`.
module HybHanas.Cli.RankCorrelationCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.PlanningArguments
open HybHanas.Studies

let private headings =
    [
        "data set"
        "form"
        "epochs"
        "networks"
        "kendall"
        "spearman"
        "median accuracy"
    ]

let private coefficient (found: RankCoefficient) =
    let number = Text.fixedPoint 2
    $"{number found.Value} [{number found.Low} {number found.High}]"

let private row (found: RankCorrelationRow) =
    [
        found.DataSet
        (if found.Scaling = HybridScaling.Recipe then
             "recipe"
         else
             "paper")
        string found.Epochs
        string found.Networks
        coefficient found.Kendall
        coefficient found.Spearman
        Text.percent found.MedianAccuracy
    ]

/// Runs the study and prints its table.
let run (arguments: ParseResults<RankCorrelationArguments>) (cancellation: CancellationToken) =
    let d = RankCorrelationOptions()

    let options =
        RankCorrelationOptions(
            DataSets =
                (match arguments.GetResults Dataset with
                 | [] -> d.DataSets
                 | names -> Array.ofList names),
            DataFolder = Option.toObj (arguments.TryGetResult Data_Folder),
            PerClass = Option.toNullable (arguments.TryGetResult Per_Class),
            Networks = arguments.GetResult(Networks, d.Networks),
            Epochs =
                (match arguments.GetResults Epochs with
                 | [] -> d.Epochs
                 | counts -> Array.ofList counts),
            FullEpochs = arguments.GetResult(Full_Epochs, d.FullEpochs),
            Seed = arguments.GetResult(RankCorrelationArguments.Seed, d.Seed),
            Threads = Option.toNullable (arguments.TryGetResult Threads)
        )

    let rows = RankCorrelationStudy.Run(options, cancellation)

    if arguments.Contains RankCorrelationArguments.Json then
        Json.print rows
    else
        Terminal.out.Value.Write(Terminal.table headings (rows |> Seq.map row))

        Console.Out.WriteLine
            $"rankings after few epochs against those after {options.FullEpochs}, random networks, seed {options.Seed}; in brackets the 95 %% bootstrap interval"

    ExitCode.Success
