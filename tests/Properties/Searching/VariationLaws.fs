module HybHanas.Properties.Searching.VariationLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Searching
open HybHanas.Properties.Searching.PlainSpace
open HybHanas.Properties.Support
open Xunit

let private rates crossover mutation step : VariationRates =
    {
        Crossover = crossover
        Mutation = mutation
        Step = step
    }

let private draws = 6000

/// Five standard errors of a share of a half.
let private tolerance = 2.5 / sqrt (float draws)

let private childOf rates first second space seed =
    Variation.child rates first second seed space
    |> Option.get
    |> Genome.levels
    |> List.ofArray

/// Levels that a mutation of the only gene makes of one.
let private moves (gene: Gene) step level =
    let space = all [ gene ]

    shares
        draws
        (childOf (rates 0.0 1.0 step) (genome [ level ]) (genome [ level ]) space
         >> List.head)

let private numbers = Gen.choose (0, 1000000)

let private seedOf number = Seed.create (uint64 number)

[<Fact>]
let ``a step moves a level by one or two either way, and turns back at the ends`` () =
    let moves = moves (integer "a" 10) 1.0
    Assert.True(moves 5 |> isNear tolerance [ 3, 0.25; 4, 0.25; 6, 0.25; 7, 0.25 ])
    Assert.True(moves 0 |> isNear tolerance [ 1, 0.5; 2, 0.5 ])
    Assert.True(moves 1 |> isNear tolerance [ 0, 0.25; 2, 0.25; 3, 0.5 ])
    Assert.True(moves 8 |> isNear tolerance [ 9, 0.25; 7, 0.25; 6, 0.5 ])
    Assert.True(moves 9 |> isNear tolerance [ 8, 0.5; 7, 0.5 ])

[<Fact>]
let ``without a step every other level is as likely`` () =
    let others = [ 0, 0.25; 1, 0.25; 3, 0.25; 4, 0.25 ]
    Assert.True(moves (integer "a" 5) 0.0 2 |> isNear tolerance others)
    Assert.True(moves (categorical "a" 5) 1.0 2 |> isNear tolerance others)

    Assert.True(
        moves (categorical "a" 5) 0.0 0
        |> isNear tolerance [ for level in 1..4 -> level, 0.25 ]
    )

    Assert.True(
        moves (categorical "a" 5) 0.0 4
        |> isNear tolerance [ for level in 0..3 -> level, 0.25 ]
    )

[<Fact>]
let ``steps are as frequent as their rate says`` () =
    // 5 of 10: a step reaches 3, 4, 6, 7, a quarter each; anything else is one of nine.
    let near, far = 0.6 / 4.0 + 0.4 / 9.0, 0.4 / 9.0

    let expected =
        [
            for level in 0..9 do
                if level <> 5 then
                    level, (if abs (level - 5) <= 2 then near else far)
        ]

    Assert.True(moves (integer "a" 10) 0.6 5 |> isNear tolerance expected)

[<Fact>]
let ``every mutation of a gene with two or three levels changes it`` () =
    for step in [ 0.0; 0.5; 1.0 ] do
        Assert.True(moves (integer "a" 2) step 0 |> isNear tolerance [ 1, 1.0 ])
        Assert.True(moves (integer "a" 2) step 1 |> isNear tolerance [ 0, 1.0 ])

        for level in 0..2 do
            let others = [ 0..2 ] |> List.except [ level ] |> List.map (fun other -> other, 0.5)
            Assert.True(moves (integer "a" 3) step level |> isNear tolerance others)

[<Fact>]
let ``genes mutate as often as their rate says, and at least one does`` () =
    let space = all [ for i in 1..4 -> categorical $"g{i}" 3 ]
    let parent = genome [ 0; 1; 2; 0 ]

    let changed rate =
        shares draws (fun seed ->
            List.map2 (<>) (childOf (rates 0.5 rate 0.5) parent parent space seed) [ 0; 1; 2; 0 ]
            |> List.filter id
            |> List.length)

    // Binomial of 4 genes, none counted as one.
    let binomial rate =
        let p k choose =
            choose * rate ** float k * (1.0 - rate) ** float (4 - k)

        [ 1, p 0 1.0 + p 1 4.0; 2, p 2 6.0; 3, p 3 4.0; 4, p 4 1.0 ]

    Assert.True(changed 0.0 |> isNear tolerance [ 1, 1.0 ])
    Assert.True(changed 0.5 |> isNear tolerance (binomial 0.5))
    Assert.True(changed 0.3 |> isNear tolerance (binomial 0.3))
    Assert.True(changed 1.0 |> isNear tolerance [ 4, 1.0 ])

    // The one that does where none was drawn is any of them.
    let which =
        shares draws (fun seed ->
            List.map2 (<>) (childOf (rates 0.0 0.0 0.0) parent parent space seed) [ 0; 1; 2; 0 ]
            |> List.findIndex id)

    Assert.True(which |> isNear tolerance [ for gene in 0..3 -> gene, 0.25 ])

[<Fact>]
let ``a gene with one level never mutates, whatever stands beside it`` () =
    let lonely = all [ categorical "a" 1; categorical "b" 2; categorical "c" 1 ]

    Laws.forAllOf 100 numbers (fun number ->
        let parent = genome [ 0; number % 2; 0 ]

        childOf (rates 0.9 0.0 0.5) parent parent lonely (seedOf number) = [ 0; 1 - number % 2; 0 ])

    let fixedSpace = all [ categorical "a" 1; integer "b" 1 ]

    Laws.forAllOf 20 numbers (fun number ->
        childOf (rates 0.9 1.0 0.5) fixedSpace.Example fixedSpace.Example fixedSpace (seedOf number) = [ 0; 0 ])

/// Twelve genes of which at most one differs from the parents' level by mutation: the rest shows where it came from.
let private inheritance crossover =
    let space = all [ for i in 1..12 -> categorical $"g{i}" 4 ]
    let first, second = genome (List.replicate 12 0), genome (List.replicate 12 1)

    Seq.init draws (fun i -> childOf (rates crossover 0.0 0.0) first second space (Seed.create 9UL |> Seed.item i))
    |> List.ofSeq

[<Fact>]
let ``without crossover a child is its first parent but for one gene`` () =
    for child in inheritance 0.0 do
        Assert.Equal(11, child |> List.filter ((=) 0) |> List.length)

[<Fact>]
let ``crossover takes each gene from either parent, evenly, as often as its rate says`` () =
    let children = inheritance 1.0

    for gene in 0..11 do
        let fromSecond =
            children |> List.filter (fun child -> child[gene] = 1) |> List.length

        // Half of the genes come from the second; a mutation, at one gene of twelve, makes one of three others of either.
        let expected = 0.5 * (11.0 / 12.0) + 0.5 / 36.0
        Assert.InRange(float fromSecond / float draws, expected - tolerance, expected + tolerance)

    for child in children do
        Assert.InRange(child |> List.filter (fun level -> level > 1) |> List.length, 0, 1)

    let mixed =
        inheritance 0.4
        |> List.filter (fun child -> (child |> List.filter ((=) 0) |> List.length) < 11)
        |> List.length

    // Of 4096 mixtures the 13 that hardly differ from the first parent look like no crossover.
    Assert.InRange(float mixed / float draws, 0.4 - tolerance - 0.01, 0.4 + tolerance)

/// b matters where a is at least 2.
let private switched =
    all [ integer "a" 4; categorical "b" 6 |> Gene.onlyFrom "a" 2 ]

[<Fact>]
let ``a silent gene comes from the parent in which it matters, and is drawn where it matters in neither`` () =
    let silent, live = genome [ 1; 0 ], genome [ 3; 4 ]

    for first, second in [ silent, live; live, silent ] do
        Laws.forAllOf 200 numbers (fun number ->
            match childOf (rates 1.0 0.0 0.0) first second switched (seedOf number) with
            | [ a; b ] -> if a < 2 then b = 0 else b = 4 || a = 3 || a = 1
            | _ -> false)

    let livened =
        shares draws (childOf (rates 1.0 0.0 0.0) silent (genome [ 0; 0 ]) switched)
        |> Map.filter (fun child _ -> child.Head >= 2)

    // From 1 and 0 a mutation makes one of three other levels: two of them bring b to life, at any of its levels.
    let expected =
        [
            for a in 2..3 do
                for b in 0..5 -> [ a; b ], 1.0 / 18.0
        ]

    Assert.True(livened |> isNear tolerance expected)

[<Fact>]
let ``a silent gene does not mutate`` () =
    let off = genome [ 0; 0 ]

    let children = shares draws (childOf (rates 0.0 0.0 0.0) off off switched)
    Assert.False(children.ContainsKey [ 0; 0 ])

[<Fact>]
let ``a child that one change makes legal is always mended, to any legal genome near it`` () =
    // Every genome is one change away from an even sum.
    let space =
        [ integer "a" 4; categorical "b" 4; integer "c" 4 ]
        |> where (fun level -> (level "a" + level "b" + level "c") % 2 = 0)

    Laws.forAllOf 300 numbers (fun number ->
        let parent = Variation.sample (seedOf number) space
        let other = Variation.sample (seedOf (number + 1)) space

        match Variation.child (rates 0.9 0.2 0.5) parent other (seedOf number) space with
        | Some child -> Space.isLegal child space
        | None -> false)

    let sampled = shares draws (fun seed -> Variation.sample seed space)

    Assert.True(
        sampled
        |> isNear tolerance [ for genome in Space.all space -> genome, 1.0 / 32.0 ]
    )

[<Fact>]
let ``a child that no single change makes legal does not come to be`` () =
    // Legal are 0-0-0 and 3-3-3; a child has both kinds of levels or one of its own.
    let space =
        [ for name in [ "a"; "b"; "c" ] -> integer name 4 ]
        |> where (fun level -> level "a" % 3 = 0 && level "b" = level "a" && level "c" = level "a")

    let near, far = genome [ 0; 0; 0 ], genome [ 3; 3; 3 ]

    Laws.forAllOf 200 numbers (fun number ->
        match Variation.child (rates 1.0 0.7 0.0) near far (seedOf number) space with
        | None -> true
        | Some child -> child = near || child = far)

    // Draws miss them nearly always; the walk from the example finds no legal change, so it stays there.
    Laws.forAllOf 20 numbers (fun number -> List.contains (Variation.sample (seedOf number) space) [ near; far ])

[<Fact>]
let ``where draws cannot be mended a walk goes to many legal genomes`` () =
    // At most one of eight genes is not 0: a draw is nearly always far from that.
    let space =
        [ for i in 1..8 -> integer $"g{i}" 10 ]
        |> where (fun level -> [ 1..8 ] |> List.filter (fun i -> level $"g{i}" > 0) |> List.length < 2)

    let sampled = shares 300 (fun seed -> Variation.sample seed space)
    Assert.True(sampled.Keys |> Seq.forall (fun genome -> Space.isLegal genome space))
    Assert.True(sampled.Count > 50, $"{sampled.Count} of 73")

[<Fact>]
let ``the neighbours are those with one other level, in order`` () =
    let space =
        [ integer "a" 4; categorical "b" 3; categorical "c" 1; integer "d" 2 ]
        |> where (fun level -> level "a" <> level "b")

    let everything = Space.all space |> List.ofSeq

    for genome in everything do
        let difference (other: Genome) =
            Seq.init 4 (fun i -> i, other[i])
            |> Seq.filter (fun (i, level) -> level <> genome[i])
            |> List.ofSeq

        let expected =
            everything
            |> List.choose (fun other ->
                match difference other with
                | [ change ] -> Some(change, other)
                | _ -> None)
            |> List.sortBy fst
            |> List.map snd

        Assert.Equal<Genome list>(expected, Variation.neighbours genome space |> List.ofSeq)

    // A change of a silent gene is none.
    Assert.Equal<Genome list>(
        [ genome [ 0; 0 ]; genome [ 2; 0 ]; genome [ 3; 0 ] ],
        Variation.neighbours (genome [ 1; 0 ]) switched |> List.ofSeq
    )

[<Fact>]
let ``a spread generation takes each stratum of an integer gene once, at any place in it`` () =
    let space = all [ integer "a" 12; integer "b" 120 ]

    Laws.forAllOf 50 numbers (fun number ->
        let genomes = Variation.balanced 12 (seedOf number) space

        let column i =
            genomes |> List.map (fun genome -> genome[i]) |> List.sort

        column 0 = [ 0..11 ]
        && List.map (fun level -> level / 10) (column 1) = [ 0..11 ])

    let lowest =
        shares draws (fun seed ->
            Variation.balanced 2 seed space
            |> List.map (fun genome -> genome[1])
            |> List.min
            |> fun level -> level / 20)

    Assert.True(lowest |> isNear tolerance [ 0, 1.0 / 3.0; 1, 1.0 / 3.0; 2, 1.0 / 3.0 ])
