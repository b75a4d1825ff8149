/// Words on the command line for the library's choices.
module HybHanas.Cli.Choices

open HybHanas

/// A value on the command line that cannot be understood; the message says what would be.
exception BadValue of message: string

let private choose (option: string) (values: (string * 'a) list) (text: string) : 'a =
    match values |> List.tryFind (fun (name, _) -> name = text.ToLowerInvariant()) with
    | Some(_, value) -> value
    | None ->
        let names = values |> List.map fst |> String.concat ", "
        raise (BadValue $"--{option} is '{text}'; allowed: {names}")

/// What the option's text means, or the default where it is not given.
let orElse (fallback: 'a) (choose: string -> 'a) (given: string option) : 'a =
    given |> Option.map choose |> Option.defaultValue fallback

/// The terms of a bill; none unless it is asked for or one of them is given.
let billing (asked: bool) (overhead: float option) (delay: float option) (circuits: int option) : BillingOptions option =
    if asked || overhead.IsSome || delay.IsSome || circuits.IsSome then
        let d = BillingOptions()

        Some(
            BillingOptions(
                JobOverheadSeconds = (overhead |> Option.defaultValue d.JobOverheadSeconds),
                RepetitionDelaySeconds = (delay |> Option.defaultValue d.RepetitionDelaySeconds),
                CircuitsPerJob = (circuits |> Option.defaultValue d.CircuitsPerJob)
            )
        )
    else
        None

let private modeWords =
    [ "variable", NetworkMode.Variable; "fixed", NetworkMode.Fixed ]

let mode text = choose "mode" modeWords text

let private scalingWords =
    [ "recipe", HybridScaling.Recipe; "paper", HybridScaling.Paper ]

let scaling text = choose "scaling" scalingWords text

let private algorithmWords =
    [
        "surrogate", Algorithm.Surrogate
        "nsga2", Algorithm.Nsga2
        "random", Algorithm.Random
    ]

let algorithm text = choose "algorithm" algorithmWords text

let private gateTimeWords =
    [
        "scheduled", GateTimeConvention.Scheduled
        "analytical", GateTimeConvention.Analytical
    ]

let gateTime text = choose "gate-time" gateTimeWords text

let private decoherenceWords =
    [
        "idle", DecoherenceConvention.PerQubitIdle
        "whole", DecoherenceConvention.WholeDuration
    ]

let decoherence text =
    choose "decoherence" decoherenceWords text

let private costOverWords = [ "median", CostOver.Median; "worst", CostOver.Worst ]

let costOver text = choose "cost-over" costOverWords text

let private runtimeWords =
    [ "modelled", RuntimeSource.Modelled; "measured", RuntimeSource.Measured ]

let runtime text = choose "runtime" runtimeWords text

/// "90s", "10m", "2h", "1d".
let time (option: string) (text: string) : System.TimeSpan =
    let parsed =
        match System.Double.TryParse(text.TrimEnd('s', 'm', 'h', 'd'), System.Globalization.CultureInfo.InvariantCulture) with
        | true, value when value > 0.0 && value < 1e6 && text.Length > 0 ->
            match text[text.Length - 1] with
            | 's' -> Some(System.TimeSpan.FromSeconds value)
            | 'm' -> Some(System.TimeSpan.FromMinutes value)
            | 'h' -> Some(System.TimeSpan.FromHours value)
            | 'd' -> Some(System.TimeSpan.FromDays value)
            | _ -> None
        | _ -> None

    match parsed with
    | Some time -> time
    | None -> raise (BadValue $"--{option} is '{text}'; give a time such as 90s, 10m or 2h")

let private goalWords =
    [
        "two-qubit-gates", TranspileGoal.TwoQubitGates
        "duration", TranspileGoal.Duration
        "fidelity", TranspileGoal.Fidelity
        "effective-time", TranspileGoal.EffectiveTime
    ]

let goal text = choose "objective" goalWords text

let private scheduleWords =
    [
        "one-cycle", TrainingSchedule.OneCycle
        "constant", TrainingSchedule.Constant
    ]

let schedule text = choose "schedule" scheduleWords text

let private modelFormatWords =
    [
        "openqasm2", ModelFormat.OpenQasm2
        "openqasm3", ModelFormat.OpenQasm3
        "pytorch", ModelFormat.PyTorch
        "pennylane", ModelFormat.PennyLane
    ]

let modelFormat text = choose "as" modelFormatWords text

let private reportFormatWords =
    [
        "html", ReportFormat.Html
        "csv", ReportFormat.Csv
        "json", ReportFormat.Json
        "md", ReportFormat.Markdown
        "svg", ReportFormat.Svg
    ]

let reportFormat text = choose "format" reportFormatWords text

/// The words that an option takes, where it takes nothing else.
let words: Map<string, string list> =
    let names values = values |> List.map fst

    Map.ofList
        [
            "--mode", names modeWords
            "--format", names reportFormatWords
            "--scaling", names scalingWords
            "--algorithm", names algorithmWords
            "--gate-time", names gateTimeWords
            "--runtime", names runtimeWords
            "--decoherence", names decoherenceWords
            "--cost-over", names costOverWords
            "--objective", names goalWords
            "--schedule", names scheduleWords
            "--as", names modelFormatWords
        ]
