/// What is typical of a device.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends

[<RequireQualifiedAccess>]
module Median =

    let tryOf (values: float<'u> seq) : float<'u> option =
        let sorted = Seq.sort values |> Array.ofSeq
        let middle = sorted.Length / 2

        if sorted.Length = 0 then None
        elif sorted.Length % 2 = 1 then Some sorted[middle]
        else Some((sorted[middle - 1] + sorted[middle]) / 2.0)

    let isStale (error: float) : bool = error >= 1.0

    let error (errors: float option seq) : float option =
        errors |> Seq.choose id |> Seq.filter (isStale >> not) |> tryOf

    let row (rows: InstructionCalibration seq) : InstructionCalibration =
        {
            Duration = rows |> Seq.choose _.Duration |> tryOf
            Error = rows |> Seq.map _.Error |> error
        }
