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
open HybHanas.Cli.ModelArguments
open HybHanas.Cli.PlanningArguments
open HybHanas.Cli.ReportArguments

let private parser =
    ArgumentParser.Create<Arguments>(programName = "hybhanas", helpTextMessage = HelpText.top, checkStructure = false)

let private fail (code: ExitCode) (message: string) =
    Console.Error.WriteLine $"hybhanas: {message}"
    code

/// The parser whose options the user meant: the deepest subcommand on the line.
let private optionNames (argv: string[]) =
    let names (cases: ArgumentCaseInfo list) =
        cases |> List.collect (fun case -> case.CommandLineNames.Value)

    match List.ofArray argv with
    | "search" :: _ -> names (ArgumentParser.Create<SearchArguments>().GetArgumentCases())
    | "resume" :: _ -> names (ArgumentParser.Create<ResumeArguments>().GetArgumentCases())
    | "init" :: _ -> names (ArgumentParser.Create<InitArguments>().GetArgumentCases())
    | "presets" :: _ -> names (ArgumentParser.Create<PresetsArguments>().GetArgumentCases())
    | "runs" :: "list" :: _ -> names (ArgumentParser.Create<RunsListArguments>().GetArgumentCases())
    | "runs" :: _ -> names (ArgumentParser.Create<RunsArguments>().GetArgumentCases())
    | "report" :: _ -> names (ArgumentParser.Create<ReportArguments>().GetArgumentCases())
    | "watch" :: _ -> names (ArgumentParser.Create<WatchArguments>().GetArgumentCases())
    | "train" :: _ -> names (ArgumentParser.Create<TrainArguments>().GetArgumentCases())
    | "predict" :: _ -> names (ArgumentParser.Create<PredictArguments>().GetArgumentCases())
    | "export" :: _ -> names (ArgumentParser.Create<ModelExportArguments>().GetArgumentCases())
    | "cost" :: _ -> names (ArgumentParser.Create<CostArguments>().GetArgumentCases())
    | "transpile" :: _ -> names (ArgumentParser.Create<TranspileArguments>().GetArgumentCases())
    | "backends" :: "show" :: _ -> names (ArgumentParser.Create<ShowArguments>().GetArgumentCases())
    | "backends" :: "refresh" :: _ -> names (ArgumentParser.Create<RefreshArguments>().GetArgumentCases())
    | "backends" :: "import" :: _ -> names (ArgumentParser.Create<ImportArguments>().GetArgumentCases())
    | "backends" :: "export" :: _ -> names (ArgumentParser.Create<ExportArguments>().GetArgumentCases())
    | "backends" :: "diff" :: _ -> names (ArgumentParser.Create<DiffArguments>().GetArgumentCases())
    | "backends" :: "synthesize" :: _ -> names (ArgumentParser.Create<SynthesizeArguments>().GetArgumentCases())
    | "study" :: "gate-time" :: _ -> names (ArgumentParser.Create<GateTimeArguments>().GetArgumentCases())
    | "study" :: "algorithms" :: _ -> names (ArgumentParser.Create<AlgorithmStudyArguments>().GetArgumentCases())
    | "study" :: "flops" :: _ -> names (ArgumentParser.Create<FlopsStudyArguments>().GetArgumentCases())
    | "study" :: _ -> names (ArgumentParser.Create<StudyArguments>().GetArgumentCases())
    | "throughput" :: _ -> names (ArgumentParser.Create<ThroughputArguments>().GetArgumentCases())
    | "backends" :: _ -> names (ArgumentParser.Create<BackendsArguments>().GetArgumentCases())
    | "datasets" :: _ -> names (ArgumentParser.Create<DatasetsArguments>().GetArgumentCases())
    | _ -> names (parser.GetArgumentCases())

let private usageError (argv: string[]) (message: string) =
    let first = (message.Split('\n')[0]).Replace("ERROR: ", "").TrimEnd()
    let unknown = Regex.Match(first, "unrecognized argument: '(?<name>[^']*)'")

    let message =
        if unknown.Success then
            let name = unknown.Groups["name"].Value
            Names.Unknown("option or command", optionNames argv, name)
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
        | Backends backends -> ListCommands.backends backends cancellation
        | Datasets datasets -> ListCommands.datasets datasets cancellation
        | Throughput throughput -> PlanningCommands.throughput throughput
        | Study study -> StudyCommand.run study cancellation
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
            Console.Out.WriteLine stop.Message
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
