/// `hybhanas study gate-time | algorithms | rank-correlation | flops`.
module HybHanas.Cli.StudyCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.PlanningArguments

let private gateTime (arguments: ParseResults<GateTimeArguments>) (cancellation: CancellationToken) =
    let backends =
        match arguments.GetResults GateTimeArguments.Backend with
        | [] -> [ "brisbane"; "fez" ]
        | chosen -> chosen

    let study =
        GateTimeStudy.Run(
            Array.ofList backends,
            arguments.GetResult(Circuits, 3),
            arguments.GetResult(GateTimeArguments.Seed, 1UL),
            cancellation
        )

    match arguments.TryGetResult GateTimeArguments.Out with
    | Some file -> GateTimeStudy.WritePlot(study, file)
    | None -> ()

    if arguments.Contains GateTimeArguments.Json then
        Json.print study
    else
        let ratio = Text.fixedPoint 3

        let row (summary: GateTimeSummary) =
            [
                summary.Backend
                string summary.Circuits
                ratio summary.LeastRatio
                ratio summary.MedianRatio
                ratio summary.WorstRatio
            ]

        Terminal.out.Value.Write(
            Terminal.table [ "backend"; "circuits"; "least ratio"; "median ratio"; "worst ratio" ] (study |> Seq.map row)
        )

        match arguments.TryGetResult GateTimeArguments.Out with
        | Some file -> Console.Out.WriteLine $"plot: {file}"
        | None -> ()

    ExitCode.Success

let private flops (arguments: ParseResults<FlopsStudyArguments>) (cancellation: CancellationToken) =
    let rows =
        FlopsStudy.Run(
            arguments.GetResult(FlopsStudyArguments.Backend, "brisbane"),
            arguments.GetResult(FlopsStudyArguments.Qubits, 6),
            arguments.GetResult(FlopsStudyArguments.Seed, 1UL),
            cancellation
        )

    if arguments.Contains FlopsStudyArguments.Json then
        Json.print rows
    else
        let row (row: FlopsStudyRow) =
            [
                string row.Depth
                Text.short row.ClassicalFlops
                Text.short row.SimulationFlops
                Text.count row.QuantumParameters
                Text.count row.TwoQubitGates
                Text.seconds row.QuantumSeconds
            ]

        let headings =
            [
                "depth"
                "classical FLOPs"
                "simulation FLOPs"
                "angles"
                "two-qubit gates"
                "hardware time"
            ]

        Terminal.out.Value.Write(Terminal.table headings (rows |> Seq.map row))

    ExitCode.Success

let run (arguments: ParseResults<StudyArguments>) (cancellation: CancellationToken) =
    match arguments.GetSubCommand() with
    | Gate_Time study -> gateTime study cancellation
    | Algorithms study -> AlgorithmStudyCommand.run study cancellation
    | Rank_Correlation study -> RankCorrelationCommand.run study cancellation
    | Flops study -> flops study cancellation
