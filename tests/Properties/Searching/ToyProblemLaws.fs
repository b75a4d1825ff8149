module HybHanas.Properties.Searching.ToyProblemLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support
open Xunit

let private small, private full = ToyGolden.small, ToyGolden.full

[<Fact>]
let ``the toy problem equals its spot checks`` () =
    for golden in [ small.Value; full.Value ] do
        Assert.Equal(40, golden.SpotChecks.Length)
        Assert.Equal(golden.TrueHypervolume, golden.Toy.TrueHypervolume, 1e-12)

        for k in 0..2 do
            Assert.Equal(golden.Ideal[k], golden.Toy.Ideal[k], 1e-12)
            Assert.Equal(golden.Nadir[k], golden.Toy.Nadir[k], 1e-12)

        for configuration, wanted in golden.SpotChecks do
            for found, wanted in List.zip (ToyProblem.formula configuration) wanted do
                Assert.Equal(wanted, found, 1e-12 * abs wanted)

[<Fact>]
let ``parameters of the toy problem's networks equal its formula`` () =
    Laws.forAllOf 100 (Gen.choose (0, 1000000)) (fun number ->
        let toy = full.Value.Toy
        let genome = Variation.sample (Seed.create (uint64 number)) toy.Space
        let network = Space.decode genome toy.Space |> Laws.ok
        let configuration = ToyProblem.configurationOf genome toy |> Laws.ok
        let parameters = ToyProblem.formula configuration |> List.last
        float (Parameters.count network).Total = parameters)

[<Fact>]
let ``enumeration of the small grid gives its true front and hypervolume`` () =
    let golden = small.Value
    let toy = golden.Toy

    let points =
        Space.all toy.Space |> Seq.map (ToyGolden.objectives golden) |> Array.ofSeq

    Assert.Equal(golden.Configurations, points.Length)
    Assert.Equal(Some golden.Configurations, Space.count toy.Space)

    let front =
        points
        |> Array.map Array.ofList
        |> Points.create
        |> Laws.ok
        |> Dominance.nonDominated

    Assert.Equal(golden.FrontSize, front.Length)
    Assert.Equal(1.0, Laws.ok (ToyProblem.fraction [ for i in front -> points[i] ] toy), 1e-11)
