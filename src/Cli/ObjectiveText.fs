/// Values of objectives with their units.
[<RequireQualifiedAccess>]
module HybHanas.Cli.ObjectiveText

open System
open HybHanas

/// "97.5 %", "4.31 h", "1,654".
let value (objective: ObjectiveInfo) (value: float) =
    match objective.Unit with
    | "s" -> Text.seconds value
    | "" when objective.Name = "accuracy" -> Text.percent value
    | "" when value = Math.Round value && abs value < 1e9 -> Text.count (int value)
    | "" -> Text.short value
    | unit -> $"{Text.short value} {unit}"
