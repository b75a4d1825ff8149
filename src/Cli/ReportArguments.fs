/// The command line of reports and of watching runs as Argu sees it. Every option's text is its help.
module HybHanas.Cli.ReportArguments

open Argu

type ReportArguments =
    | [<MainCommand>] Run of folder: string
    | [<AltCommandLine("-o")>] Out of path: string
    | Format of format: string
    | Compare of folders: string list

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Run _ -> "folder of a run, complete or not."
            | Out _ -> "file to write, for svg a folder (default: report.html, report.csv, ... or figures in the run's folder)."
            | Format _ ->
                "html: a page to look at; csv: all evaluations; json: everything; md: summary and tables; svg: each figure as a file (default html)."
            | Compare _ ->
                "folders of further runs with the same objectives, side by side: fronts, hypervolumes, and a paired test where seeds are shared."

type WatchArguments =
    | [<MainCommand; ExactlyOnce>] Run of folder: string
    | Once

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Run _ -> "folder of a run that another process works on."
            | Once -> "show how the run stands now, and end."
