/// Command lines of `doctor`, `completions` and `reference` as Argu sees them. Every option's text is its help.
module HybHanas.Cli.ShellArguments

open Argu

[<RequireQualifiedAccess>]
type DoctorArguments =
    | Data_Folder of folder: string
    | Runs of folder: string
    | Json

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | DoctorArguments.Data_Folder _ -> "check the IDX files of this folder too."
            | DoctorArguments.Runs _ -> "folder that runs are saved in (default runs)."
            | DoctorArguments.Json -> "print the findings as JSON."

[<RequireQualifiedAccess>]
type CompletionsArguments =
    | [<MainCommand; ExactlyOnce>] Shell of shell: string
    | [<Hidden>] Nothing

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | CompletionsArguments.Shell _ -> "bash, zsh, fish or powershell."
            | CompletionsArguments.Nothing -> ""
