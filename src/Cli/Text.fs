/// Numbers as people read them.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Text

open System
open System.Globalization
open HybHanas

let private invariant = CultureInfo.InvariantCulture

/// Three significant digits.
let short (value: float) = value.ToString("G3", invariant)

/// A time with its unit, three significant digits: "312 ns", "4.31 h", "2.07 years".
let seconds (value: float) =
    let units =
        [
            365.25 * 86400.0, "years"
            86400.0, "days"
            3600.0, "h"
            60.0, "min"
            1.0, "s"
            1e-3, "ms"
            1e-6, "us"
            1e-9, "ns"
        ]

    if value = 0.0 then
        "0 s"
    else
        let size, unit =
            units
            |> List.tryFind (fun (size, _) -> abs value >= size)
            |> Option.defaultValue (1e-9, "ns")

        $"{short (value / size)} {unit}"

/// A span as hours, minutes and seconds: "1:02:03", "0:41".
let clock (span: TimeSpan) =
    if span.TotalHours >= 1.0 then
        span.ToString(@"h\:mm\:ss", invariant)
    else
        span.ToString(@"m\:ss", invariant)

/// A share in percent with one decimal.
let percent (share: float) =
    (100.0 * share).ToString("F1", invariant) + " %"

/// A whole number with thin groups: "12,345".
let count (value: int) = value.ToString("N0", invariant)

/// A number of circuits, executions or jobs.
let many (value: float) =
    if value < 1e15 then
        value.ToString("N0", invariant)
    else
        short value

/// An energy with its unit.
let joules (value: float) =
    [ 1e9, "GJ"; 1e6, "MJ"; 1e3, "kJ" ]
    |> List.tryFind (fun (size, _) -> value >= size)
    |> Option.map (fun (size, unit) -> $"{short (value / size)} {unit}")
    |> Option.defaultValue $"{short value} J"

/// A fixed number of decimals.
let fixedPoint (decimals: int) (value: float) =
    value.ToString("F" + string decimals, invariant)

/// A convention of gate times by name.
let gateTime (convention: GateTimeConvention) =
    if convention = GateTimeConvention.Scheduled then
        "scheduled"
    else
        "analytical"

/// A convention of decoherence by name.
let decoherence (convention: DecoherenceConvention) =
    if convention = DecoherenceConvention.PerQubitIdle then
        "per-qubit idle time"
    else
        "whole duration"

/// The value where there is one, else a dash.
let orDash (format: float -> string) (value: Nullable<float>) =
    if value.HasValue then format value.Value else "-"
