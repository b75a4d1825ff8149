/// `hybhanas study algorithms`.
module HybHanas.Cli.AlgorithmStudyCommand

open System
open System.Threading
open Argu
open HybHanas.Cli.PlanningArguments
open HybHanas.Studies

let private headings =
    [
        "grid"
        "evaluations"
        "algorithm"
        "median"
        "quartiles"
        "least"
        "choosing"
    ]

let private row (found: AlgorithmStudyRow) =
    let share = Text.fixedPoint 3

    [
        found.Grid
        Text.count found.Evaluations
        found.Algorithm
        share found.Median
        $"{share found.FirstQuartile} {share found.ThirdQuartile}"
        share found.Least
        Text.seconds found.ChoosingSeconds
    ]

/// Runs the study and prints its table.
let run (arguments: ParseResults<AlgorithmStudyArguments>) (cancellation: CancellationToken) =
    let d = AlgorithmStudyOptions()

    let options =
        AlgorithmStudyOptions(Seeds = arguments.GetResult(Seeds, d.Seeds), Noise = arguments.GetResult(Noise, d.Noise))

    let rows = AlgorithmStudies.Run(options, cancellation)

    if arguments.Contains AlgorithmStudyArguments.Json then
        Json.print rows
    else
        Terminal.out.Value.Write(Terminal.table headings (rows |> Seq.map row))

        Console.Out.WriteLine
            $"share of the true hypervolume that all evaluated networks reach; {options.Seeds} seeds, noise {Text.short options.Noise}; choosing: processor time of a search without its trainings, mean"

    ExitCode.Success
