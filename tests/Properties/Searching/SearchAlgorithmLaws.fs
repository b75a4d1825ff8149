module HybHanas.Properties.Searching.SearchAlgorithmLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Core.Searching.Studies
open HybHanas.Properties.Support
open Xunit

let private small = ToyGolden.small
let private known = lazy AlgorithmStudy.known small.Value.Toy

let surrogate generations cheap =
    SearchAlgorithm.Surrogate
        { Surrogate.defaults with
            Generations = generations
            Cheap = cheap
        }

let nsga2 generations cheap =
    SearchAlgorithm.Nsga2
        { Nsga2.defaults with
            Generations = generations
            Cheap = cheap
        }

let private random generations =
    SearchAlgorithm.Random
        {
            Population = 12
            Generations = generations
        }

let private short () =
    [
        surrogate 3 (Some known.Value)
        surrogate 3 None
        nsga2 3 (Some known.Value)
        random 3
    ]

let private started algorithm space number =
    SearchAlgorithm.start algorithm space (Seed.create (uint64 number)) |> Laws.ok

/// Runs to the end, telling each generation as `telling` chops and orders it.
let rec private runWith outcome telling state =
    match SearchAlgorithm.ask state with
    | [] -> state
    | genomes ->
        telling (genomes |> List.map (fun genome -> genome, outcome genome))
        |> List.fold (fun state results -> SearchAlgorithm.tell results state |> Laws.ok) state
        |> runWith outcome telling

let private toyOutcome genome =
    Outcome.Scored(ToyGolden.objectives small.Value genome)

let private failing genome =
    if hash genome % 3 = 0 then
        Outcome.Failed "diverged in epoch 2"
    else
        toyOutcome genome

let private genomes (state: SearchState) = state.Archive |> List.map _.Genome

let private cases =
    Gen.zip (Gen.choose (0, 1000000)) (Gen.elements [ 0..3 ] |> Gen.map (fun i -> (short ())[i]))

[<Fact>]
let ``a search is its seed's, and no genome comes twice`` () =
    Laws.forAllOf 6 cases (fun (seed, algorithm) ->
        let archive number =
            (started algorithm small.Value.Toy.Space number
             |> runWith toyOutcome List.singleton)
                .Archive

        let once = archive seed
        let genomes = once |> List.map _.Genome

        once = archive seed
        && once <> archive (seed + 1)
        && genomes.Length = 36
        && (List.distinct genomes).Length = 36)

[<Fact>]
let ``the order and the portions in which results are told make no difference`` () =
    Laws.forAllOf 6 cases (fun (seed, algorithm) ->
        let start = started algorithm small.Value.Toy.Space seed

        let piecemeal results =
            Seed.shuffle (Array.ofList results) (Seed.create (uint64 seed))
            |> List.ofArray
            |> List.chunkBySize 5

        let together = runWith failing List.singleton start
        let inOrder = together.Archive |> List.truncate 12 |> List.map _.Genome

        together.Archive = (runWith failing piecemeal start).Archive
        && inOrder = SearchAlgorithm.ask start)

[<Fact>]
let ``failures are kept, and no front holds one`` () =
    Laws.forAllOf 4 cases (fun (seed, algorithm) ->
        let state =
            started algorithm small.Value.Toy.Space seed |> runWith failing List.singleton

        let succeeded (evaluation: Evaluation) = evaluation.Outcome.IsScored
        let front = SearchAlgorithm.front state

        state.Archive.Length = 36
        && not (List.forall succeeded state.Archive)
        && not front.IsEmpty
        && List.forall succeeded front)

[<Fact>]
let ``where everything fails the search goes on and ends without a front`` () =
    for algorithm in short () do
        let state =
            started algorithm small.Value.Toy.Space 1
            |> runWith (fun _ -> Outcome.Failed "no") List.singleton

        Assert.Equal(36, (genomes state |> List.distinct).Length)
        Assert.Empty(SearchAlgorithm.front state)
        Assert.True state.Finished

[<Fact>]
let ``a failure says nothing about the error, and what fails is asked for less`` () =
    // Every network of one gate fails. A search without a model of failure would ask for half of them to the end.
    let gate =
        small.Value.Toy.Space.Genes |> Seq.findIndex (fun gene -> gene.Name = "gate")

    let outcome (genome: Genome) =
        if genome[gate] = 0 then
            Outcome.Failed "not on this backend"
        else
            toyOutcome genome

    for seed in 1..2 do
        let state =
            started (surrogate 5 (Some known.Value)) small.Value.Toy.Space seed
            |> runWith outcome List.singleton

        let failed =
            state.Archive
            |> List.filter (fun evaluation -> evaluation.Generation >= 2 && evaluation.Outcome.IsFailed)

        Assert.InRange(failed.Length, 0, 12)

[<Fact>]
let ``up to three paid objectives are modelled, and with more the search goes on and says how`` () =
    for paid in 1..4 do
        let outcome genome =
            let objectives = ToyGolden.objectives small.Value genome
            Outcome.Scored(List.init paid (fun k -> objectives[k % objectives.Length] + float (k / objectives.Length)))

        let state =
            started (surrogate 3 None) small.Value.Toy.Space 1
            |> runWith outcome List.singleton

        Assert.Equal(36, (genomes state |> List.distinct).Length)

        match SearchAlgorithm.note state with
        | Some note ->
            Assert.Equal(4, paid)
            Assert.Contains("bred as nsga2 does", note)
        | None -> Assert.InRange(paid, 1, 3)

[<Fact>]
let ``a search ends when every network of its space is evaluated`` () =
    let space = TinySpace.create []

    for algorithm in [ surrogate 8 None; nsga2 8 None; random 8 ] do
        let state =
            started algorithm space 5
            |> runWith (fun genome -> Outcome.Scored [ float genome[1]; -float genome[2] ]) List.singleton

        Assert.Equal<Genome list>(List.ofSeq (Space.all space), genomes state |> List.sort)
        Assert.Equal(2, state.Generation)
        Assert.True state.Finished
        Assert.True((SearchAlgorithm.tell [] state |> Laws.ok).Finished)

[<Fact>]
let ``every asked genome is legal under a tight constraint, one, three or four objectives`` () =
    let space =
        TinySpace.create
            [
                {
                    Name = "at most 30 parameters"
                    Holds = fun network -> (Parameters.count network).Total <= 30L
                }
            ]

    for algorithm in [ surrogate 8 None; random 8 ] do
        for objectives in [ 1; 3; 4 ] do
            let outcome (genome: Genome) =
                Outcome.Scored(List.init objectives (fun k -> float ((k + 1) * genome[k % genome.Length] % 5)))

            let state = started algorithm space 3 |> runWith outcome List.singleton

            Assert.NotEmpty state.Archive

            for genome in genomes state do
                Assert.True(Space.isLegal genome space)

[<Fact>]
let ``a constant error, silent genes and unusable known objectives are no obstacle`` () =
    let space =
        Presets.variableCnn
            Presets.cnn
            Presets.circuit
            {
                Sample = SampleShape.Image(1, 8, 8)
                Classes = 10
                Form = HybridForm.Recipe
                MaxQubits = 156
                Constraints = []
            }
        |> Laws.ok

    let size (genome: Genome) =
        let network = Space.decode genome space |> Laws.ok
        log10 (float (Parameters.count network).Total)

    let cheap (genome: Genome) =
        if genome[0] = 1 then Some [| size genome |] else None

    let state =
        started (surrogate 3 (Some cheap)) space 3
        |> runWith (fun genome -> Outcome.Scored [ 0.9; size genome ]) List.singleton

    Assert.Equal(36, (genomes state |> List.distinct).Length)

[<Fact>]
let ``known objectives are worked out for as many candidates as allowed`` () =
    let mutable calls = 0

    let counted genome =
        calls <- calls + 1
        known.Value genome

    let calledFor generations perPlace =
        calls <- 0

        SearchAlgorithm.Surrogate
            { Surrogate.defaults with
                Generations = generations
                Cheap = Some counted
                CheapPerPlace = perPlace
            }
        |> fun algorithm ->
            started algorithm small.Value.Toy.Space 1
            |> runWith toyOutcome List.singleton
            |> ignore

        calls

    let calledWith = calledFor 8
    Assert.Equal(96, calledWith (Some 1))
    Assert.InRange(calledWith (Some 2), 96, 12 + 7 * 24)
    Assert.InRange(calledWith None, 1000, 20000)
    // From 120 evaluations on, one for each place.
    Assert.InRange(calledFor 12 (Some 2), 144, 12 + 9 * 24 + 2 * 12)

[<Fact>]
let ``a sketch has as many finite regressors for every genome`` () =
    let space = small.Value.Toy.Space

    let regressors genome =
        (Sketch.ofNetwork space genome).Regressors

    let drawn =
        List.init 50 (fun i -> Variation.sample (Seed.item i (Seed.create 5UL)) space)

    let illegal = Genome.ofLevels (Array.zeroCreate 1)
    let count = (regressors illegal).Length

    Assert.True(
        drawn
        |> List.forall (fun genome ->
            (regressors genome).Length = count
            && Array.forall System.Double.IsFinite (regressors genome))
    )

    Assert.True(drawn |> List.distinctBy (regressors >> List.ofArray) |> List.length > 40)

[<Fact>]
let ``settings and results out of range are refused`` () =
    let refused options =
        SearchAlgorithm.start options small.Value.Toy.Space (Seed.create 1UL)
        |> Result.isError

    let defaults = Surrogate.defaults
    Assert.True(refused (SearchAlgorithm.Surrogate { defaults with Population = 1 }))
    Assert.True(refused (SearchAlgorithm.Surrogate { defaults with Generations = 0 }))
    Assert.True(refused (SearchAlgorithm.Surrogate { defaults with CheapPerPlace = Some 0 }))
    Assert.True(refused (SearchAlgorithm.Random { Population = 0; Generations = 1 }))
    Assert.True(refused (SearchAlgorithm.Random { Population = 1; Generations = 0 }))
    Assert.False(refused (SearchAlgorithm.Surrogate defaults))

    let state = started (surrogate 8 (Some known.Value)) small.Value.Toy.Space 1
    let genome = (SearchAlgorithm.ask state).Head

    let message outcome =
        match SearchAlgorithm.tell outcome state with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.message error

    Assert.Contains("told before", message [ genome, Outcome.Failed "x"; genome, Outcome.Failed "x" ])
    Assert.Contains("finite", message [ genome, Outcome.Scored [ 0.0; nan; 0.0 ] ])
    Assert.Contains("known beforehand", message [ genome, Outcome.Scored [ 0.0; 1.0 ] ])
    Assert.Equal("ok", message [ genome, Outcome.Scored [ 0.0; 1.0; 2.0 ] ])
