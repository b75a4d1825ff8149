/// Pareto dominance over minimised objectives: a dominates b when a <= b everywhere and a < b somewhere.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

/// Points of one or more minimised objectives: all of one length, no NaN; infinities are allowed.
type Points =
    private
        {
            Rows: float[][]
            Columns: int
        }

    /// Number of points.
    member this.Count = this.Rows.Length

    /// Number of objectives; 0 where there are no points.
    member this.Objectives = this.Columns

    /// Objective k of point i.
    member this.Item
        with get (i: int, k: int) = this.Rows[i][k]

[<RequireQualifiedAccess>]
module Points =

    /// Fails for points of different lengths, without objectives, or with a NaN. An empty list is legal.
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

    /// For rows already known to be legal; the arrays must not be changed afterwards.
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

    /// Whether a member dominates the row; the latest come first, being nearest in the sort and so the likeliest.
    let private anyDominates (members: ResizeArray<float[]>) (row: float[]) : bool =
        let mutable at = members.Count - 1

        while at >= 0 && not (dominates members[at] row) do
            at <- at - 1

        at >= 0

    /// The front of each point, 0 = non-dominated. Equal points have equal rank.
    /// Efficient non-dominated sort (Zhang et al. 2015): after a lexicographic sort a point can only be dominated by
    /// earlier ones, and it belongs to the first front none of whose members dominates it.
    let ranks (points: Points) : int[] =
        let rows = Points.rows points
        let fronts = ResizeArray<ResizeArray<float[]>>()
        let rank = Array.zeroCreate rows.Length

        for i in sorted rows do
            let mutable front = 0

            while front < fronts.Count && anyDominates fronts[front] rows[i] do
                front <- front + 1

            if front = fronts.Count then
                fronts.Add(ResizeArray())

            fronts[front].Add rows[i]
            rank[i] <- front

        rank

    /// The points of each front, best front first, indices ascending.
    let fronts (points: Points) : int[][] =
        let rank = ranks points

        if rank.Length = 0 then
            [||]
        else
            let members = Array.init (Array.max rank + 1) (fun _ -> ResizeArray())
            rank |> Array.iteri (fun i front -> members[front].Add i)
            members |> Array.map _.ToArray()

    /// Indices of the points that no other point dominates, ascending.
    let nonDominated (points: Points) : int[] =
        let rows = Points.rows points
        let members = ResizeArray()
        let kept = ResizeArray()

        for i in sorted rows do
            if not (anyDominates members rows[i]) then
                members.Add rows[i]
                kept.Add i

        kept.Sort()
        kept.ToArray()
