module HybHanas.Properties.Searching.GaussianProcessLaws

open FsCheck.FSharp
open HybHanas.Core
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

/// The textbook's formulas by Gaussian elimination, for a process of two data.
[<Fact>]
let ``two data give what the formulas give`` () =
    let a, b, x =
        match draws 3 7 with
        | [ a; b; x ] -> a, b, x
        | other -> failwith $"three genomes expected, not {other.Length}"

    let correlation (p: Genome) (q: Genome) =
        let d i =
            let gene = space.Value.Genes[i]

            if gene.IsOrdered then
                3.0 * (float (p[i] - q[i]) / float (gene.Levels - 1)) ** 2.0
            elif p[i] = q[i] then
                0.0
            else
                1.0

        let factors = List.init space.Value.Genes.Count (fun i -> exp (-0.6 * d i))

        0.15 * List.reduce (*) factors + 0.85 * List.average factors

    // R = [1+g, r; r, 1+g], so that the generalised mean of two values is their mean.
    let g, r = 0.3, correlation a b
    let determinant = (1.0 + g) * (1.0 + g) - r * r

    let solve (u, v) =
        ((1.0 + g) * u - r * v) / determinant, ((1.0 + g) * v - r * u) / determinant

    let dot (u, v) (u', v') = u * u' + v * v'
    let values = 0.2, 0.5
    let mean = 0.35
    let residual = fst values - mean, snd values - mean
    let variance = dot residual (solve residual) / 2.0
    let k = correlation x a, correlation x b
    let unsure = 1.0 - dot (1.0, 1.0) (solve k)

    let wanted =
        mean + dot k (solve residual),
        sqrt (
            variance
            * (1.0 - dot k (solve k) + unsure * unsure / dot (1.0, 1.0) (solve (1.0, 1.0)))
        )

    let found = at (conditioned g [ a, fst values; b, snd values ]) x
    Assert.Equal(fst wanted, fst found, 1e-12)
    Assert.Equal(snd wanted, snd found, 1e-12)

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
