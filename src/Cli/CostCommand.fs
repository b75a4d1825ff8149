/// `hybhanas cost FILE.qasm`.
module HybHanas.Cli.CostCommand

open System
open System.IO
open Argu
open HybHanas
open HybHanas.Cli.CircuitArguments
open Spectre.Console

let private billing (arguments: ParseResults<CostArguments>) =
    Choices.billing
        (arguments.Contains CostArguments.Billing)
        (arguments.TryGetResult CostArguments.Job_Overhead)
        (arguments.TryGetResult CostArguments.Rep_Delay)
        (arguments.TryGetResult CostArguments.Circuits_Per_Job)

let private options (arguments: ParseResults<CostArguments>) =
    let d = CostOptions()

    CostOptions(
        Backend = arguments.GetResult(CostArguments.Backend, d.Backend),
        Shots = arguments.GetResult(CostArguments.Shots, d.Shots),
        Parameters = arguments.GetResult(Parameters, d.Parameters),
        BatchSize = arguments.GetResult(CostArguments.Samples, d.BatchSize),
        Steps = arguments.GetResult(Steps, d.Steps),
        GateTime =
            (arguments.TryGetResult CostArguments.Gate_Time
             |> Choices.orElse d.GateTime Choices.gateTime),
        Decoherence =
            (arguments.TryGetResult CostArguments.Decoherence
             |> Choices.orElse d.Decoherence Choices.decoherence),
        Level = arguments.GetResult(CostArguments.Level, d.Level),
        Seed = arguments.GetResult(CostArguments.Seed, d.Seed),
        Billing = Option.toObj (billing arguments),
        QuantumWatts = (arguments.TryGetResult Quantum_Watts |> Option.toNullable),
        ClassicalWatts = (arguments.TryGetResult Classical_Watts |> Option.toNullable)
    )

let private print (console: IAnsiConsole) (name: string) (options: CostOptions) (cost: CostEstimate) =
    let operations =
        cost.Operations
        |> Seq.map (fun (KeyValue(name, count)) -> $"{count} {name}")
        |> String.concat ", "

    let share part =
        Text.percent (
            if cost.QuantumSeconds.Total > 0.0 then
                part / cost.QuantumSeconds.Total
            else
                0.0
        )

    let layout = cost.Layout |> Seq.map string |> String.concat " "

    let time = Text.gateTime cost.GateTime
    let decoherence = Text.decoherence cost.Decoherence

    let routing =
        if cost.RoutingByReference then
            "against every pair coupled"
        else
            "inserted gates"

    let rows =
        [
            "circuit", $"{name}, {cost.Qubits} qubits"
            "backend", $"{cost.Backend}, calibrated {cost.Calibrated}"
            "transpiled", $"{operations} (level {cost.Level}, {cost.Swaps} SWAPs inserted)"
            "layout", layout
            "duration",
            $"{Text.seconds cost.DurationSeconds} for one execution ({time}), of which routing {Text.seconds cost.RoutingSeconds} ({routing})"
            "success",
            $"{Text.short cost.SuccessProbability} (log fidelity of gates and readout {Text.short cost.LogGateFidelity}, decoherence {Text.short cost.LogDecoherence} by {decoherence})"
            "useful sample", Text.seconds cost.EffectiveSeconds
            "evaluations",
            $"{Text.count options.Steps} steps x {Text.count options.BatchSize} samples x {Text.count cost.Evaluations} evaluations x {Text.count options.Shots} shots"
            "gate", $"{Text.seconds cost.QuantumSeconds.Gate}  ({share cost.QuantumSeconds.Gate})"
            "routing", $"{Text.seconds cost.QuantumSeconds.Routing}  ({share cost.QuantumSeconds.Routing})"
            "reliability", $"{Text.seconds cost.QuantumSeconds.Reliability}  ({share cost.QuantumSeconds.Reliability})"
            "gradient", $"{Text.seconds cost.QuantumSeconds.Gradient}  ({share cost.QuantumSeconds.Gradient})"
            "total", Text.seconds cost.QuantumSeconds.Total
        ]

    for label, value in rows do
        console.Profile.Out.Writer.WriteLine $"{label, -14} {value}"

    CostViews.optionalTerms console cost

    for warning in cost.Warnings do
        console.Profile.Out.Writer.WriteLine $"""{"warning", -14} {warning}"""

/// What is asked of one circuit, from its text: either as JSON or as people read it.
let private one (arguments: ParseResults<CostArguments>) (file: string) (options: CostOptions) =
    let name, source, text =
        if file = "-" then
            "standard input", "standard input", Console.In.ReadToEnd()
        else
            (Path.GetFileName file |> Option.ofObj |> Option.defaultValue file), file, CircuitCost.TextOf file

    let console = Terminal.out.Value

    let show (result: 'a) (print: 'a -> unit) =
        if arguments.Contains CostArguments.Json then
            Json.print result
        else
            print result

    if arguments.Contains All_Backends then
        show (CircuitCost.CompareOpenQasm(text, source, options)) (CostViews.comparison console)
    elif arguments.Contains Explain then
        show (CircuitCost.ExplainOpenQasm(text, source, options)) (fun explanation ->
            print console name options explanation.Estimate
            CostViews.explanation console explanation.Estimate.DurationSeconds explanation)
    elif Backends.IsSeries options.Backend then
        show (CircuitCost.EstimateSeriesOpenQasm(text, source, options)) (CostViews.series console name)
    else
        show (CircuitCost.EstimateOpenQasm(text, source, options)) (print console name options)

    ExitCode.Success

let private excludeEachOther (given: (string * bool) list) =
    match given |> List.filter snd |> List.map fst with
    | first :: second :: _ -> raise (Choices.BadValue $"{first} and {second} exclude each other: give one of them")
    | _ -> ()

/// Reads, transpiles, costs and prints one circuit, or each of a batch.
let run (arguments: ParseResults<CostArguments>) =
    let physical = arguments.Contains Physical
    let file = arguments.TryGetResult File
    let batch = arguments.TryGetResult CostArguments.Batch

    excludeEachOther [ "FILE", file.IsSome; "--batch", batch.IsSome ]

    excludeEachOther [ "--batch", batch.IsSome; "--all-backends", arguments.Contains All_Backends ]

    excludeEachOther
        [
            "--explain", arguments.Contains Explain
            "--all-backends", arguments.Contains All_Backends
        ]

    match file, batch with
    | None, None -> raise (Choices.BadValue "no circuit: give a FILE in OpenQASM, - for standard input, or --batch FILE")
    | Some _, _ when physical -> raise (Choices.BadValue "--physical goes with --batch only")
    | Some file, _ -> one arguments file (options arguments)
    | None, Some batch ->
        excludeEachOther
            [
                "--batch", true
                "--billing", (billing arguments).IsSome
                "--quantum-watts", arguments.Contains Quantum_Watts
                "--classical-watts", arguments.Contains Classical_Watts
            ]

        BatchCommand.run batch physical (arguments.Contains Explain) (arguments.Contains CostArguments.Json) (options arguments)
