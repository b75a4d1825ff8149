/// `hybhanas backends export | diff | synthesize` and `hybhanas throughput`.
module HybHanas.Cli.PlanningCommands

open System
open System.Globalization
open Argu
open HybHanas
open HybHanas.Cli.PlanningArguments
open Spectre.Console

let private written (file: string) (summary: BackendSummary) =
    Console.Out.WriteLine
        $"{file}: {summary.Name}, {summary.Qubits} qubits, {summary.Couplings} couplings, calibrated {summary.Calibrated}"

/// Entries of the table at most; the rest are in the JSON.
let private Shown = 20

let private isTime (quantity: string) =
    quantity.StartsWith 'T' || quantity.EndsWith "duration"

/// A quantity of a calibration with its unit.
let quantity (name: string) (value: Nullable<float>) =
    Text.orDash (if isTime name then Text.seconds else Text.short) value

let private pairs (couplings: Collections.Generic.IReadOnlyList<Collections.Generic.IReadOnlyList<int>>) =
    match couplings |> Seq.map (fun pair -> $"{pair[0]}-{pair[1]}") |> List.ofSeq with
    | [] -> "none"
    | all ->
        let more = if all.Length > Shown then ", ..." else ""
        $"""{all.Length}: {all |> List.truncate Shown |> String.concat ", "}{more}"""

let private printDifference (console: IAnsiConsole) (difference: BackendDifference) =
    let writer = console.Profile.Out.Writer
    let first, second = difference.First, difference.Second

    if difference.Same then
        writer.WriteLine "no difference"
    else
        let describe (s: BackendSummary) =
            $"{s.Name}, {s.Qubits} qubits, {s.TwoQubitGate}, calibrated {s.Calibrated}"

        writer.WriteLine $"""{"first", -18}{describe first}"""
        writer.WriteLine $"""{"second", -18}{describe second}"""
        writer.WriteLine $"""{"couplings gained", -18}{pairs difference.CouplingsGained}"""
        writer.WriteLine $"""{"couplings lost", -18}{pairs difference.CouplingsLost}"""

        let row (q: QuantityChange) =
            [
                q.Quantity
                quantity q.Quantity q.FirstMedian
                quantity q.Quantity q.SecondMedian
                quantity q.Quantity q.FirstWorst
                quantity q.Quantity q.SecondWorst
            ]

        console.Write(
            Terminal.table
                [
                    "quantity"
                    "median, first"
                    "median, second"
                    "worst, first"
                    "worst, second"
                ]
                (difference.Quantities |> Seq.map row)
        )

        let signed (share: float) =
            (100.0 * share).ToString("+0.0;-0.0", CultureInfo.InvariantCulture) + " %"

        let entry (e: EntryChange) =
            [
                e.Instruction
                e.Qubits |> Seq.map string |> String.concat "-"
                e.Quantity
                quantity e.Quantity e.First
                quantity e.Quantity e.Second
                Text.orDash signed e.Change
            ]

        let more =
            if difference.Entries.Count > Shown then
                $" (the first {Shown} are shown)"
            else
                ""

        writer.WriteLine $"{difference.Entries.Count} entries changed by more than {Text.percent difference.Threshold}{more}"

        if difference.Entries.Count > 0 then
            console.Write(
                Terminal.table
                    [ "instruction"; "qubits"; "quantity"; "first"; "second"; "change" ]
                    (difference.Entries |> Seq.truncate Shown |> Seq.map entry)
            )

let export (arguments: ParseResults<ExportArguments>) =
    let out = arguments.GetResult ExportArguments.Out
    Backends.Export(arguments.GetResult ExportArguments.Name, out) |> written out

let diff (arguments: ParseResults<DiffArguments>) =
    let first, second = arguments.GetResult Names

    let difference =
        Backends.Compare(first, second, arguments.GetResult(Threshold, 0.1))

    if arguments.Contains DiffArguments.Json then
        Json.print difference
    else
        printDifference Terminal.out.Value difference

let synthesize (arguments: ParseResults<SynthesizeArguments>) =
    let out = arguments.GetResult SynthesizeArguments.Out

    Backends.Synthesize(arguments.GetResult Topology, arguments.GetResult Qubits, arguments.GetResult Like, out)
    |> written out

let throughput (arguments: ParseResults<ThroughputArguments>) =
    let trainer = arguments.GetResult(Trainer, "embedded").ToLowerInvariant()
    let folder = Option.toObj (arguments.TryGetResult Trainer_Folder)

    let figure =
        if arguments.Contains Renew then
            Some(MachineThroughput.Renew(trainer = trainer, trainerFolder = folder))
        else
            Option.ofObj (MachineThroughput.Kept(trainer, folder))

    match figure with
    | None when arguments.Contains ThroughputArguments.Json -> Console.Out.WriteLine "null"
    | None ->
        Console.Out.WriteLine "no throughput is kept for this machine; the first search measures it, or this command with --renew"
    | Some figure when arguments.Contains ThroughputArguments.Json -> Json.print figure
    | Some figure ->
        let orDash (text: string | null) =
            text |> Option.ofObj |> Option.defaultValue "-"

        let date =
            if figure.MeasuredAt.HasValue then
                figure.MeasuredAt.Value.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
            else
                "-"

        for label, value in
            [
                "throughput", $"{Text.short figure.Gigaflops} GFLOP/s of one core ({figure.Source})"
                "spread", Text.orDash Text.percent figure.Spread + " between the repeats"
                "machine", orDash figure.Machine
                "engine", orDash figure.Engine
                "measured", date
                "kept in", MachineThroughput.FileOf trainer
            ] do
            Console.Out.WriteLine $"{label, -12}{value}"

    ExitCode.Success
