module HybHanas.Properties.Searching.SurrogateDataLaws

open FsCheck.FSharp
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private cases = gen {
    let! count = Gen.choose (1, 6000)
    let! share = Gen.choose (0, 100)
    let! front = Gen.arrayOfLength count (Gen.choose (0, 99))

    return
        front
        |> Array.indexed
        |> Array.filter (fun (_, roll) -> roll < share)
        |> Array.map fst,
        count
}

let private most = SurrogateData.most

[<Fact>]
let ``a short search's models are made of every evaluation`` () =
    Laws.forAllOf 50 cases (fun (front, count) ->
        let count = min count most
        SurrogateData.indices front count = Array.init count id)

[<Fact>]
let ``a long search's models are made of as many as the limit, each once, in order`` () =
    Laws.forAllOf 100 cases (fun (front, count) ->
        let count = count + most
        let indices = SurrogateData.indices front count

        indices.Length = most
        && indices |> Array.pairwise |> Array.forall (fun (a, b) -> a < b)
        && indices[0] >= 0
        && Array.last indices = count - 1)

[<Fact>]
let ``the newest half counts, and a small front whole`` () =
    Laws.forAllOf 100 cases (fun (front, count) ->
        let count = count + most
        let chosen = SurrogateData.indices front count |> Set.ofArray
        let front = front |> Array.truncate (most / 4)
        let front' = SurrogateData.indices front count |> Set.ofArray

        Seq.forall chosen.Contains [ count - most / 2 .. count - 1 ]
        && Seq.forall front'.Contains front)

[<Fact>]
let ``the others are of the whole search`` () =
    Laws.forAllOf 100 cases (fun (_, count) ->
        let count = count + most
        let older = count - most / 2
        let chosen = SurrogateData.indices [||] count |> Array.filter (fun i -> i < older)
        let gaps = chosen |> Array.pairwise |> Array.map (fun (a, b) -> b - a)
        chosen[0] = 0 && Array.max gaps - Array.min gaps <= 1)
