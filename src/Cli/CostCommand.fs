/// `hybhanas cost FILE.qasm`.
module HybHanas.Cli.CostCommand

open System
open System.IO
open Argu
open HybHanas
open HybHanas.Cli.Arguments
open Spectre.Console

let private options (arguments: ParseResults<CostArguments>) =
    let d = CostOptions()

    CostOptions(
        Backend = arguments.GetResult(CostArguments.Backend, d.Backend),
        Shots = arguments.GetResult(CostArguments.Shots, d.Shots),
        Parameters = arguments.GetResult(Parameters, d.Parameters),
        BatchSize = arguments.GetResult(CostArguments.Batch, d.BatchSize),
        Steps = arguments.GetResult(Steps, d.Steps),
        GateTime =
            (arguments.TryGetResult CostArguments.Gate_Time
             |> Option.map Choices.gateTime
             |> Option.defaultValue d.GateTime),
        Decoherence =
            (arguments.TryGetResult CostArguments.Decoherence
             |> Option.map Choices.decoherence
             |> Option.defaultValue d.Decoherence),
        Level = arguments.GetResult(CostArguments.Level, d.Level),
        Seed = arguments.GetResult(CostArguments.Seed, d.Seed)
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

    let time =
        if cost.GateTime = GateTimeConvention.Scheduled then
            "scheduled"
        else
            "analytical"

    let decoherence =
        if cost.Decoherence = DecoherenceConvention.PerQubitIdle then
            "per-qubit idle time"
        else
            "whole duration"

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

    for warning in cost.Warnings do
        console.Profile.Out.Writer.WriteLine $"""{"warning", -14} {warning}"""

/// Reads, transpiles, costs and prints a circuit.
let run (arguments: ParseResults<CostArguments>) =
    let file = arguments.GetResult File
    let options = options arguments

    let name, cost =
        if file = "-" then
            "standard input", CircuitCost.EstimateOpenQasm(Console.In.ReadToEnd(), "standard input", options)
        else
            (Path.GetFileName file |> Option.ofObj |> Option.defaultValue file), CircuitCost.EstimateFile(file, options)

    if arguments.Contains CostArguments.Json then
        Json.print cost
    else
        print Terminal.out.Value name options cost

    ExitCode.Success
