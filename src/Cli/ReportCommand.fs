/// `hybhanas report`.
module HybHanas.Cli.ReportCommand

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.ReportArguments

/// Writes the report and says where.
let run (arguments: ParseResults<ReportArguments>) (cancellation: CancellationToken) =
    let compared = arguments.TryGetResult Compare |> Option.defaultValue []

    let first, others =
        match arguments.TryGetResult ReportArguments.Run, compared with
        | Some folder, others -> folder, others
        | None, first :: others -> first, others
        | None, [] -> raise (Choices.BadValue "name the folder of a run (see 'hybhanas runs list')")

    let options =
        RunReportOptions(
            Format =
                (arguments.TryGetResult Format
                 |> Option.map Choices.reportFormat
                 |> Option.defaultValue ReportFormat.Html),
            OutputPath = (arguments.TryGetResult Out |> Option.toObj),
            Compare = List.toArray others
        )

    let path =
        RunReport.WriteAsync(first, options, cancellation).GetAwaiter().GetResult()

    Console.Out.WriteLine $"written to {path}"
    ExitCode.Success
