module HybHanas.Properties.Searching.AnalysisLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private space = lazy ToyGolden.small.Value.Toy.Space
let private seeds = Gen.choose (0, 1000000)

let private genomes n number =
    List.init n (fun i -> Variation.sample (Seed.create (uint64 number) |> Seed.item i) space.Value)

let private small = Gen.choose (-4, 4) |> Gen.map float

let private pairs =
    Gen.choose (1, 9)
    |> Gen.bind (fun n -> Gen.listOfLength n (Gen.zip small small))

/// Every way in which the signs of the differences could have fallen, counted.
let private enumerated (ranksOf: float[] -> float[]) (differences: float[]) =
    let ranks = ranksOf differences
    let total = Array.sum ranks

    let extreme (sum: float) = min sum (total - sum)

    let seen =
        Array.zip differences ranks
        |> Array.sumBy (fun (difference, rank) -> if difference > 0.0 then rank else 0.0)
        |> extreme

    let ways = pown 2 differences.Length

    let asFar =
        Seq.init ways (fun way ->
            ranks
            |> Array.mapi (fun i rank -> if (way >>> i) &&& 1 = 1 then rank else 0.0)
            |> Array.sum)
        |> Seq.filter (fun sum -> extreme sum <= seen + 1e-9)
        |> Seq.length

    float asFar / float ways

let private midranks (differences: float[]) =
    let sizes = differences |> Array.map abs

    sizes
    |> Array.map (fun size ->
        let below = sizes |> Array.filter (fun other -> other < size) |> Array.length
        let equal = sizes |> Array.filter (fun other -> other = size) |> Array.length
        float below + 0.5 * float (equal + 1))

[<Fact>]
let ``both tests count every way in which the signs could have fallen`` () =
    Laws.forAllOf 300 pairs (fun pairs ->
        let test = SignedRank.test pairs |> Laws.ok

        let differences =
            pairs
            |> List.map (fun (a, b) -> a - b)
            |> List.filter ((<>) 0.0)
            |> Array.ofList

        abs (test.SignedRankP - enumerated midranks differences) < 1e-12
        && abs (test.SignP - enumerated (Array.map (fun _ -> 1.0)) differences) < 1e-12)

[<Fact>]
let ``the other way round the tests say the same of the other`` () =
    Laws.forAllOf 200 pairs (fun pairs ->
        let test = SignedRank.test pairs |> Laws.ok
        let turned = pairs |> List.map (fun (a, b) -> b, a) |> SignedRank.test |> Laws.ok

        turned.SignedRankP = test.SignedRankP
        && turned.SignP = test.SignP
        && turned.MedianDifference = -test.MedianDifference
        && turned.FirstGreater = test.Pairs - test.FirstGreater)

[<Fact>]
let ``six pairs that all point one way have p = 1/32, and no pairs or infinite ones are an error`` () =
    let test = SignedRank.test [ for i in 1..6 -> float i, 0.0 ] |> Laws.ok
    Assert.Equal(2.0 / 64.0, test.SignedRankP, 12)
    Assert.Equal(2.0 / 64.0, test.SignP, 12)
    Assert.True (SignedRank.test []).IsError
    Assert.True (SignedRank.test [ infinity, 0.0 ]).IsError

/// What the small toy space's genes add in a made-up objective.
let private made (genome: Genome) =
    let words = Space.describe genome space.Value |> Laws.ok |> Map.ofList

    let number name =
        words |> Map.tryFind name |> Option.map float |> Option.defaultValue 0.0

    0.3 * number "qubits" - 0.05 * number "depth"
    + (if words["gate"] = "CZ" then 2.0 else 0.0)

[<Fact>]
let ``what genes add is found again, and nothing else is`` () =
    Laws.forAllOf 6 seeds (fun number ->
        let data = genomes 300 number |> List.map (fun genome -> genome, made genome)
        let effects = GeneEffects.analyse space.Value data |> Laws.ok |> Option.get

        let effect name =
            effects.Effects |> List.find (fun effect -> effect.Gene = name)

        let slope name =
            let found = effect name
            found.Change / (float found.To - float found.From)

        let gate = effect "gate"

        abs (slope "qubits" - 0.3) < 1e-4
        && abs (slope "depth" + 0.05) < 1e-4
        && gate.To = "CZ"
        && abs (gate.Change - 2.0) < 1e-4
        && effects.Explained > 0.9999
        && effects.Effects
           |> List.forall (fun effect ->
               List.contains effect.Gene [ "qubits"; "depth"; "gate" ]
               || abs effect.Change < 1e-4))

[<Fact>]
let ``two groups differ by their means, within what HC3 says of means`` () =
    Laws.forAllOf 40 seeds (fun number ->
        let sides =
            Space.create
                {
                    Genes = [ Gene.categorical "side" [ "left"; "right" ] |> Laws.ok ]
                    Decode = fun _ -> Space.decode space.Value.Example space.Value
                    Simplify = fun _ -> []
                    Constraints = []
                }
            |> Laws.ok

        let data =
            [
                for i in 0..29 ->
                    let seed = Seed.create (uint64 number) |> Seed.item i
                    let level = if i < 11 then 0 else 1
                    Genome.create [ level ] |> Laws.ok, float level + Seed.uniform 1 seed
            ]

        let effect = (GeneEffects.analyse sides data |> Laws.ok |> Option.get).Effects.Head

        let values =
            data
            |> List.groupBy fst
            |> List.map (fun (genome, rows) -> genome[0], List.map snd rows)
            |> Map.ofList

        let mean level = List.average values[level]

        let variance level =
            let n = float values[level].Length

            values[level]
            |> List.sumBy (fun value -> ((value - mean level) / (1.0 - 1.0 / n)) ** 2.0)
            |> fun sum -> sum / (n * n)

        let half =
            MathNet.Numerics.Distributions.StudentT.InvCDF(0.0, 1.0, 28.0, 0.975)
            * sqrt (variance 0 + variance 1)

        abs (effect.Change - (mean 1 - mean 0)) < 1e-6
        && abs (effect.High - effect.Change - half) < 1e-4)

[<Fact>]
let ``a product of two genes is an interaction, a sum is none`` () =
    Laws.forAllOf 4 seeds (fun number ->
        let noise i =
            0.05
            * Seed.uniform 0 (Seed.create (uint64 number) |> Seed.purpose "noise" |> Seed.item i)

        let values combine =
            genomes 300 number
            |> List.mapi (fun i genome ->
                let words = Space.describe genome space.Value |> Laws.ok |> Map.ofList
                genome, combine (float words["qubits"]) (float words["depth"]) + noise i)

        let interactions combine =
            (GeneEffects.analyse space.Value (values combine) |> Laws.ok |> Option.get).Interactions

        let isPair (pair: GeneInteraction) =
            Set.ofList [ pair.First; pair.Second ] = Set.ofList [ "qubits"; "depth" ]

        (interactions (fun a b -> a * b)).Head |> isPair
        && interactions (fun a b -> a + b) |> List.exists isPair |> not)

[<Fact>]
let ``too few data, or data that do not vary, say nothing`` () =
    let analyse data =
        GeneEffects.analyse space.Value data |> Laws.ok

    Assert.Equal(None, analyse [])
    Assert.Equal(None, analyse (genomes 10 1 |> List.map (fun genome -> genome, made genome)))
    Assert.Equal(None, analyse (genomes 200 1 |> List.map (fun genome -> genome, 3.0)))
    Assert.True (GeneEffects.analyse space.Value (genomes 3 1 |> List.map (fun genome -> genome, nan))).IsError

[<Fact>]
let ``a prediction ahead knows nothing of its own generation and later ones`` () =
    Laws.forAllOf 4 seeds (fun number ->
        let data =
            genomes 40 number |> List.mapi (fun i genome -> i / 10 + 1, genome, made genome)

        let changed =
            data
            |> List.map (fun (generation, genome, value) -> generation, genome, (if generation >= 3 then value + 7.0 else value))

        let ahead data =
            ForwardPrediction.oneStepAhead space.Value data |> Laws.ok

        let ofGeneration wanted =
            List.filter (fun prediction -> prediction.Index / 10 + 1 <= wanted)

        let means predictions =
            predictions
            |> ofGeneration 3
            |> List.map (fun prediction -> prediction.Index, prediction.Mean)

        (ahead data |> List.map _.Index) = [ 10..39 ]
        && means (ahead data) = means (ahead changed))

[<Fact>]
let ``one generation predicts nothing ahead, and hindsight covers all`` () =
    let data = genomes 20 3 |> List.map (fun genome -> genome, made genome)

    Assert.Empty(
        ForwardPrediction.oneStepAhead space.Value (data |> List.map (fun (genome, value) -> 1, genome, value))
        |> Laws.ok
    )

    Assert.Equal<int list>([ 0..19 ], ForwardPrediction.hindsight space.Value data |> Laws.ok |> List.map _.Index)
    Assert.Empty(ForwardPrediction.hindsight space.Value [] |> Laws.ok)
