/// Exact hypervolume of minimised points: the volume between them and a reference point.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

[<RequireQualifiedAccess>]
module Hypervolume =

    let private plane (reference: float[]) (sorted: float[][]) : float =
        let mutable area = 0.0
        let mutable lowest = reference[1]

        for point in sorted do
            if point[1] < lowest then
                area <- area + (reference[0] - point[0]) * (lowest - point[1])
                lowest <- point[1]

        area

    /// The staircase of the points seen so far, x ascending and y descending, swept upwards in z. The points do not
    /// dominate each other, so each one adds a step.
    let private space (reference: float[]) (rows: float[][]) : float =
        let stairs = Staircase()
        let mutable area = 0.0
        let mutable volume = 0.0
        let mutable height = reference[2]

        for point in rows |> Array.sortBy (fun point -> point[2]) do
            let x, y, z = point[0], point[1], point[2]
            volume <- volume + area * (z - height)
            height <- z
            let at = stairs.FirstFrom x
            let last = stairs.FirstBelow(at, y)
            let mutable edge = x
            let mutable top = if at = 0 then reference[1] else stairs.Y(at - 1)

            // The new step takes the area above y from each step to its right that it overtops.
            for step in at .. last - 1 do
                area <- area + (stairs.X step - edge) * (top - y)
                edge <- stairs.X step
                top <- stairs.Y step

            let right = if last < stairs.Count then stairs.X last else reference[0]
            area <- area + (right - edge) * (top - y)
            stairs.Replace(at, last, x, y)

        volume + area * (reference[2] - height)

    /// WFG (While, Bradstreet, Barone 2012): the volume of a set is the sum of what each point adds to those after it.
    let rec private slices (reference: float[]) (rows: float[][]) : float =
        let rows = Dominance.nonDominatedRows rows

        match reference.Length with
        | _ when rows.Length = 0 -> 0.0
        | 1 -> reference[0] - rows[0][0]
        | 2 -> plane reference rows
        | 3 -> space reference rows
        | _ ->
            let mutable volume = 0.0

            for i in 0 .. rows.Length - 1 do
                let box =
                    Array.fold2 (fun product edge x -> product * (edge - x)) 1.0 reference rows[i]

                let shared =
                    Array.init (rows.Length - i - 1) (fun j -> Array.map2 max rows[i] rows[i + 1 + j])

                volume <- volume + box - slices reference shared

            volume

    let compute (reference: float[]) (points: Points) : Result<float, HybHanasError> =
        let rows = Points.rows points

        if reference.Length = 0 || not (Array.forall Double.IsFinite reference) then
            let given = reference |> Array.map string |> String.concat ", "
            Error(HybHanasError.OutOfRange("reference point", $"({given})", "finite numbers, one for each objective"))
        elif points.Count > 0 && points.Objectives <> reference.Length then
            Error(
                HybHanasError.OutOfRange(
                    "reference point",
                    $"{reference.Length} numbers",
                    $"{points.Objectives}, one for each objective"
                )
            )
        else
            match rows |> Array.tryFindIndex (Array.exists Double.IsNegativeInfinity) with
            | Some i -> Error(HybHanasError.OutOfRange($"point {i} (from 0)", "minus infinity", "numbers above it"))
            | None ->
                rows
                |> Array.filter (fun row -> Array.forall2 (<) row reference)
                |> slices reference
                |> Ok

    let referenceOf (points: Points) : Result<float[], HybHanasError> =
        let rows = Points.rows points

        if rows.Length = 0 then
            Error(HybHanasError.OutOfRange("points for a reference", "none", "at least one successful evaluation"))
        elif rows |> Array.exists (Array.exists (Double.IsFinite >> not)) then
            Error(HybHanasError.OutOfRange("points for a reference", "infinite", "finite numbers"))
        else
            Array.init points.Objectives (fun k ->
                let values = rows |> Array.map (fun row -> row[k])
                let worst = Array.max values
                let range = worst - Array.min values

                if range > 0.0 then worst + 0.1 * range
                elif worst <> 0.0 then worst + 0.1 * abs worst
                else 1.0)
            |> Ok
