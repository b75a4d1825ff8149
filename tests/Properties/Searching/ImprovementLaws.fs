module HybHanas.Properties.Searching.ImprovementLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open MathNet.Numerics
open Xunit

let private seeds = Gen.choose (0, 1000000)

/// Objectives around the middle of a unit cube, the last one exact in most.
let private prospects count number : Prospect[] =
    let seed = Seed.create (uint64 number)

    Array.init count (fun i ->
        let seed = Seed.item i seed

        {
            Means = Array.init 3 (fun k -> 0.2 + 0.6 * Seed.uniform k seed)
            Deviations =
                [|
                    0.1 * Seed.uniform 3 seed
                    (if Seed.below 2 4 seed = 0 then
                         0.0
                     else
                         0.2 * Seed.uniform 5 seed)
                    (if Seed.below 4 6 seed > 0 then 0.0 else 0.05)
                |]
            Success = if Seed.below 3 7 seed = 0 then 0.5 else 1.0
        })

let private incumbents = [| [| 0.4; 0.6; 0.5 |]; [| 0.7; 0.3; 0.4 |] |]
let private seen = [| [| 1.0; 1.0; 1.0 |]; [| 0.0; 0.0; 0.0 |] |]

/// Looks at every prospect in every round.
let private eager points wanted (prospects: Prospect[]) =
    let covers (prospect: Prospect) (u: float[]) =
        let factor k =
            let slack = u[k] - prospect.Means[k]

            if prospect.Deviations[k] > 0.0 then
                0.5 * SpecialFunctions.Erfc(-slack / prospect.Deviations[k] / sqrt 2.0)
            elif slack < 0.0 then
                0.0
            else
                1.0

        prospect.Success * factor 0 * factor 1 * factor 2

    let gain (weights: float[]) prospect =
        Array.map2 (fun weight u -> weight * covers prospect u) weights points
        |> Array.sum

    let rec take taken weights =
        if List.length taken = wanted then
            List.rev taken
        else
            let best =
                [ 0 .. prospects.Length - 1 ]
                |> List.except taken
                |> List.maxBy (fun i -> gain weights prospects[i])

            Array.map2 (fun weight u -> weight * (1.0 - covers prospects[best] u)) weights points
            |> take (best :: taken)

    take [] (Array.create points.Length 1.0)

[<Fact>]
let ``the lazy choice is the eager one's`` () =
    Laws.forAllOf 10 seeds (fun number ->
        let prospects = prospects 40 number
        let seed = Seed.create (uint64 number)
        let points = Improvement.openPoints 300 seed incumbents seen prospects
        Improvement.batch 300 8 seed incumbents seen prospects = eager points 8 prospects)

[<Fact>]
let ``who can add nothing is not chosen, and nobody twice`` () =
    let hopeless: Prospect =
        {
            Means = [| 2.0; 2.0; 2.0 |]
            Deviations = [| 0.0; 0.0; 0.0 |]
            Success = 1.0
        }

    Laws.forAllOf 10 seeds (fun number ->
        let prospects =
            Array.append (Array.create 5 hopeless) (prospects 5 number |> Array.collect (Array.create 2))

        let chosen =
            Improvement.batch 300 20 (Seed.create (uint64 number)) incumbents seen prospects

        List.forall (fun i -> i >= 5) chosen && chosen = List.distinct chosen)
