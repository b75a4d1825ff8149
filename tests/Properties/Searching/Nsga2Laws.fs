module HybHanas.Properties.Searching.Nsga2Laws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support
open Xunit

let private small = ToyGolden.small
let private seeds = Gen.choose (0, 1000000)

let private search (options: Nsga2Options) cheap seed =
    let cheap =
        if cheap then
            Some(AlgorithmStudy.known small.Value.Toy)
        else
            None

    ToyGolden.search small.Value (SearchAlgorithm.Nsga2 { options with Cheap = cheap }) seed

let private short = { Nsga2.defaults with Generations = 4 }

let private scoredObjectives (evaluations: Evaluation list) =
    [
        for evaluation in evaluations do
            match evaluation.Outcome with
            | Outcome.Scored objectives -> objectives
            | Outcome.Failed _ -> ()
    ]

/// Runs to the end, telling each generation as `telling` chops and orders it.
let rec private runWith outcome telling state =
    match Nsga2.ask state with
    | [] -> state
    | genomes ->
        telling (genomes |> List.map (fun genome -> genome, outcome genome))
        |> List.fold (fun state results -> Nsga2.tell results state |> Laws.ok) state
        |> runWith outcome telling

let private toyOutcome genome =
    Outcome.Scored(ToyGolden.objectives small.Value genome)

let private started options space number =
    Nsga2.start options space (Seed.create (uint64 number)) |> Laws.ok

[<Fact>]
let ``the front is what the archive's Points say, and failures are kept out of it`` () =
    Laws.forAllOf 10 seeds (fun seed ->
        let outcome genome =
            if hash genome % 3 = 0 then
                Outcome.Failed "diverged in epoch 2"
            else
                toyOutcome genome

        let state =
            started short small.Value.Toy.Space seed |> runWith outcome List.singleton

        let successes = scoredObjectives state.Archive
        let front = Nsga2.front state |> scoredObjectives
        let dominates a b = List.forall2 (<=) a b && a <> b

        front.Length = (Nsga2.front state).Length
        && state.Archive.Length = 48
        && successes.Length < 48
        && List.allPairs front front |> List.forall (fun (a, b) -> not (dominates a b))
        && successes
           |> List.forall (fun point -> front |> List.exists (fun best -> best = point || dominates best point)))

[<Fact>]
let ``a search ends when every network of its space is evaluated`` () =
    let space = TinySpace.create []
    Assert.Equal(Some 20, Space.count space)

    for cheap in
        [
            None
            Some(fun (genome: Genome) -> Some [| float genome[1]; float genome[2] |])
        ] do
        let state =
            started { Nsga2.defaults with Cheap = cheap } space 5
            |> runWith (fun genome -> Outcome.Scored [ float genome[1]; -float genome[2] ]) List.singleton

        Assert.Equal<Genome list>(List.ofSeq (Space.all space), state.Archive |> List.map _.Genome |> List.sort)
        Assert.Equal(2, state.Generation)
        Assert.True state.Finished

[<Fact>]
let ``what draws miss at the end of a space is found one by one`` () =
    let search space =
        started
            { Nsga2.defaults with
                Population = 2
                Generations = 1000
            }
            space
            11
        |> runWith (fun genome -> Outcome.Scored [ float genome[1]; float genome[2] ]) List.singleton

    let whole =
        Presets.fixedCnn
            []
            { Presets.circuit with
                Qubits = { Low = 2; High = 3 }
                Gates = [ EntanglingGate.Cz ]
                Rotations = List.truncate 2 Rotations.all
            }
            {
                Sample = SampleShape.Table 4
                Classes = 3
                Form = HybridForm.Paper
                MaxQubits = 5
                Constraints = []
            }
        |> Laws.ok

    Assert.Equal(Some 150, Space.count whole)
    Assert.Equal(150, (search whole).Archive.Length)

    // Too large to enumerate, with few legal networks: the search ends when no neighbour of any is new.
    let narrow =
        Presets.variableCnn
            Presets.cnn
            Presets.circuit
            {
                Sample = SampleShape.Image(1, 8, 8)
                Classes = 10
                Form = HybridForm.Recipe
                MaxQubits = 156
                Constraints =
                    [
                        {
                            Name = "at most 372 parameters"
                            Holds = fun network -> (Parameters.count network).Total <= 372L
                        }
                    ]
            }
        |> Laws.ok

    let archive = (search narrow).Archive |> List.map _.Genome |> Set.ofList
    Assert.InRange(archive.Count, 20, 1000)

    for genome in archive do
        Assert.True(Space.isLegal genome narrow)

        for near in Variation.neighbours genome narrow do
            Assert.Contains(near, archive)

[<Fact>]
let ``every asked genome is legal under a tight constraint`` () =
    let limit =
        {
            Name = "at most 30 parameters"
            Holds = fun network -> (Parameters.count network).Total <= 30L
        }

    let space = TinySpace.create [ limit ]

    let state =
        started Nsga2.defaults space 3
        |> runWith (fun genome -> Outcome.Scored [ float genome[1]; 0.0 ]) List.singleton

    Assert.NotEmpty state.Archive

    for evaluation in state.Archive do
        Assert.True(Space.isLegal evaluation.Genome space)

[<Fact>]
let ``the first generation holds the cheapest networks`` () =
    let toy = small.Value.Toy

    for seed in 0..9 do
        let state = search { short with Generations = 1 } true seed

        for k in 1..2 do
            let least = scoredObjectives state.Archive |> List.map (List.item k) |> List.min
            Assert.InRange(least, toy.Ideal[k] - 1e-9, toy.Ideal[k] + 0.01)

[<Fact>]
let ``unusable cheap objectives count as unknown`` () =
    let options =
        { short with
            Cheap = Some(fun genome -> if genome[0] % 2 = 0 then Some [| nan |] else None)
        }

    let state =
        started options small.Value.Toy.Space 2 |> runWith toyOutcome List.singleton

    Assert.Equal(48, (state.Archive |> List.map _.Genome |> List.distinct).Length)

[<Fact>]
let ``results that were not asked, told twice or not finite are refused`` () =
    let state = started Nsga2.defaults small.Value.Toy.Space 1
    let genome = (Nsga2.ask state).Head
    let other = Genome.create [ 1; 1 ] |> Laws.ok

    let message results =
        match Nsga2.tell results state with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.message error

    Assert.Contains("asked for", message [ other, Outcome.Failed "x" ])
    Assert.Contains("told before", message [ genome, Outcome.Failed "x"; genome, Outcome.Failed "x" ])
    Assert.Contains("finite", message [ genome, Outcome.Scored [ 0.0; nan ] ])
    Assert.Contains("at least one", message [ genome, Outcome.Scored [] ])

    Assert.Contains(
        "as for the others",
        message
            [
                genome, Outcome.Scored [ 0.0 ]
                (Nsga2.ask state)[1], Outcome.Scored [ 0.0; 1.0 ]
            ]
    )

    Assert.Equal("ok", message [ genome, Outcome.Scored [ 0.0 ] ])

[<Fact>]
let ``settings out of range are refused`` () =
    let refused options =
        Nsga2.start options small.Value.Toy.Space (Seed.create 1UL) |> Result.isError

    let rates = Nsga2.defaults.Rates
    Assert.True(refused { Nsga2.defaults with Population = 1 })
    Assert.True(refused { Nsga2.defaults with Generations = 0 })

    Assert.True(
        refused
            { Nsga2.defaults with
                ChildrenPerPlace = 0
            }
    )

    Assert.True(
        refused
            { Nsga2.defaults with
                Rates = { rates with Mutation = 1.1 }
            }
    )

    Assert.True(
        refused
            { Nsga2.defaults with
                Rates = { rates with Crossover = nan }
            }
    )

    Assert.False(refused Nsga2.defaults)
