module HybHanas.Properties.Searching.SuccessiveHalvingLaws

open FsCheck.FSharp
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

[<Fact>]
let ``each rung has a third of the next one's epochs, rounded up, and the last has all`` () =
    Laws.forAllOf 200 (Gen.zip (Gen.choose (1, 8)) (Gen.choose (1, 10000))) (fun (count, epochs) ->
        match SuccessiveHalving.rungs count epochs with
        | Ok rungs ->
            rungs.Length = count
            && List.last rungs = epochs
            && List.pairwise rungs
               |> List.forall (fun (a, b) -> a < b && 3 * a >= b && 3 * (a - 1) < b)
        | Error _ -> pown 3.0 (count - 1) > float epochs / 2.0)

[<Fact>]
let ``rungs that would be equal, none and too many are refused`` () =
    for count, epochs in [ 0, 5; 9, 100000; 2, 1; 3, 2; 4, 5; 1, 0 ] do
        Assert.True((SuccessiveHalving.rungs count epochs).IsError, $"{count} rungs of {epochs} epochs")

    Assert.Equal<int list>([ 1; 2; 5 ], SuccessiveHalving.rungs 3 5 |> Laws.ok)
    Assert.Equal<int list>([ 1; 3; 9 ], SuccessiveHalving.rungs 3 9 |> Laws.ok)

let private standings =
    let standing =
        Gen.map3
            (fun accuracy loss canGoOn ->
                {
                    Accuracy = float accuracy / 4.0
                    Loss = float loss
                    CanGoOn = canGoOn
                })
            (Gen.choose (0, 4))
            (Gen.choose (0, 2))
            (Gen.elements [ true; true; false ])

    Gen.choose (0, 20) |> Gen.bind (fun count -> Gen.arrayOfLength count standing)

[<Fact>]
let ``the best third of all that stand at a rung goes on, of those that can`` () =
    Laws.forAllOf 300 standings (fun standings ->
        let promoted = SuccessiveHalving.promoted standings
        let able = standings |> Array.filter _.CanGoOn |> Array.length

        let better (a: Standing) (b: Standing) =
            a.Accuracy > b.Accuracy || (a.Accuracy = b.Accuracy && a.Loss < b.Loss)

        let left =
            [ 0 .. standings.Length - 1 ]
            |> List.filter (fun place -> standings[place].CanGoOn && not (List.contains place promoted))

        promoted = List.sort (List.distinct promoted)
        && promoted.Length = min able ((standings.Length + 2) / 3)
        && promoted |> List.forall (fun place -> standings[place].CanGoOn)
        && List.allPairs left promoted
           |> List.forall (fun (stopped, gone) -> not (better standings[stopped] standings[gone])))

[<Fact>]
let ``what a generation takes is the epochs of all that pass each rung`` () =
    for population, rungs, epochs in [ 12, [ 5 ], 60L; 12, [ 2; 5 ], 24L + 12L; 7, [ 1; 2; 5 ], 7L + 3L + 3L ] do
        Assert.Equal(epochs, SuccessiveHalving.effort population rungs)
