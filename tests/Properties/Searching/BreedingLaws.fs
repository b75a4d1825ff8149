module HybHanas.Properties.Searching.BreedingLaws

open System.Collections.Generic
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Searching.PlainSpace
open HybHanas.Properties.Support
open Xunit

let private seedOf number = Seed.create (uint64 number)

[<Fact>]
let ``new genomes are distinct, unseen, as many as wanted and remembered`` () =
    let space = all [ integer "a" 10; integer "b" 10 ]

    Laws.forAllOf 100 (Gen.choose (0, 1000000)) (fun number ->
        let before = List.init 30 (fun i -> genome [ i % 10; i / 10 ])
        let seen = HashSet before
        let wanted = number % 40

        let made =
            Breeding.unseen seen wanted (seedOf number) (fun seed -> Some(Variation.sample seed space))

        made.Length = wanted
        && (List.distinct made).Length = wanted
        && made |> List.forall (fun genome -> not (List.contains genome before))
        && seen.Count = 30 + wanted)

[<Fact>]
let ``making new genomes gives up after twenty tries for each place`` () =
    for wanted in [ 0; 1; 3 ] do
        let mutable tries = 0

        let seeds = HashSet<int>()

        let made =
            Breeding.unseen (HashSet()) wanted (seedOf 1) (fun seed ->
                tries <- tries + 1
                seeds.Add(Seed.below 1000000000 0 seed) |> ignore
                None)

        Assert.Empty made
        Assert.Equal(20 * wanted, tries)
        Assert.Equal(tries, seeds.Count)

[<Fact>]
let ``a generation is filled up to the wanted number, or to the end of the space`` () =
    let space = all [ integer "a" 3; integer "b" 3 ]

    for wanted in 1..12 do
        let chosen = [ genome [ 1; 1 ] ]
        let seen = HashSet [ genome [ 1; 1 ]; genome [ 0; 0 ] ]
        let filled = Breeding.filled space seen wanted (seedOf 3) chosen
        Assert.Equal(min wanted 8, filled.Length)
        Assert.Equal(chosen.Head, filled.Head)
        Assert.Equal(filled.Length, (List.distinct filled).Length)
        Assert.DoesNotContain(genome [ 0; 0 ], filled)

[<Fact>]
let ``only finite known values count`` () =
    let cheap (genome: Genome) =
        match genome[0] with
        | 0 -> None
        | 1 -> Some [| 1.0; infinity |]
        | 2 -> Some [| nan; 1.0 |]
        | level -> Some [| float level; 0.0 |]

    let known = [ for level in 0..4 -> genome [ level ] ] |> Breeding.known cheap

    Assert.Equal<(Genome * float[]) list>([ genome [ 3 ], [| 3.0; 0.0 |]; genome [ 4 ], [| 4.0; 0.0 |] ], known)

/// What `extreme` finds of one gene whose levels have these values.
let private best gene (values: float list) start =
    let cheap (genome: Genome) = Some [| 0.0; values[genome[0]] |]

    (Breeding.extreme cheap (all [ gene ]) 1 (genome [ start ]))[0]

[<Fact>]
let ``the descent on a known objective looks at the ends and the neighbours of an integer gene`` () =
    // Either end, behind a rise.
    Assert.Equal(0, best (integer "a" 7) [ -1.0; 9.0; 8.0; 0.0; 8.0; 9.0; 5.0 ] 3)
    Assert.Equal(6, best (integer "a" 7) [ 5.0; 9.0; 8.0; 0.0; 8.0; 9.0; -1.0 ] 3)
    // The lower neighbour on either side.
    Assert.Equal(2, best (integer "a" 7) [ 9.0; 9.0; 1.0; 2.0; 3.0; 9.0; 9.0 ] 3)
    Assert.Equal(4, best (integer "a" 7) [ 9.0; 9.0; 3.0; 2.0; 1.0; 9.0; 9.0 ] 3)
    // Stays where nothing is lower, and does not see what lies two levels away.
    Assert.Equal(3, best (integer "a" 7) [ 2.0; -5.0; 2.0; 2.0; 2.0; -5.0; 2.0 ] 3)

[<Fact>]
let ``the descent tries every level of a categorical gene`` () =
    for lowest in 0..4 do
        for start in 0..4 do
            let values = [ for level in 0..4 -> if level = lowest then 0.0 else 1.0 ]
            Assert.Equal(lowest, best (categorical "a" 5) values start)

[<Fact>]
let ``the descent goes on while it gains, for at most four rounds`` () =
    let slope = [ 50.0; 1.0; 2.0; 3.0; 4.0; 5.0; 6.0; 7.0; 50.0 ]

    for start in 1..7 do
        Assert.Equal(max 1 (start - 4), best (integer "a" 9) slope start)

[<Fact>]
let ``the descent changes every gene, and only to legal genomes`` () =
    let sum (genome: Genome) =
        Some [| float (Array.sum (Genome.levels genome)) |]

    let genes = [ integer "a" 4; categorical "b" 4; integer "c" 4 ]
    Assert.Equal(genome [ 0; 0; 0 ], Breeding.extreme sum (all genes) 0 (genome [ 3; 2; 1 ]))

    let space =
        genes
        |> where (fun level -> level "a" + level "b" + level "c" >= 2 && level "a" > 0)

    let found = Breeding.extreme sum space 0 (genome [ 3; 2; 1 ])
    Assert.True(Space.isLegal found space)
    Assert.Equal(Some [| 2.0 |], sum found)

    // Where nothing is known nothing is better.
    Assert.Equal(genome [ 3; 2; 1 ], Breeding.extreme (fun _ -> None) (all genes) 0 (genome [ 3; 2; 1 ]))

/// Farthest first, said plainly: of the candidates not yet taken the one whose nearest neighbour is farthest, the first of equals.
let private farthestFirst (evaluated: float[] list) count (candidates: float[] list) : int list =
    let everything = evaluated @ candidates
    let column k = everything |> List.map (Array.item k)

    let ranges =
        [
            for k in 0 .. candidates.Head.Length - 1 -> List.max (column k) - List.min (column k)
        ]

    let distance (a: float[]) (b: float[]) =
        List.indexed ranges
        |> List.filter (fun (_, range) -> range > 0.0)
        |> List.sumBy (fun (k, range) -> (a[k] / range - b[k] / range) ** 2.0)

    let rec take taken =
        if List.length taken = min count candidates.Length then
            List.rev taken
        else
            let others = evaluated @ (taken |> List.map (fun i -> candidates[i]))

            let gap i =
                others |> List.map (distance candidates[i]) |> List.fold min infinity

            let left = [ 0 .. candidates.Length - 1 ] |> List.except taken
            take (List.maxBy gap left :: taken)

    take []

[<Fact>]
let ``candidates are taken farthest first`` () =
    let case = gen {
        let point =
            Gen.choose (0, 1000) |> Gen.map (fun n -> float n / 37.0) |> Gen.arrayOfLength 2

        let! evaluated = Gen.choose (0, 4) |> Gen.bind (fun n -> Gen.listOfLength n point)
        let! candidates = Gen.choose (1, 8) |> Gen.bind (fun n -> Gen.listOfLength n point)
        let! count = Gen.choose (0, 10)
        // A third value that is the same for all.
        let withThird = List.map (fun point -> Array.append point [| 5.0 |])
        return withThird evaluated, count, withThird candidates
    }

    Laws.forAllOf 300 case (fun (evaluated, count, candidates) ->
        let named = candidates |> List.mapi (fun i values -> genome [ i ], values)

        Breeding.spreadOut evaluated count named |> List.map (fun genome -> genome[0]) = farthestFirst evaluated count candidates)

    Assert.Empty(Breeding.spreadOut [] 3 [])
