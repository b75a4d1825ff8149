/// The program: parses, calls the library, prints, and ends with a documented code.
module HybHanas.Cli.Program

open System
open System.Reflection
open System.Runtime.InteropServices
open System.Text.RegularExpressions
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.Arguments

let private fail (code: ExitCode) (message: string) =
    Console.Error.WriteLine $"hybhanas: {message}"
    code

/// Options and commands of the deepest command on the line.
let private namesOn (argv: string[]) =
    let command = CommandTree.ofParser parser |> CommandTree.find (List.ofArray argv)

    (command.Parameters |> List.collect _.Names)
    @ (command.Commands |> List.map (fun sub -> List.last sub.Path))

let private usageError (argv: string[]) (message: string) =
    let first = (message.Split('\n')[0]).Replace("ERROR: ", "").TrimEnd()
    let unknown = Regex.Match(first, "unrecognized argument: '(?<name>[^']*)'")

    let message =
        if unknown.Success then
            let name = unknown.Groups["name"].Value
            Names.Unknown("option or command", namesOn argv, name)
        else
            first

    fail ExitCode.Usage $"{message} (see 'hybhanas --help')"

let private run (argv: string[]) (cancellation: CancellationToken) =
    let arguments = parser.Parse(argv, raiseOnUsage = true)

    if arguments.Contains Version then
        let version =
            Assembly.GetExecutingAssembly().GetName().Version
            |> Option.ofObj
            |> Option.map _.ToString(3)

        Console.Out.WriteLine $"hybhanas {Option.get version}"
        ExitCode.Success
    else
        match arguments.GetSubCommand() with
        | Search search -> SearchCommand.run search cancellation
        | Resume resume -> SearchCommand.resume resume cancellation
        | Init init -> InitCommand.run init cancellation
        | Presets presets -> PresetCommand.run presets
        | Runs runs -> ListCommands.runs runs
        | Report report -> ReportCommand.run report cancellation
        | Watch watch -> WatchCommand.run watch cancellation
        | Train train -> ModelCommands.train train cancellation
        | Predict predict -> ModelCommands.predict predict cancellation
        | Export export -> ModelCommands.export export
        | Cost cost -> CostCommand.run cost
        | Transpile transpile -> TranspileCommand.run transpile
        | Check check -> CheckCommand.run check
        | Backends backends -> ListCommands.backends backends cancellation
        | Datasets datasets -> ListCommands.datasets datasets cancellation
        | Throughput throughput -> PlanningCommands.throughput throughput
        | Study study -> StudyCommand.run study cancellation
        | Doctor doctor -> ShellCommands.doctor doctor
        | Completions completions -> ShellCommands.completions completions (CommandTree.ofParser parser)
        | Reference _ -> ShellCommands.reference (CommandTree.ofParser parser)
        | Version -> ExitCode.Success

[<EntryPoint>]
let main argv =
    use interrupt = new CancellationTokenSource()

    // The first signal saves what is finished; the second ends the process as usual.
    let stop (signal: PosixSignalContext) =
        signal.Cancel <- not interrupt.IsCancellationRequested
        interrupt.Cancel()

    use _ = PosixSignalRegistration.Create(PosixSignal.SIGINT, stop)
    use _ = PosixSignalRegistration.Create(PosixSignal.SIGTERM, stop)

    let code =
        try
            run argv interrupt.Token
        with
        | :? ArguParseException as stop when stop.ErrorCode = ErrorCode.HelpText ->
            Console.Out.WriteLine(HelpText.ofLine parser (List.ofArray argv))
            ExitCode.Success
        | :? ArguParseException as wrong -> usageError argv wrong.Message
        | Choices.BadValue message -> fail ExitCode.Usage message
        | :? HybHanasException as error when error.Details.Count > 1 ->
            for detail in error.Details do
                Console.Error.WriteLine $"hybhanas: {detail}"

            let place =
                error.Message.Substring(0, error.Message.IndexOf(" faults", StringComparison.Ordinal))

            fail (ExitCode.ofError error.Code) $"{place} faults"
        | :? HybHanasException as error -> fail (ExitCode.ofError error.Code) error.Message
        | :? OperationCanceledException -> fail ExitCode.Interrupted "interrupted before anything was finished"

    ExitCode.number code
