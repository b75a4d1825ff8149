module HybHanas.Properties.Searching.HypervolumeLaws

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private volume reference rows =
    Points.create rows |> Result.bind (Hypervolume.compute reference) |> Laws.ok

let private close (a: float) (b: float) =
    abs (a - b) <= 1e-12 * max 1e-300 (max (abs a) (abs b))

/// Points on a grid of 0 .. 5 and the reference 6, so that the volume is a number of unit cubes.
let private cubes: Gen<float[][]> = gen {
    let! objectives = Gen.choose (1, 5)
    let! count = Gen.choose (0, 12)
    return! Gen.arrayOfLength count (Gen.arrayOfLength objectives (Gen.choose (0, 6) |> Gen.map float))
}

let private referenceFor (rows: float[][]) =
    Array.create (if rows.Length = 0 then 2 else rows[0].Length) 6.0

let private counted (rows: float[][]) =
    let rec corners k : int list seq =
        if k = 0 then
            Seq.singleton []
        else
            corners (k - 1) |> Seq.collect (fun rest -> Seq.init 6 (fun x -> x :: rest))

    corners (referenceFor rows).Length
    |> Seq.filter (fun corner ->
        rows
        |> Array.exists (fun row -> Seq.forall2 (fun x corner -> x <= float corner) row corner))
    |> Seq.length
    |> float

[<Fact>]
let ``the hypervolume equals the golden one`` () =
    let golden = GoldenFiles.lines "hypervolume"
    Assert.Equal(48, golden.Length)

    for case in golden do
        let found =
            volume (GoldenFiles.numbers (case.GetProperty "reference")) (GoldenFiles.points (case.GetProperty "points"))

        let wanted = (case.GetProperty "hypervolume").GetDouble()
        let id = case.GetProperty("id").ToString()
        Assert.True(close found wanted, $"{id}: {found:R}, not {wanted:R}")

[<Fact>]
let ``on a grid it is the number of dominated unit cubes`` () =
    Laws.forAllOf 300 cubes (fun rows -> close (volume (referenceFor rows) rows) (counted rows))

[<Fact>]
let ``of many points in three objectives it is the number of dominated unit cubes too`` () =
    let many = gen {
        let! count = Gen.choose (1, 120)
        return! Gen.arrayOfLength count (Gen.arrayOfLength 3 (Gen.choose (0, 6) |> Gen.map float))
    }

    Laws.forAllOf 100 many (fun rows -> close (volume (referenceFor rows) rows) (counted rows))

/// Points of a plane on which none dominates another: what each adds to those before it, one by one.
[<Fact>]
let ``of a large front it is the sum of what each point adds`` () =
    let front = gen {
        let! pairs = Gen.arrayOfLength 80 (Gen.two (Gen.choose (0, 500)))

        return
            pairs
            |> Array.map (fun (x, y) -> [| float x / 1e3; float y / 1e3; 1.0 - float (x + y) / 1e3 |])
    }

    let reference = [| 1.1; 1.1; 1.1 |]

    /// The box of a point less what those before it share with it.
    let added (rows: float[][]) i =
        let shared = rows |> Array.truncate i |> Array.map (Array.map2 max rows[i])

        Array.fold2 (fun product edge x -> product * (edge - x)) 1.0 reference rows[i]
        - volume reference shared

    Laws.forAllOf 20 front (fun rows ->
        let sum = Seq.init rows.Length (added rows) |> Seq.sum
        abs (volume reference rows - sum) <= 1e-10)

[<Fact>]
let ``it does not shrink when a point is added`` () =
    Laws.forAllOf 200 (Gen.filter (fun rows -> Array.length rows > 1) cubes) (fun rows ->
        let reference = referenceFor rows
        volume reference rows >= volume reference (Array.tail rows))

[<Fact>]
let ``the order and the repetition of points make no difference`` () =
    let reals = gen {
        let! objectives = Gen.choose (2, 5)
        let! count = Gen.choose (1, 20)
        let coordinate = Gen.choose (0, 1000000) |> Gen.map (fun k -> float k / 1e6)
        let! rows = Gen.arrayOfLength count (Gen.arrayOfLength objectives coordinate)
        let! shuffled = Gen.shuffle (Array.append rows (Array.truncate 3 rows))
        return rows, shuffled
    }

    Laws.forAllOf 200 reals (fun (rows, shuffled) ->
        let reference = Array.create rows[0].Length 0.9
        close (volume reference rows) (volume reference shuffled))

[<Fact>]
let ``points on the border of the reference or at infinity add nothing`` () =
    Assert.Equal(0.0, volume [| 1.0; 1.0 |] [| [| 0.0; 1.0 |]; [| 1.0; 0.5 |]; [| 0.0; infinity |] |])
    Assert.Equal(0.0, volume [| 1.0; 1.0 |] [||])
    Assert.Equal(0.25, volume [| 1.0; 1.0 |] [| [| 0.5; 0.5 |]; [| 0.0; 1.0 |] |])

[<Fact>]
let ``a reference that does not fit is refused`` () =
    let refused reference rows =
        Points.create rows
        |> Result.bind (Hypervolume.compute reference)
        |> Result.isError

    Assert.True(refused [| 1.0 |] [| [| 0.0; 0.0 |] |])
    Assert.True(refused [| 1.0; nan |] [| [| 0.0; 0.0 |] |])
    Assert.True(refused [| 1.0; infinity |] [| [| 0.0; 0.0 |] |])
    Assert.True(refused [||] [||])
    Assert.True(refused [| 1.0; 1.0 |] [| [| -infinity; 0.0 |] |])

[<Fact>]
let ``a reference made from points is a tenth of the range beyond the worst of each objective`` () =
    let reference rows =
        Points.create rows |> Result.bind Hypervolume.referenceOf

    Assert.Equal<float[]>(
        [| 1.1; -0.5; 3.3; 1.0 |],
        reference [| [| 0.0; -6.0; 3.0; 0.0 |]; [| 1.0; -1.0; 3.0; 0.0 |] |]
        |> Laws.ok
        |> Array.map (fun x -> System.Math.Round(x, 12))
    )

    Assert.True(Result.isError (reference [||]))
    Assert.True(Result.isError (reference [| [| infinity |] |]))
