/// The knee of a front: where giving a little in one objective buys no longer much in another.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

[<RequireQualifiedAccess>]
module Knee =

    let distances (points: Points) : float[] =
        let rows = Points.rows points

        let spans =
            [|
                for k in 0 .. points.Objectives - 1 do
                    let values = rows |> Array.map (fun row -> row[k])
                    let best, worst = Array.min values, Array.max values

                    if worst > best then
                        k, best, worst - best
            |]

        let scaled (row: float[]) =
            spans |> Array.sumBy (fun (k, best, span) -> (row[k] - best) / span)

        rows
        |> Array.map (fun row ->
            if spans.Length = 0 then
                0.0
            else
                (1.0 - scaled row) / sqrt (float spans.Length))

    let index (points: Points) : Result<int, HybHanasError> =
        if points.Count = 0 then
            Error(HybHanasError.OutOfRange("points of a front", "none", "at least one"))
        elif Points.rows points |> Array.exists (Array.exists (Double.IsFinite >> not)) then
            Error(HybHanasError.OutOfRange("points of a front", "infinite", "finite numbers"))
        else
            let distances = distances points
            Ok(Array.findIndex ((=) (Array.max distances)) distances)
