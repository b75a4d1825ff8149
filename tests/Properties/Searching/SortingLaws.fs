module HybHanas.Properties.Searching.SortingLaws

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

/// Small integer coordinates, so that ties and equal points are frequent.
let private gridPoints: Gen<float[][]> = gen {
    let! objectives = Gen.choose (1, 4)
    let! count = Gen.choose (0, 40)
    let! side = Gen.elements [ 3; 6; 1000 ]
    return! Gen.arrayOfLength count (Gen.arrayOfLength objectives (Gen.choose (0, side) |> Gen.map float))
}

let private dominates (a: float[]) (b: float[]) =
    Array.forall2 (<=) a b && Array.exists2 (<) a b

let private close (a: float) (b: float) =
    a = b || abs (a - b) <= 1e-12 * max (abs a) (abs b)

let private golden = lazy (GoldenFiles.lines "sorting")

let private everyGolden check =
    Assert.Equal(62, golden.Value.Length)

    for case in golden.Value do
        let points =
            GoldenFiles.points (case.GetProperty "points") |> Points.create |> Laws.ok

        check (case.GetProperty("id").ToString()) points case

[<Fact>]
let ``ranks and fronts equal the golden ones`` () =
    everyGolden (fun id points case ->
        Assert.True(Dominance.ranks points = GoldenFiles.integers (case.GetProperty "rank"), id)

        let fronts =
            [|
                for front in (case.GetProperty "fronts").EnumerateArray() -> GoldenFiles.integers front
            |]

        Assert.True(Dominance.fronts points = fronts, id)
        Assert.True(Dominance.nonDominated points = fronts[0], id))

[<Fact>]
let ``crowding equals the golden one`` () =
    everyGolden (fun id points case ->
        let wanted = GoldenFiles.numbers (case.GetProperty "crowding")
        Assert.True(Array.forall2 close (Crowding.all points) wanted, id))

[<Fact>]
let ``truncation keeps what every correct truncation keeps`` () =
    everyGolden (fun id points case ->
        for survival in (case.GetProperty "survive").EnumerateArray() do
            let n = (survival.GetProperty "n").GetInt32()
            let kept = Crowding.truncate n points |> Set.ofArray

            let certain = GoldenFiles.integers (survival.GetProperty "certain") |> Set.ofArray

            let ties = GoldenFiles.integers (survival.GetProperty "from_ties") |> Set.ofArray

            Assert.Equal(n, kept.Count)
            Assert.True(certain.IsSubsetOf kept, id)
            let picked = kept - certain
            Assert.True(picked.IsSubsetOf ties, id)
            Assert.Equal((survival.GetProperty "pick").GetInt32(), picked.Count))

[<Fact>]
let ``a rank is one more than the worst rank among the dominators`` () =
    Laws.forAllOf 200 gridPoints (fun rows ->
        let rank = Points.create rows |> Laws.ok |> Dominance.ranks

        rows
        |> Array.indexed
        |> Array.forall (fun (i, row) ->
            let dominators =
                [
                    for j in 0 .. rows.Length - 1 do
                        if dominates rows[j] row then
                            rank[j]
                ]

            rank[i] = (if dominators.IsEmpty then 0 else List.max dominators + 1)))

[<Fact>]
let ``the first front is mutually non-dominated and dominates or equals everything else`` () =
    Laws.forAllOf 200 gridPoints (fun rows ->
        let front =
            Points.create rows
            |> Laws.ok
            |> Dominance.nonDominated
            |> Array.map (fun i -> rows[i])

        let mutual =
            Array.allPairs front front |> Array.forall (fun (a, b) -> not (dominates a b))

        let covering =
            rows
            |> Array.forall (fun row -> front |> Array.exists (fun best -> Array.forall2 (<=) best row))

        mutual && covering)

[<Fact>]
let ``truncation to n keeps n, and never a point of a worse front instead of one of a better`` () =
    Laws.forAllOf 200 (Gen.zip gridPoints (Gen.choose (0, 45))) (fun (rows, n) ->
        let points = Points.create rows |> Laws.ok
        let rank = Dominance.ranks points
        let kept = Crowding.truncate n points
        let left = Array.except kept [| 0 .. rows.Length - 1 |]

        kept.Length = min n rows.Length
        && Array.allPairs kept left |> Array.forall (fun (a, b) -> rank[a] <= rank[b]))

[<Fact>]
let ``the order is by rank, then by descending crowding, then by index`` () =
    Laws.forAllOf 200 gridPoints (fun rows ->
        let points = Points.create rows |> Laws.ok
        let rank, crowding = Dominance.ranks points, Crowding.all points
        Crowding.order points = Array.sortBy (fun i -> rank[i], -crowding[i], i) [| 0 .. rows.Length - 1 |])

[<Fact>]
let ``hundreds of points get the ranks of peeling one front after the other`` () =
    let many = gen {
        let! objectives = Gen.choose (1, 4)
        let! side = Gen.elements [ 10; 100; 1000000 ]
        return! Gen.arrayOfLength 300 (Gen.arrayOfLength objectives (Gen.choose (0, side) |> Gen.map float))
    }

    Laws.forAllOf 20 many (fun rows ->
        let rank = Points.create rows |> Laws.ok |> Dominance.ranks

        let rec peels front left =
            let worse, best =
                left
                |> Array.partition (fun i -> left |> Array.exists (fun j -> dominates rows[j] rows[i]))

            best |> Array.forall (fun i -> rank[i] = front)
            && (worse.Length = 0 || peels (front + 1) worse)

        peels 0 [| 0 .. rows.Length - 1 |])

[<Fact>]
let ``points with a NaN, of unequal lengths or without objectives are refused`` () =
    let code rows =
        match Points.create rows with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.code error

    Assert.Equal("out-of-range", code [| [| 1.0; nan |] |])
    Assert.Equal("out-of-range", code [| [| 1.0; 2.0 |]; [| 1.0 |] |])
    Assert.Equal("out-of-range", code [| [||] |])
    Assert.Equal("ok", code [| [| 1.0; infinity |] |])
    Assert.Equal("ok", code [||])
