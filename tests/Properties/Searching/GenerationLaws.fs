/// How NSGA-II makes a generation: from whom, how many, and what it is asked and told.
module HybHanas.Properties.Searching.GenerationLaws

open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Searching.PlainSpace
open HybHanas.Properties.Support
open Xunit

/// Children are copies of a parent but for one gene.
let private copying =
    { Nsga2.defaults with
        Population = 2
        Generations = 3
        Rates =
            {
                Crossover = 0.0
                Mutation = 0.0
                Step = 0.0
            }
    }

/// Twelve genes: a parent has the same level everywhere, so that a child with one other level still shows its parent.
let private marked = all [ for i in 1..12 -> categorical $"g{i}" 8 ]

let private parent level = genome (List.replicate 12 level)

let private parentOf (child: Genome) =
    Genome.levels child |> Array.countBy id |> Array.maxBy snd |> fst

let private archive outcomes : Evaluation list =
    [
        for level, outcome in outcomes ->
            {
                Genome = parent level
                Outcome = outcome
                Generation = 0
            }
    ]

/// Shares of the parents among children of many generations, each bred anew from the same archive.
let private parents options outcomes =
    let draws = 1500

    Seq.init draws (fun i ->
        Nsga2.bred options marked (Seed.create 5UL |> Seed.item i) [] (archive outcomes)
        |> List.map parentOf)
    |> Seq.concat
    |> Seq.countBy id
    |> Seq.map (fun (level, count) -> level, float count / float (2 * draws))
    |> Map.ofSeq

[<Fact>]
let ``a tournament of two is won by the better rank`` () =
    // A chain: level 0 dominates 1, 1 dominates 2 ...; as many as a population are parents.
    let chain =
        [ for level in 0..7 -> level, Outcome.Scored [ float level; float level ] ]

    // Of n places the best is in a tournament with 1 - (1 - 1/n)^2.
    Assert.True(parents copying chain |> isNear 0.04 [ 0, 0.75; 1, 0.25 ])

    let four = { copying with Population = 4 }

    let shares = parents four chain |> Map.map (fun _ share -> share / 2.0)

    Assert.True(
        shares
        |> isNear 0.04 [ 0, 7.0 / 16.0; 1, 5.0 / 16.0; 2, 3.0 / 16.0; 3, 1.0 / 16.0 ]
    )

[<Fact>]
let ``within a front the less crowded wins, and no failure is a parent`` () =
    // One front; 0 and 4 are its ends, 3 has more room than 2, 2 more than 1. All of a front are parents, whatever the population.
    let front =
        [ 0, (0.0, 10.0); 1, (1.0, 9.0); 2, (2.0, 8.0); 3, (6.0, 4.0); 4, (10.0, 0.0) ]
        |> List.map (fun (level, (x, y)) -> level, Outcome.Scored [ x; y ])

    let shares =
        parents copying ((5, Outcome.Failed "diverged") :: (6, Outcome.Scored [ 11.0; 11.0 ]) :: front)

    let place k = float (2 * (5 - k) - 1) / 25.0

    Assert.True(
        shares
        |> isNear 0.04 [ 0, place 0; 4, place 1; 3, place 2; 2, place 3; 1, place 4 ]
    )

[<Fact>]
let ``where everything failed the next generation is drawn`` () =
    let failed = archive [ for level in 0..3 -> level, Outcome.Failed "diverged" ]
    let bred = Nsga2.bred copying marked (Seed.create 1UL) [] failed
    Assert.Equal(2, (List.distinct bred).Length)

[<Fact>]
let ``with known objectives as many children as wanted are looked at for each place, without none`` () =
    let scored = archive [ for level in 0..3 -> level, Outcome.Scored [ float level ] ]

    for perPlace in 1..4 do
        let mutable asked = 0

        let cheap (genome: Genome) =
            asked <- asked + 1
            Some [| float genome[0] |]

        let options =
            { copying with
                Population = 5
                ChildrenPerPlace = perPlace
                Cheap = Some cheap
            }

        let bred = Nsga2.bred options marked (Seed.create 3UL) [ [| 0.0 |] ] scored
        Assert.Equal(5 * perPlace, asked)
        Assert.Equal(5, (List.distinct bred).Length)

[<Fact>]
let ``of children that something is known of those that fill gaps come first, then those nothing is known of`` () =
    let scored = archive [ 0, Outcome.Scored [ 0.0 ] ]

    // Known only of children whose first gene changed.
    let cheap (genome: Genome) =
        if genome[0] = 0 then None else Some [| float genome[0] |]

    let options =
        { copying with
            Population = 3
            ChildrenPerPlace = 20
            Cheap = Some cheap
        }

    let bred = Nsga2.bred options marked (Seed.create 4UL) [ [| 0.0 |] ] scored
    let isKnown (genome: Genome) = genome[0] > 0
    Assert.Equal(3, bred.Length)

    Assert.True(
        bred
        |> List.pairwise
        |> List.forall (fun (a, b) -> isKnown a || not (isKnown b))
    )

    Assert.True(isKnown bred.Head)

[<Fact>]
let ``the first generation holds a genome with the least of each known objective`` () =
    let space = all [ integer "a" 30; categorical "b" 9 ]

    let known (genome: Genome) =
        Some [| float genome[0]; -float genome[0]; float (8 - genome[1]) |]

    for number in 0..30 do
        let first =
            Nsga2.start
                { Nsga2.defaults with
                    Cheap = Some known
                }
                space
                (Seed.create (uint64 number))
            |> Laws.ok
            |> Nsga2.ask

        let least k =
            first |> List.map (fun genome -> (known genome).Value[k]) |> List.min

        Assert.Equal<float list>([ 0.0; -29.0; 0.0 ], List.map least [ 0; 1; 2 ])
        Assert.Equal(12, (List.distinct first).Length)

let private score (genome: Genome) =
    Outcome.Scored [ float genome[0]; -float genome[1] ]

let rec private generations state =
    [
        match Nsga2.ask state with
        | [] -> state
        | asked ->
            state

            yield!
                Nsga2.tell (asked |> List.map (fun genome -> genome, score genome)) state
                |> Laws.ok
                |> generations
    ]

[<Fact>]
let ``asking and telling count generations, keep what is pending and end with the last`` () =
    let space = all [ integer "a" 12; integer "b" 12 ]

    let options =
        { Nsga2.defaults with
            Population = 5
            Generations = 4
        }

    let states = Nsga2.start options space (Seed.create 8UL) |> Laws.ok |> generations
    Assert.Equal<int list>([ 0..4 ], states |> List.map _.Generation)
    Assert.Equal<int list>([ 0; 5; 10; 15; 20 ], states |> List.map _.Archive.Length)
    Assert.Equal<bool list>([ false; false; false; false; true ], states |> List.map _.Finished)
    let archive = (List.last states).Archive
    Assert.Equal(20, (archive |> List.distinctBy _.Genome).Length)
    Assert.Equal<int list>([ for i in 0..19 -> i / 5 ], archive |> List.map _.Generation)

    for before, after in List.pairwise states do
        // Elitism: what an archive's front dominates stays dominated, for nothing is forgotten.
        let objectives state =
            Nsga2.front state
            |> List.map (fun evaluation ->
                match evaluation.Outcome with
                | Outcome.Scored objectives -> objectives
                | Outcome.Failed reason -> failwith reason)

        for old in objectives before do
            Assert.True(objectives after |> List.exists (fun point -> List.forall2 (<=) point old))

        // Some told: the rest is still asked for, nothing moves on.
        let told = (Nsga2.ask before).Head
        let partly = Nsga2.tell [ told, score told ] before |> Laws.ok
        Assert.Equal<Genome list>((Nsga2.ask before).Tail, Nsga2.ask partly)
        Assert.Equal(before.Generation, partly.Generation)
        Assert.False partly.Finished

[<Fact>]
let ``the ends of the options' ranges are taken, and the defaults are those that are documented`` () =
    let accepted options =
        Nsga2.start options (all [ integer "a" 4 ]) (Seed.create 1UL) |> Result.isOk

    let withRate rate =
        { Nsga2.defaults with
            Rates =
                {
                    Crossover = rate
                    Mutation = rate
                    Step = rate
                }
        }

    Assert.True(
        accepted
            { Nsga2.defaults with
                Population = 2
                Generations = 1
                ChildrenPerPlace = 1
            }
    )

    Assert.True(accepted (withRate 0.0))
    Assert.True(accepted (withRate 1.0))

    let rates = Nsga2.defaults.Rates

    for wrong in [ -1e-9; 1.0 + 1e-9; nan ] do
        for refused in
            [
                { rates with Crossover = wrong }
                { rates with Mutation = wrong }
                { rates with Step = wrong }
            ] do
            Assert.False(accepted { Nsga2.defaults with Rates = refused })

    Assert.Equal((12, 8, 3), (Nsga2.defaults.Population, Nsga2.defaults.Generations, Nsga2.defaults.ChildrenPerPlace))

    Assert.Equal((0.9, 0.2, 0.6), (rates.Crossover, rates.Mutation, rates.Step))
    Assert.True Nsga2.defaults.Cheap.IsNone
