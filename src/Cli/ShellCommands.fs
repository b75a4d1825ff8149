/// `hybhanas doctor | completions | reference`.
module HybHanas.Cli.ShellCommands

open System
open Argu
open HybHanas
open HybHanas.Cli.Completion
open HybHanas.Cli.ShellArguments

let private print (check: HealthCheck) =
    let mark =
        match check.State with
        | HealthState.Good -> "ok"
        | HealthState.Noted -> "note"
        | _ -> "BROKEN"

    Console.Out.WriteLine $"{mark, -8}{check.Name, -20}{check.Finding}"

    match check.Mend with
    | null -> ()
    | mend -> Console.Out.WriteLine $"""{"", -28}{mend}"""

/// Looks whether the machine has what the commands need; fails where something is broken.
let doctor (arguments: ParseResults<DoctorArguments>) =
    let d = HealthOptions()

    let checks =
        Health.Check(
            HealthOptions(
                DataFolder = Option.toObj (arguments.TryGetResult DoctorArguments.Data_Folder),
                RunsFolder = arguments.GetResult(DoctorArguments.Runs, d.RunsFolder)
            )
        )

    if arguments.Contains DoctorArguments.Json then
        Json.print checks
    else
        Seq.iter print checks

    match
        checks
        |> Seq.filter (fun check -> check.State = HealthState.Broken)
        |> Seq.length
    with
    | 0 -> ExitCode.Success
    | broken ->
        Console.Error.WriteLine $"hybhanas: {broken} of {checks.Count} checks found something broken"
        ExitCode.Failed

/// Prints the completion script of a shell.
let completions (arguments: ParseResults<CompletionsArguments>) (program: Command) =
    let script =
        match arguments.GetResult CompletionsArguments.Shell with
        | "bash" -> BashCompletion.script
        | "zsh" -> ZshCompletion.script
        | "fish" -> FishCompletion.script
        | "powershell" -> PowerShellCompletion.script
        | other -> raise (Choices.BadValue(Names.Unknown("shell", [ "bash"; "zsh"; "fish"; "powershell" ], other)))

    Console.Out.Write(script program)
    ExitCode.Success

/// Prints docs/cli.md.
let reference (program: Command) =
    Console.Out.Write(CliReference.page program)
    ExitCode.Success
