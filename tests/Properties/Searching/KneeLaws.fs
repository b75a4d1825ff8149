module HybHanas.Properties.Searching.KneeLaws

open FsCheck.FSharp
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private points rows = Points.create rows |> Laws.ok

let private front objectives = gen {
    let! count = Gen.choose (1, 15)
    let number = Gen.choose (-1000, 1000) |> Gen.map (fun n -> float n / 7.0)
    let! rows = Gen.arrayOfLength count (Gen.arrayOfLength objectives number)
    return Dominance.nonDominated (points rows) |> Array.map (fun i -> rows[i])
}

let private fronts = Gen.choose (1, 4) |> Gen.bind front

[<Fact>]
let ``of two objectives it is farthest below the line through the ends of the front`` () =
    Laws.forAllOf 500 (front 2) (fun rows ->
        let scaled k =
            let values = rows |> Array.map (fun row -> row[k])
            let low, high = Array.min values, Array.max values

            values
            |> Array.map (fun v -> if high > low then (v - low) / (high - low) else 0.0)

        let xs, ys = scaled 0, scaled 1
        let ends = Array.zip xs ys |> Array.sort
        let (x0, y0), (x1, y1) = Array.head ends, Array.last ends

        // The signed area of a triangle with the line as its base.
        let below x y =
            (x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)

        let knee = Knee.index (points rows) |> Laws.ok
        let areas = Array.map2 below xs ys
        areas[knee] >= Array.max areas - 1e-12)

[<Fact>]
let ``scales, offsets and a further objective that never varies do not move it`` () =
    Laws.forAllOf 300 fronts (fun rows ->
        let other =
            rows
            |> Array.map (fun row -> Array.append (row |> Array.mapi (fun k x -> float (k + 2) * x - 5.0)) [| 3.0 |])

        let distances = Knee.distances (points rows)
        let moved = Knee.index (points other) |> Laws.ok
        distances[moved] >= Array.max distances - 1e-9)

[<Fact>]
let ``an end of the front is on the plane and the knee never above it`` () =
    Laws.forAllOf 300 (front 2) (fun rows ->
        let distances = Knee.distances (points rows)

        let ends =
            [
                rows |> Array.indexed |> Array.minBy (fun (_, row) -> row[0]) |> fst
                rows |> Array.indexed |> Array.minBy (fun (_, row) -> row[1]) |> fst
            ]

        Array.max distances >= -1e-12
        && ends |> List.forall (fun i -> abs distances[i] <= 1e-12))

[<Fact>]
let ``no points and infinite ones have no knee`` () =
    for rows in [ [||]; [| [| 1.0; infinity |]; [| 2.0; 0.0 |] |] ] do
        Assert.True((Knee.index (points rows)).IsError)
