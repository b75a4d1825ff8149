/// How comparisons, explanations and the optional terms of a cost are printed.
module HybHanas.Cli.CostViews

open HybHanas
open Spectre.Console

let private line (console: IAnsiConsole) (label: string) (text: string) =
    console.Profile.Out.Writer.WriteLine $"{label, -14} {text}"

/// The bill and the energy, where they are asked for.
let optionalTerms (console: IAnsiConsole) (cost: CostEstimate) =
    match Option.ofObj cost.Billing with
    | None -> ()
    | Some bill ->
        line
            console
            "billed usage"
            $"{Text.seconds bill.UsageSeconds} = {Text.seconds bill.OverheadSeconds} overhead + {Text.seconds bill.RunningSeconds} running + {Text.seconds bill.WaitingSeconds} repetition delay"

        line
            console
            ""
            $"{Text.many bill.Circuits} circuits, {Text.many bill.Executions} shots, {Text.many bill.Jobs} jobs of at most {Text.seconds bill.LargestJobSeconds}"

        for assumption in bill.Assumptions do
            line console "  assumed" assumption

    match Option.ofObj cost.Energy with
    | None -> ()
    | Some energy ->
        line
            console
            "energy"
            $"{Text.joules energy.TotalJoules} = {Text.joules energy.QuantumJoules} quantum + {Text.joules energy.ClassicalJoules} classical"

        line console "  assumed" energy.Assumption

/// Backends that fit, cheapest first, then those that do not.
let comparison (console: IAnsiConsole) (costs: BackendCost seq) =
    let row (cost: BackendCost) =
        match Option.ofObj cost.Estimate, Option.ofObj cost.Reason with
        | Some estimate, _ ->
            let usage =
                match Option.ofObj estimate.Billing with
                | Some bill -> Text.seconds bill.UsageSeconds
                | None -> "-"

            [
                cost.Backend
                Text.seconds estimate.QuantumSeconds.Total
                Text.seconds estimate.DurationSeconds
                Text.short estimate.SuccessProbability
                string estimate.TwoQubitGates
                string estimate.Swaps
                usage
                (if estimate.Warnings.Count > 0 then
                     $"{estimate.Warnings.Count} stale entries replaced"
                 else
                     "")
            ]
        | None, reason ->
            [
                cost.Backend
                yield! List.replicate 6 "-"
                reason |> Option.map _.Message |> Option.defaultValue ""
            ]

    let headings =
        [
            "backend"
            "total"
            "one execution"
            "success"
            "two-qubit gates"
            "SWAPs"
            "billed usage"
            "remark"
        ]

    console.Write(Terminal.table headings (costs |> Seq.map row))

/// The cost under each calibration, and over all of them.
let series (console: IAnsiConsole) (name: string) (cost: SeriesEstimate) =
    line console "circuit" name
    line console "backend" $"{cost.Backend}, {cost.Calibrations.Count} calibrations, compiled anew for each"

    for estimate in Seq.truncate 1 cost.Calibrations do
        line
            console
            "conventions"
            $"{Text.gateTime estimate.GateTime} gate times, decoherence by {Text.decoherence estimate.Decoherence}"

    let row (estimate: CostEstimate) =
        [
            estimate.Calibrated
            Text.seconds estimate.DurationSeconds
            Text.short estimate.LogGateFidelity
            Text.short estimate.SuccessProbability
            string estimate.TwoQubitGates
            Text.seconds estimate.QuantumSeconds.Total
            (match Option.ofObj estimate.Billing with
             | Some bill -> Text.seconds bill.UsageSeconds
             | None -> "-")
            (if estimate.Warnings.Count > 0 then
                 $"{estimate.Warnings.Count} stale entries replaced"
             else
                 "")
        ]

    let headings =
        [
            "calibrated"
            "one execution"
            "log fidelity"
            "success"
            "two-qubit gates"
            "total"
            "billed usage"
            "remark"
        ]

    console.Write(Terminal.table headings (cost.Calibrations |> Seq.map row))

    let parts (seconds: QuantumSeconds) =
        $"{Text.seconds seconds.Total} = gate {Text.seconds seconds.Gate} + routing {Text.seconds seconds.Routing} + reliability {Text.seconds seconds.Reliability} + gradient {Text.seconds seconds.Gradient}"

    line console "lowest" (parts cost.Lowest)
    line console "median" (parts cost.Median)
    line console "highest" (parts cost.Highest)

    match Seq.tryLast cost.Calibrations with
    | Some newest when not (isNull newest.Billing && isNull newest.Energy) ->
        line console "newest" $"calibrated {newest.Calibrated}:"
        optionalTerms console newest
    | _ -> ()

    for warning in cost.Warnings do
        line console "warning" warning

let private qubits (use': UseCost) =
    use'.Qubits |> Seq.map string |> String.concat "-"

/// Rows of a table at most; the rest are in the JSON.
let private Shown = 10

let private titled (console: IAnsiConsole) (title: string) (all: int) headings rows =
    let more = if all > Shown then $" (the first {Shown} of {all})" else ""
    console.Profile.Out.Writer.WriteLine()
    console.Profile.Out.Writer.WriteLine $"{title}{more}"
    console.Write(Terminal.table headings (rows |> Seq.truncate Shown))

/// Where the time and the reliability of a circuit of that duration go.
let explanation (console: IAnsiConsole) (whole: float) (explanation: CostBreakdown) =
    let share part =
        Text.percent (if whole > 0.0 then part / whole else 0.0)

    let uses (name: UseCost -> string) (of': UseCost seq) =
        of'
        |> Seq.map (fun u ->
            [
                name u
                string u.Uses
                (if u.RoutingUses > 0 then string u.RoutingUses else "-")
                Text.seconds u.CriticalSeconds
                share u.CriticalSeconds
                Text.seconds u.BusySeconds
                Text.short u.LogLoss
            ])

    let headings first =
        [ first; "uses"; "by routing"; "duration"; "share"; "busy"; "-ln(1-error)" ]

    let entry (u: UseCost) = $"{u.Instruction} {qubits u}"

    titled
        console
        "By instruction"
        explanation.Instructions.Count
        (headings "instruction")
        (uses _.Instruction explanation.Instructions)

    titled
        console
        "By pair of qubits"
        explanation.Pairs.Count
        (headings "pair")
        (uses (fun u -> $"{qubits u} {u.Instruction}") explanation.Pairs)

    titled
        console
        "Calibration entries that dominate the duration"
        explanation.Entries.Count
        (headings "entry")
        (uses entry explanation.Entries)

    titled
        console
        "Calibration entries that dominate the reliability"
        explanation.Entries.Count
        (headings "entry")
        (explanation.Entries |> Seq.sortByDescending _.LogLoss |> uses entry)

    titled
        console
        "Layers that take longest"
        explanation.Layers.Count
        [ "layer"; "operations"; "from"; "to"; "duration"; "share"; "charged to" ]
        (explanation.Layers
         |> Seq.sortByDescending _.CriticalSeconds
         |> Seq.map (fun l ->
             [
                 string l.Index
                 string l.Operations
                 Text.seconds l.StartSeconds
                 Text.seconds l.FinishSeconds
                 Text.seconds l.CriticalSeconds
                 share l.CriticalSeconds
                 l.CriticalOn |> Option.ofObj |> Option.defaultValue "-"
             ]))

    titled
        console
        "Qubits that wait"
        explanation.Idle.Count
        [ "qubit"; "idle"; "t/T1 + t/T2" ]
        (explanation.Idle
         |> Seq.map (fun i -> [ string i.Qubit; Text.seconds i.IdleSeconds; Text.short i.LogLoss ]))
