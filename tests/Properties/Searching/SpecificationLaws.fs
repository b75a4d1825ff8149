module HybHanas.Properties.Searching.SpecificationLaws

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private some (values: 'a list) = gen {
    let! size = Gen.choose (1, values.Length)
    let! order = Gen.shuffle values
    return order |> List.ofArray |> List.truncate size
}

let private within low high : Gen<IntRange> = gen {
    let! a = Gen.choose (low, high)
    let! b = Gen.choose (low, high)
    return { Low = min a b; High = max a b }
}

let private constraints = gen {
    let! quantity =
        Gen.elements (
            Quantity.all
            |> List.except
                [
                    Quantity.Accuracy
                    Quantity.Energy
                    Quantity.Subcircuits
                    Quantity.CuttingOverhead
                ]
        )

    let! side = Gen.elements [ Bound.AtMost; Bound.AtLeast ]
    let! digits = Gen.choose (-1000000, 1000000)
    let! power = Gen.choose (-12, 12)
    return Constraint.create quantity side (float digits * 10.0 ** float power) |> Laws.ok
}

let private convolution: Gen<ConvolutionStage> = gen {
    let! channels = Gen.choose (1, 1024)
    let! kernel = Gen.elements [ 1; 3; 5; 7 ]
    let! stride = Gen.choose (1, 4)
    let! padding = Gen.elements [ Padding.Same; Padding.Valid ]
    let! activation = Gen.elements [ Activation.Relu; Activation.Silu; Activation.Tanh ]
    let! pooling = Gen.elements [ Pooling.None; Pooling.Max; Pooling.Average ]
    let! dropout = Gen.choose (0, 99)

    return
        {
            Channels = channels
            Kernel = kernel
            Stride = stride
            Padding = padding
            Activation = activation
            Pooling = pooling
            Dropout = float dropout / 100.0
        }
}

let private parts = gen {
    let start = Specification.defaults
    let! csv = Gen.elements [ None; Some "a \"quoted\" file, größer.csv" ]
    let! perClass = Gen.optionOf (Gen.choose (2, 1000))
    let! share = Gen.choose (1, 99)
    let! test = Gen.choose (0, 99)
    let! mode = Gen.elements [ NetworkMode.Fixed; NetworkMode.Variable ]
    let! stages = Gen.listOfLength 2 convolution
    let! dense = Gen.elements [ None; Some []; start.Network.Fixed.Dense ]
    let! qubits = within 1 20
    let! depth = within 1 64
    let! rotations = some Rotations.all
    let! entanglements = some Entanglement.all
    let! modes = some CnotMode.all
    let! seed = Gen.choose (0, 1000000)
    let! folds = Gen.optionOf (Gen.choose (1, 20))
    let! watts = Gen.elements [ None; Some 25000.5 ]

    let! objectives =
        some (
            Quantity.all
            |> List.except
                [
                    Quantity.Accuracy
                    Quantity.Energy
                    Quantity.Subcircuits
                    Quantity.CuttingOverhead
                ]
        )

    let! bounds = Gen.listOfLength 3 constraints

    return
        { start with
            Data =
                { start.Data with
                    Csv = csv
                    PerClass = perClass
                    Validation = float share / 100.0
                    Test = float test / 100.0
                }
            Network =
                { start.Network with
                    Mode = mode
                    Fixed = { Convolutions = stages; Dense = dense }
                }
            Circuit =
                { start.Circuit with
                    CnotModes = modes
                    Choices =
                        { start.Circuit.Choices with
                            Qubits = qubits
                            Depth = depth
                            Rotations = rotations
                            Entanglements = entanglements
                        }
                }
            Training = { start.Training with Folds = folds }
            Search =
                { start.Search with
                    Seed = System.UInt64.MaxValue - uint64 seed
                }
            Cost =
                { start.Cost with
                    GateTime = GateTime.Analytical
                    Runtime =
                        (if
                             List.contains Quantity.RuntimePerSample (List.truncate 5 objectives)
                             && bounds
                                |> List.forall (fun bounded -> bounded.Quantity <> Quantity.RuntimePerSample)
                         then
                             RuntimeSource.Measured
                         else
                             RuntimeSource.Modelled)
                    QuantumWatts = watts
                    ClassicalWatts = watts
                }
            Objectives = Quantity.Accuracy :: List.truncate 5 objectives
            Constraints = List.distinct bounds
        }
}

let private legal (result: Result<'a, SpecificationFault list>) : 'a =
    match result with
    | Ok value -> value
    | Error faults -> faults |> List.map SpecificationFault.message |> String.concat "\n" |> failwith

let private faultsOf text =
    match SpecificationJson.parse "own.json" text with
    | Ok _ -> []
    | Error faults -> faults |> List.map SpecificationFault.message

[<Fact>]
let ``parse after print is the identity on constraints`` () =
    Laws.forAllOf 500 constraints (fun bounded -> Constraint.parse (Constraint.print bounded) = Ok bounded)

[<Fact>]
let ``units and other spellings of a constraint are read`` () =
    let limit text =
        (Constraint.parse text |> Laws.ok).Limit

    Assert.Equal(60.0, limit "quantumTime <= 60 s")
    Assert.Equal(3600.0, limit "quantum-time<=1h")
    Assert.Equal(0.0025, limit "runtime-per-sample <= 2.5 ms")
    Assert.Equal(10000.0, limit "parameters <= 10 k")
    Assert.Equal(3e9, limit "flops >= 3 GFLOP")
    Assert.Equal("qubits <= 8", Constraint.parse " qubits  <=8 " |> Laws.ok |> Constraint.print)

    for text in
        [
            "quantum-time <= 60"
            "qubits <= 8 s"
            "qubits < 8"
            "qbits <= 8"
            "accuracy >= 0.9"
            "qubits <= eight"
            "qubits <= 1e999"
            ""
        ] do
        Assert.True(Result.isError (Constraint.parse text), text)

[<Fact>]
let ``parse after print is the identity on specifications`` () =
    Laws.forAllOf 200 parts (fun parts ->
        let specification = Specification.create parts |> legal
        SpecificationJson.parse "printed" (SpecificationJson.print specification) = Ok specification)

[<Fact>]
let ``every preset is read back to itself, by its text too`` () =
    for preset in NamedSpecifications.all do
        let text = SpecificationJson.print preset.Specification
        Assert.Equal(preset.Specification, SpecificationJson.parse preset.Name text |> legal)
        Assert.Equal(text, SpecificationJson.parse preset.Name text |> legal |> SpecificationJson.print)

[<Fact>]
let ``an empty object is the default search`` () =
    Assert.Equal(Specification.defaults, (SpecificationJson.parse "empty" "{}" |> legal).Parts)

[<Fact>]
let ``comments and trailing commas are allowed`` () =
    let text =
        "{ // the circuit\n  \"circuit\": { \"qubits\": { \"high\": 4, }, }, /* end */ }"

    Assert.Equal({ Low = 2; High = 4 }, (SpecificationJson.parse "own" text |> legal).Parts.Circuit.Choices.Qubits)

[<Fact>]
let ``every fault is told at once, with its line and the nearest right name`` () =
    let text =
        """{
  "circuit": {
    "qbits": { "low": 2, "high": 4 },
    "depth": { "low": 5, "high": 3 },
    "rotations": ["RX", "RQ"]
  },
  "training": { "epochs": "five", "batch": 0 },
  "objectives": ["accuracy", "quantum-tyme"],
  "constraints": ["qubits <= 8", "energy <= 3 kJ"]
}"""

    let faults = faultsOf text
    let has (words: string) = faults |> List.exists _.Contains(words)

    for words in
        [
            "line 3, circuit.qbits: unknown field 'qbits'; nearest: 'qubits'"
            "line 4, circuit.depth: depth is 5..3, an empty range"
            "line 5, circuit.rotations[1]: unknown rotations 'RQ'; nearest: 'RX'"
            "line 7, training.epochs: epochs is 'five'; allowed: 1..10000"
            "line 7, training.batch: batch is 0; allowed: 1..4096"
            "line 8, objectives[1]: unknown objective 'quantum-tyme'; nearest: 'quantum-time'"
            "line 1, cost.quantumWatts: quantumWatts is missing"
        ] do
        Assert.True(has words, words + "\nnot among\n" + String.concat "\n" faults)

    Assert.Equal(7, faults.Length)

[<Fact>]
let ``what does not go together is a fault`` () =
    for text, words in
        [
            """{"data": {"csv": "a.csv", "images": "i", "labels": "l"}}""", "several sources"
            """{"data": {"images": "i"}}""", "labels"
            """{"objectives": ["quantum-time", "parameters"]}""", "without accuracy"
            """{"objectives": ["accuracy"]}""", "2..6"
            """{"objectives": ["accuracy", "subcircuits"]}""", "cuttingTarget"
            """{"circuit": {"layers": "ranged"}}""", "fixed, with ranged layers"
            """{"circuit": {"embeddings": ["amplitude"], "qubits": {"low": 6}}}""", "at most 5"
            """{"training": {"learningRates": [0.1, 0.2]}}""", "only with ranged layers"
            """{"search": {"seed": -1}}""", "seed is -1"
            """{"circuit": 3}""", "circuit is 3; allowed: an object"
            """{"circuit": {}, "circuit": {}}""", "there twice"
            """[1]""", "an object"
            """{"circuit": """, "JSON"
        ] do
        let faults = faultsOf text
        Assert.True(faults |> List.exists _.Contains(words), $"{text}: {faults}")

let private spaceOf name =
    let preset = NamedSpecifications.find name |> Laws.ok

    let sample =
        if name.StartsWith "hyb" then
            SampleShape.Image(1, 28, 28)
        else
            SampleShape.Table 4

    SpecificationSpace.create sample 3 20 preset.Specification |> Laws.ok

/// A condition as a cost would give it: neither on the architecture's face nor cheap to satisfy by chance.
let private affordable space genome =
    match Space.decode genome space with
    | Ok network -> network.Ansatz.Qubits * network.Ansatz.Depth <= 12
    | Error _ -> false

[<Fact>]
let ``every sampled, crossed and mutated genome of every preset is legal and within its limits`` () =
    for preset in NamedSpecifications.all do
        let free = spaceOf preset.Name
        let space = Space.limited "qubits x depth <= 12" (affordable free) free |> Laws.ok

        let sound genome =
            Space.isLegal genome space
            && affordable free genome
            && Space.canonical genome space = Ok genome
            && Genome.parse (Genome.print genome) = Ok genome

        Laws.forAllOf 60 (Gen.choose (0, 1000000)) (fun number ->
            let seed = Seed.create (uint64 number)
            let first = Variation.sample seed space
            let second = Variation.sample (Seed.purpose "second" seed) space

            let child =
                Variation.child
                    {
                        Crossover = 0.9
                        Mutation = 0.2
                        Step = 0.6
                    }
                    first
                    second
                    (Seed.purpose "child" seed)
                    space

            sound first && sound second && child |> Option.forall sound)

        Assert.True(Variation.balanced 24 (Seed.create 5UL) space |> List.forall sound, preset.Name)

[<Fact>]
let ``every algorithm asks only for genomes within the limits`` () =
    let free = spaceOf "faqnas"
    let space = Space.limited "qubits x depth <= 12" (affordable free) free |> Laws.ok
    let known = Some(fun (genome: Genome) -> Some [| float genome[0] |])

    let algorithms =
        [
            SearchAlgorithm.Surrogate
                { Surrogate.defaults with
                    Population = 6
                    Generations = 3
                    Cheap = known
                }
            SearchAlgorithm.Nsga2
                { Nsga2.defaults with
                    Population = 6
                    Generations = 3
                    Cheap = known
                }
            SearchAlgorithm.Random { Population = 6; Generations = 3 }
        ]

    for algorithm in algorithms do
        let mutable state =
            SearchAlgorithm.start algorithm space (Seed.create 3UL) |> Laws.ok

        while not state.Finished do
            let asked = SearchAlgorithm.ask state
            Assert.All(asked, (fun genome -> Assert.True(affordable free genome && Space.isLegal genome space)))

            let told =
                asked
                |> List.map (fun genome -> genome, Outcome.Scored [ 1.0 / float (1 + genome[1]); float genome[0] ])

            state <- SearchAlgorithm.tell told state |> Laws.ok

        Assert.Equal(18, state.Archive.Length)

[<Fact>]
let ``limits that nothing meets are refused by name`` () =
    match Space.limited "quantum-time <= 1 ns" (fun _ -> false) (spaceOf "faqnas") with
    | Error error -> Assert.Contains("quantum-time <= 1 ns", HybHanasError.message error)
    | Ok _ -> failwith "refusal expected"

[<Fact>]
let ``constraints on the architecture are met by every network of the space`` () =
    let text = """{"constraints": ["qubits <= 4", "parameters <= 200", "depth >= 2"]}"""

    let specification = SpecificationJson.parse "own" text |> legal
    Assert.Empty(SpecificationSpace.costConstraints specification)

    let space =
        SpecificationSpace.create (SampleShape.Table 4) 3 20 specification |> Laws.ok

    Laws.forAllOf 100 (Gen.choose (0, 1000000)) (fun number ->
        let network =
            Space.decode (Variation.sample (Seed.create (uint64 number)) space) space
            |> Laws.ok

        network.Ansatz.Qubits <= 4
        && network.Ansatz.Depth >= 2
        && (Parameters.count network).Total <= 200L)
