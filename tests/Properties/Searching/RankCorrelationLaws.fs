module HybHanas.Properties.Searching.RankCorrelationLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support
open Xunit

let private pairs =
    Gen.zip (Gen.choose (0, 8)) (Gen.choose (0, 8))
    |> Gen.listOfLength 20
    |> Gen.map (fun pairs -> pairs |> List.map (fst >> float) |> Array.ofList, pairs |> List.map (snd >> float) |> Array.ofList)

let private both a b =
    RankCorrelation.kendall a b |> Laws.ok, RankCorrelation.spearman a b |> Laws.ok

let private near (a, b) (a', b') =
    abs (a - a') < 1e-12 && abs (b - b') < 1e-12

[<Fact>]
let ``coefficients look at ranks alone, are symmetric, and turn round with an order`` () =
    Laws.forAllOf 100 pairs (fun (a, b) ->
        let kendall, spearman = both a b

        near (kendall, spearman) (both (Array.map (fun x -> exp x) a) b)
        && near (kendall, spearman) (both b a)
        && near (-kendall, -spearman) (both (Array.map (~-) a) b)
        && abs kendall <= 1.0 + 1e-12
        && abs spearman <= 1.0 + 1e-12)

[<Fact>]
let ``known coefficients, ties included`` () =
    // Worked by hand: ranks of b are 1.5 1.5 3 4; ranks of a are 1 3 2 4.
    let a, b = [| 1.0; 3.0; 2.0; 4.0 |], [| 5.0; 5.0; 6.0; 7.0 |]
    Assert.Equal<float[]>([| 1.5; 1.5; 3.0; 4.0 |], RankCorrelation.ranks b)
    let kendall, spearman = both a b
    Assert.Equal(3.0 / sqrt 30.0, kendall, 1e-12)
    Assert.Equal(3.0 / sqrt 22.5, spearman, 1e-12)
    Assert.Equal((1.0, 1.0), both a a)
    Assert.Equal((0.0, 0.0), both a [| 2.0; 2.0; 2.0; 2.0 |])

[<Fact>]
let ``an interval is the seed's, and holds what a monotone relation gives`` () =
    let a = Array.init 20 float
    let seed = Seed.create 3UL

    let noisy =
        a
        |> Array.mapi (fun i x -> x + 12.0 * Seed.uniform i (Seed.purpose "noise" seed))

    let kendall, spearman = RankCorrelation.bootstrapped seed a noisy |> Laws.ok
    Assert.Equal((kendall, spearman), RankCorrelation.bootstrapped seed a noisy |> Laws.ok)
    Assert.InRange(kendall.Value, kendall.Low, kendall.High)
    Assert.InRange(spearman.Value, spearman.Low, spearman.High)
    Assert.True(kendall.Low < kendall.High && spearman.Low < spearman.High)

[<Fact>]
let ``values that cannot be ranked are refused`` () =
    Assert.True(Result.isError (RankCorrelation.kendall [| 1.0 |] [| 1.0 |]))
    Assert.True(Result.isError (RankCorrelation.spearman [| 1.0; 2.0 |] [| 1.0 |]))
    Assert.True(Result.isError (RankCorrelation.bootstrapped (Seed.create 1UL) [| 1.0; nan |] [| 1.0; 2.0 |]))
