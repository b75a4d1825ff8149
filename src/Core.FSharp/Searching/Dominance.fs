/// Pareto dominance over minimised objectives: a dominates b when a <= b everywhere and a < b somewhere.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

type Points =
    private
        {
            Rows: float[][]
            Columns: int
        }

    member this.Count = this.Rows.Length

    member this.Objectives = this.Columns

    member this.Item
        with get (i: int, k: int) = this.Rows[i][k]

[<RequireQualifiedAccess>]
module Points =

    let create (points: float[][]) : Result<Points, HybHanasError> =
        let columns = if points.Length = 0 then 0 else points[0].Length

        let fault (point: float[]) =
            if point.Length = 0 then
                Some("no objectives", "at least one")
            elif point.Length <> columns then
                Some($"{point.Length} objectives", $"{columns}, as the first point has")
            elif Array.exists Double.IsNaN point then
                Some("not a number (NaN)", "numbers; leave failed candidates out")
            else
                None

        points
        |> Seq.indexed
        |> Seq.tryPick (fun (i, point) -> fault point |> Option.map (fun (given, allowed) -> i, given, allowed))
        |> function
            | Some(i, given, allowed) -> Error(HybHanasError.OutOfRange($"point {i} (from 0)", given, allowed))
            | None ->
                Ok
                    {
                        Rows = points |> Array.map Array.copy
                        Columns = columns
                    }

    let internal ofRows (rows: float[][]) : Points =
        {
            Rows = rows
            Columns = if rows.Length = 0 then 0 else rows[0].Length
        }

    let internal rows (points: Points) : float[][] = points.Rows

[<RequireQualifiedAccess>]
module Dominance =

    let internal dominates (a: float[]) (b: float[]) : bool =
        let mutable nowhereWorse = true
        let mutable somewhereBetter = false
        let mutable k = 0

        while nowhereWorse && k < a.Length do
            if a[k] > b[k] then
                nowhereWorse <- false
            elif a[k] < b[k] then
                somewhereBetter <- true

            k <- k + 1

        nowhereWorse && somewhereBetter

    let internal lexicographic (a: float[]) (b: float[]) : int =
        let mutable k = 0

        while k < a.Length - 1 && a[k] = b[k] do
            k <- k + 1

        compare a[k] b[k]

    let private sorted (rows: float[][]) : int[] =
        let order = Array.init rows.Length id
        Array.sortInPlaceWith (fun i j -> lexicographic rows[i] rows[j]) order
        order

    /// The members of one front, added in lexicographic order. Dominates is asked of rows that come later and equal no member.
    type private Front =
        {
            Dominates: float[] -> bool
            Add: float[] -> unit
        }

    /// Up to three objectives: the first one is never better in a later row, so a staircase of the others tells.
    let private stairs () : Front =
        let stairs = Staircase()
        let at k (row: float[]) = if k < row.Length then row[k] else 0.0

        {
            Dominates = fun row -> stairs.Covers(at 1 row, at 2 row)
            Add = fun row -> stairs.Add(at 1 row, at 2 row)
        }

    /// More objectives: one member after the other; the latest come first, being nearest in the sort and so the likeliest.
    let private listed () : Front =
        let members = ResizeArray<float[]>()

        {
            Dominates = fun row -> members.FindLastIndex(fun better -> dominates better row) >= 0
            Add = members.Add
        }

    let private emptyFront (points: Points) : unit -> Front =
        if points.Objectives <= 3 then stairs else listed

    /// The first front none of whose members dominates the row. A row that a front dominates is dominated by every front
    /// before it too.
    let private place (fronts: ResizeArray<Front>) (row: float[]) : int =
        let mutable low = 0
        let mutable high = fronts.Count

        while low < high do
            let middle = (low + high) / 2

            if fronts[middle].Dominates row then
                low <- middle + 1
            else
                high <- middle

        low

    let ranks (points: Points) : int[] =
        let rows = Points.rows points
        let fronts = ResizeArray<Front>()
        let rank = Array.zeroCreate rows.Length
        let order = sorted rows

        for j in 0 .. order.Length - 1 do
            let i = order[j]

            if j > 0 && lexicographic rows[order[j - 1]] rows[i] = 0 then
                rank[i] <- rank[order[j - 1]]
            else
                rank[i] <- place fronts rows[i]

                if rank[i] = fronts.Count then
                    fronts.Add(emptyFront points ())

                fronts[rank[i]].Add rows[i]

        rank

    let internal frontsOf (rank: int[]) : int[][] =
        if rank.Length = 0 then
            [||]
        else
            let members = Array.init (Array.max rank + 1) (fun _ -> ResizeArray())
            rank |> Array.iteri (fun i front -> members[front].Add i)
            members |> Array.map _.ToArray()

    let fronts (points: Points) : int[][] = frontsOf (ranks points)

    let nonDominated (points: Points) : int[] =
        let rows = Points.rows points
        let front = emptyFront points ()
        let order = sorted rows
        let kept = Array.zeroCreate rows.Length

        for j in 0 .. order.Length - 1 do
            let i = order[j]

            if j > 0 && lexicographic rows[order[j - 1]] rows[i] = 0 then
                kept[i] <- kept[order[j - 1]]
            elif not (front.Dominates rows[i]) then
                front.Add rows[i]
                kept[i] <- true

        [|
            for i in 0 .. kept.Length - 1 do
                if kept[i] then
                    i
        |]

    let internal nonDominatedRows (rows: float[][]) : float[][] =
        let points = Points.ofRows rows
        let front = emptyFront points ()
        let kept = ResizeArray<float[]>()

        for i in sorted rows do
            if
                (kept.Count = 0 || lexicographic kept[kept.Count - 1] rows[i] <> 0)
                && not (front.Dominates rows[i])
            then
                front.Add rows[i]
                kept.Add rows[i]

        kept.ToArray()
