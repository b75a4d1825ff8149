module HybHanas.Properties.Searching.GaussianProcessLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private space = lazy ToyGolden.small.Value.Toy.Space
let private seeds = Gen.choose (0, 1000000)

let private draws n number =
    List.init n (fun i -> Variation.sample (Seed.create (uint64 number) |> Seed.item i) space.Value)
    |> List.distinct

let private data n number =
    draws n number
    |> List.map (fun genome -> genome, (ToyGolden.objectives ToyGolden.small.Value genome).Head)

let private parameters nugget =
    {
        Weights = Array.create space.Value.Genes.Count 0.6
        Nugget = nugget
    }

let private conditioned nugget data =
    GaussianProcess.condition (parameters nugget) data space.Value |> Laws.ok

let private at gp genome =
    let struct (mean, deviation) = GaussianProcess.predict genome gp |> Laws.ok
    mean, deviation

let private near tolerance (a: float) (b: float) = abs (a - b) <= tolerance

[<Fact>]
let ``without a nugget the process goes through its data, and is sure of them`` () =
    Laws.forAllOf 30 (Gen.zip (Gen.choose (1, 60)) seeds) (fun (n, number) ->
        let data = data n number
        let gp = conditioned 0.0 data

        data
        |> List.forall (fun (genome, value) ->
            let mean, deviation = at gp genome
            near 1e-6 mean value && deviation < 1e-4))

[<Fact>]
let ``a deviation is never negative, and data shrink it where they are`` () =
    Laws.forAllOf 30 (Gen.zip (Gen.choose (2, 40)) seeds) (fun (n, number) ->
        let data = data n number
        let gp = conditioned 0.01 data
        let others = draws 20 (number + 1)
        let inData = data |> List.map (fst >> at gp >> snd) |> List.max
        // Far from everything the deviation is the process's own, of which a nugget of 1 % leaves a tenth at a datum.
        let highest = others |> List.map (at gp >> snd) |> List.max

        others |> List.forall (fun genome -> snd (at gp genome) >= 0.0)
        && inData <= 0.5 * highest + 1e-12)

[<Fact>]
let ``the order of the data makes no difference beyond rounding`` () =
    Laws.forAllOf 20 (Gen.zip (Gen.choose (2, 50)) seeds) (fun (n, number) ->
        let data = data n number

        let shuffled =
            Seed.shuffle (Array.ofList data) (Seed.create (uint64 number)) |> List.ofArray

        let gp, other = conditioned 0.01 data, conditioned 0.01 shuffled

        draws 10 (number + 1)
        |> List.forall (fun genome ->
            let (mean, deviation), (mean', deviation') = at gp genome, at other genome
            near 1e-9 mean mean' && near 1e-7 deviation deviation'))

[<Fact>]
let ``the mean follows a shift and a stretch of the values`` () =
    Laws.forAllOf 20 seeds (fun number ->
        let data = data 30 number
        let gp = conditioned 0.01 data

        let moved =
            conditioned 0.01 (data |> List.map (fun (genome, value) -> genome, 5.0 + 100.0 * value))

        draws 10 (number + 1)
        |> List.forall (fun genome ->
            let (mean, deviation), (mean', deviation') = at gp genome, at moved genome
            near 1e-7 (5.0 + 100.0 * mean) mean' && near 1e-6 (100.0 * deviation) deviation'))

/// With genes that are silent in some genomes.
let private variable =
    lazy
        (Presets.variableCnn
            Presets.cnn
            Presets.circuit
            {
                Sample = SampleShape.Image(1, 8, 8)
                Classes = 10
                Form = HybridForm.Recipe
                MaxQubits = 12
                Constraints = []
            }
         |> Laws.ok)

[<Fact>]
let ``predictions are the textbook's, one by one and many at a time`` () =
    Laws.forAllOf 10 (Gen.zip3 (Gen.choose (1, 40)) (Gen.choose (1, 20)) seeds) (fun (n, count, number) ->
        let space = variable.Value
        let seed = Seed.create (uint64 number)

        let drawn purpose count =
            List.init count (fun i -> Variation.sample (seed |> Seed.purpose purpose |> Seed.item i) space)
            |> List.distinct

        let data = drawn "data" n |> List.mapi (fun i genome -> genome, Seed.uniform i seed)

        let parameters =
            {
                Weights = Array.init space.Genes.Count (fun i -> 2.0 * Seed.uniform i (Seed.purpose "weights" seed))
                Nugget = 0.01
            }

        let gp = GaussianProcess.condition parameters data space |> Laws.ok
        let others = drawn "others" count |> Array.ofList
        let together = GaussianProcess.predictAll others gp |> Laws.ok

        Array.forall2
            (fun genome (struct (mean, deviation) as found) ->
                let mean', deviation' =
                    GaussianProcessReference.predict space parameters data genome

                near 1e-9 mean mean'
                && near 1e-7 deviation deviation'
                && found = Laws.ok (GaussianProcess.predict genome gp))
            others
            together)

[<Fact>]
let ``a factor times its transpose is the matrix, however many rows of it were known`` () =
    Laws.forAllOf 40 (Gen.zip3 (Gen.choose (1, 45)) (Gen.choose (0, 45)) seeds) (fun (n, known, number) ->
        let seed = Seed.create (uint64 number)
        let known = min known n

        let matrix () =
            Array.init n (fun i -> Array.init (i + 1) (fun j -> if i = j then float n else Seed.uniform (i * n + j) seed))

        let given, lower, again = matrix (), matrix (), matrix ()
        Assert.True(Cholesky.factor 0 0.25 lower)
        Array.blit lower 0 again 0 known
        Assert.True(Cholesky.factor known 0.25 again)

        let times i j =
            Seq.init (j + 1) (fun k -> lower[i][k] * lower[j][k]) |> Seq.sum

        Seq.forall2 (fun (a: float[]) b -> a = b) lower again
        && Seq.forall
            (fun (i, j) -> near 1e-10 (times i j) (given[i][j] + (if i = j then 0.25 else 0.0)))
            (seq {
                for i in 0 .. n - 1 do
                    for j in 0..i -> i, j
            }))

    Assert.False(Cholesky.factor 0 0.0 [| [| 1.0 |]; [| 1.0; 1.0 |] |])

[<Fact>]
let ``repeated, equal and single data are no obstacle`` () =
    let genome, value = (data 1 3).Head

    let finite gp =
        at gp genome
        |> fun (mean, deviation) -> near 1e-6 mean value && deviation >= 0.0

    Assert.True(finite (conditioned 0.0 [ genome, value ]))
    Assert.True(finite (conditioned 0.0 (List.replicate 20 (genome, value))))

    Assert.True(
        finite (
            GaussianProcess.fit None (List.replicate 20 (genome, value)) space.Value
            |> Laws.ok
        )
    )

    Assert.True(
        finite (
            GaussianProcess.fit None (data 30 3 |> List.map (fun (other, _) -> other, value)) space.Value
            |> Laws.ok
        )
    )

    // Two values of one genome: the mean lies between them.
    let between, _ = at (conditioned 0.01 [ genome, 1.0; genome, 2.0 ]) genome
    Assert.Equal(1.5, between, 1e-6)

[<Fact>]
let ``a fit predicts better than the mean, and a warm fit as well as a cold one`` () =
    for number in 1..5 do
        let data = data 80 number
        let gp = GaussianProcess.fit None data space.Value |> Laws.ok
        let warm = GaussianProcess.fit (Some gp.Parameters) data space.Value |> Laws.ok
        let others = draws 200 (number + 100)

        let truth genome =
            (ToyGolden.objectives ToyGolden.small.Value genome).Head

        let average = data |> List.averageBy snd

        let squares predicted =
            others
            |> List.averageBy (fun genome -> (predicted genome - truth genome) ** 2.0)

        let spread = squares (fun _ -> average)
        Assert.InRange(squares (at gp >> fst), 0.0, 0.6 * spread)
        Assert.InRange(squares (at warm >> fst), 0.0, 0.6 * spread)

[<Fact>]
let ``bad data and parameters are refused`` () =
    let space = space.Value
    let good = data 3 1
    let other = Genome.create [ 1; 1 ] |> Laws.ok
    let refused = Result.isError
    Assert.True(refused (GaussianProcess.fit None [] space))
    Assert.True(refused (GaussianProcess.fit None [ other, 1.0 ] space))
    Assert.True(refused (GaussianProcess.fit None [ fst good.Head, nan ] space))
    Assert.True(refused (GaussianProcess.condition (parameters -0.1) good space))
    Assert.True(refused (GaussianProcess.condition (parameters infinity) good space))
    Assert.True(refused (GaussianProcess.condition { Weights = [| 1.0 |]; Nugget = 0.1 } good space))
    Assert.True(refused (GaussianProcess.predict other (conditioned 0.1 good)))
