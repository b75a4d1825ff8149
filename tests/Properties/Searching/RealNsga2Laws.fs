module HybHanas.Properties.Searching.RealNsga2Laws

open System.Text.Json
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support
open Xunit

/// Quartiles and extremes of pymoo's hypervolume over 21 seeds.
let private reference = lazy (GoldenFiles.json "real.json")

let private of' (problem: RealProblem) (name: string) =
    reference.Value.GetProperty(problem.Name).GetProperty(name).GetDouble()

[<Fact>]
let ``20,000 evaluations of NSGA-II find what pymoo's find`` () =
    for problem in RealProblem.all do
        let found =
            List.init 3 (fun seed -> RealNsga2.hypervolume 200 problem (Seed.create (uint64 seed)) |> Laws.ok)
            |> List.sort

        // Three seeds have a wider spread than 21: their median is at least pymoo's least, and all are within its spread below it.
        let least = of' problem "min"
        Assert.InRange(found[1], least, infinity)
        Assert.InRange(found[0], least - (of' problem "max" - least), infinity)

[<Fact>]
let ``the front of every problem is what it is known to be`` () =
    let zeros n = Array.zeroCreate<float> n

    let near (a: float[]) (b: float[]) =
        Array.forall2 (fun x y -> abs (x - y) < 1e-9) a b

    for problem, second in [ RealProblem.zdt1, 0.5; RealProblem.zdt2, 0.9375; RealProblem.zdt4, 0.5 ] do
        let x = zeros problem.Low.Length
        x[0] <- 0.25
        Assert.True(near [| 0.25; second |] (problem.Objectives x))

    let ones = Array.create 80 1.0
    Assert.True(near [| 31.0; 10.0 / 31.0 |] (RealProblem.zdt5.Objectives ones))
    Assert.True(near [| 1.0; 20.0 |] (RealProblem.zdt5.Objectives(zeros 80)))
    let middle = Array.create 12 0.5
    Assert.True(near [| 0.5; 0.5; sqrt 0.5 |] (RealProblem.dtlz2.Objectives middle))
    Assert.True(near [| 1.0; 0.0 |] (RealProblem.zdt6.Objectives(zeros 10)))
