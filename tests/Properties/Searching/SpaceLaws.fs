module HybHanas.Properties.Searching.SpaceLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support
open Xunit

let private setting sample : Setting =
    {
        Sample = sample
        Classes = 10
        Form = HybridForm.Recipe
        MaxQubits = 127
        Constraints = []
    }

let private digits = SampleShape.Image(1, 8, 8)

let private allEmbeddings =
    { Presets.circuit with
        Embeddings = [ Embedding.AngleX; Embedding.AngleY; Embedding.AngleZ; Embedding.Amplitude ]
        Qubits = { Low = 1; High = 12 }
    }

let private atMost limit =
    {
        Name = $"parameters <= {limit}"
        Holds = fun network -> (Parameters.count network).Total <= limit
    }

/// Spaces in which something can go wrong: images that shrink to nothing, amplitude embedding, a tight limit.
let private spaces =
    lazy
        ([
            "digits", Presets.variableCnn Presets.cnn allEmbeddings (setting digits)
            "tiny images",
            Presets.variableCnn
                { Presets.cnn with
                    Convolutions = { Low = 0; High = 5 }
                }
                allEmbeddings
                (setting (SampleShape.Image(3, 5, 4)))
            "at most 1,500 parameters",
            Presets.variableCnn
                Presets.cnn
                Presets.circuit
                { setting digits with
                    Constraints = [ atMost 1500L ]
                }
            "fixed", Presets.fixedCnn [] allEmbeddings (setting digits)
            "table", Presets.dense Presets.denseLayers allEmbeddings (setting (SampleShape.Table 4))
         ]
         |> List.map (fun (name, space) -> name, Laws.ok space))

let private drawn = gen {
    let! name, space = Gen.elements spaces.Value
    let! number = Gen.choose (0, 1000000)
    return name, space, Seed.create (uint64 number)
}

let private isSound space genome =
    Space.isLegal genome space
    && Space.canonical genome space = Ok genome
    && Genome.parse (Genome.print genome) = Ok genome

[<Fact>]
let ``parse after print is the identity, and print after parse`` () =
    let levels = Gen.nonEmptyListOf (Gen.choose (0, 300))

    Laws.forAllOf 200 levels (fun levels ->
        let genome = Genome.create levels |> Laws.ok
        Genome.parse (Genome.print genome) = Ok genome)

    for text in
        [
            ""
            "-"
            "1-"
            "-1"
            "1--2"
            "01"
            "+1"
            " 1"
            "1 "
            "a"
            "1,2"
            "99999999999"
        ] do
        Assert.True(Result.isError (Genome.parse text), text)

    Assert.True(Result.isError (Genome.create []))
    Assert.True(Result.isError (Genome.create [ 1; -1 ]))

[<Fact>]
let ``every sampled and every spread genome is legal and canonical`` () =
    Laws.forAllOf 300 drawn (fun (_, space, seed) -> isSound space (Variation.sample seed space))
    Laws.forAllOf 30 drawn (fun (_, space, seed) -> Variation.balanced 12 seed space |> List.forall (isSound space))

[<Fact>]
let ``every child is legal and canonical, and most parents have one`` () =
    let mutable children = 0

    Laws.forAllOf 500 drawn (fun (_, space, seed) ->
        let parent i =
            Variation.sample (Seed.item i seed) space

        match Variation.child Nsga2.defaults.Rates (parent 0) (parent 1) (Seed.item 2 seed) space with
        | Some child ->
            children <- children + 1
            isSound space child
        | None -> true)

    Assert.InRange(children, 400, 500)

[<Fact>]
let ``mutation reaches every level of every gene`` () =
    let space = spaces.Value |> List.find (fst >> (=) "table") |> snd

    let rates =
        { Nsga2.defaults.Rates with
            Mutation = 1.0
        }

    let seen =
        Seq.init 1500 (fun i ->
            let parent = Variation.sample (Seed.create (uint64 i)) space
            Variation.child rates parent parent (Seed.create (uint64 i + 7UL)) space)
        |> Seq.choose id
        |> Seq.collect (fun genome -> Genome.levels genome |> Array.indexed)
        |> Set.ofSeq

    for i, gene in Seq.indexed space.Genes do
        for level in 0 .. gene.Levels - 1 do
            Assert.True(seen.Contains(i, level), $"{gene.Name} never reached {Gene.value level gene}")

[<Fact>]
let ``canonical is idempotent and makes the same network`` () =
    let raw = gen {
        let! name, space, _ = drawn

        let! levels =
            space.Genes
            |> Seq.map (fun gene -> Gen.choose (0, gene.Levels - 1))
            |> Gen.sequenceToList

        return name, space, Genome.create levels |> Laws.ok
    }

    Laws.forAllOf 500 raw (fun (_, space, genome) ->
        let canonical = Space.canonical genome space |> Laws.ok

        let words genome =
            Space.decode genome space
            |> Result.map Description.ofArchitecture
            |> Result.toOption

        Space.canonical canonical space = Ok canonical && words genome = words canonical)

[<Fact>]
let ``two canonical genomes never make one network`` () =
    let space =
        Presets.variableCnn
            { Presets.cnn with
                Channels = [ 8; 16 ]
                Activations = [ Activation.Relu ]
                Poolings = [ Pooling.Max ]
                Convolutions = { Low = 0; High = 2 }
            }
            { Presets.circuit with
                Qubits = { Low = 1; High = 4 }
                Depth = { Low = 1; High = 1 }
                Rotations = [ Rotations.all[0] ]
            }
            (setting digits)
        |> Laws.ok

    let genomes = Space.all space |> List.ofSeq

    let circuits =
        genomes
        |> List.map (fun genome ->
            let network = Space.decode genome space |> Laws.ok
            network.Convolutions, Ansatz.circuit network.Ansatz |> _.Operations |> List.ofSeq)

    Assert.Equal(genomes.Length, (List.distinct circuits).Length)
    Assert.Equal(Some genomes.Length, Space.count space)
    // 1 + 4 + 16 fronts; on 1, 2, 3, 4 qubits 1, 2 x 1, 2 x 4, 2 x 5 entangling layers (on 3, grid is linear).
    Assert.Equal(21 * (1 + 2 + 8 + 10), genomes.Length)

[<Fact>]
let ``silent genes are level 0 and not described`` () =
    let space = spaces.Value |> List.find (fst >> (=) "digits") |> snd

    let position name =
        space.Genes |> Seq.findIndex (fun gene -> gene.Name = name)

    let levels = Genome.levels space.Example
    levels[position "convolutions"] <- 1
    levels[position "channels-2"] <- 1
    levels[position "channels-3"] <- 2
    let genome = Genome.create levels |> Laws.ok
    let canonical = Space.canonical genome space |> Laws.ok
    Assert.Equal(1, canonical[position "channels-2"])
    Assert.Equal(0, canonical[position "channels-3"])
    let words = Space.describe genome space |> Laws.ok
    Assert.Contains(("channels-2", "16"), words)
    Assert.DoesNotContain("channels-3", words |> List.map fst)
    Assert.Equal(("convolutions", "2"), words.Head)

[<Fact>]
let ``the range of qubits ends at the backend's, and a space that cannot be is refused by name`` () =
    let on qubits choices =
        Presets.fixedCnn
            []
            choices
            { setting digits with
                MaxQubits = qubits
            }

    let highest (space: Space) =
        let gene = space.Genes |> Seq.find (fun gene -> gene.Name = "qubits")
        gene |> Gene.tryInteger (gene.Levels - 1)

    Assert.Equal(Some 5, on 5 Presets.circuit |> Laws.ok |> highest)
    Assert.Equal(Some 12, on 156 Presets.circuit |> Laws.ok |> highest)

    let refusedGene space =
        match space with
        | Error(HybHanasError.ImpossibleSpace(gene, _)) -> gene
        | Error error -> HybHanasError.code error
        | Ok _ -> "ok"

    Assert.Equal("qubits", on 1 Presets.circuit |> refusedGene)

    let amplitude low =
        { Presets.circuit with
            Embeddings = [ Embedding.Amplitude ]
            Qubits = { Low = low; High = 12 }
        }

    Assert.Equal(Some 5, on 156 (amplitude 2) |> Laws.ok |> highest)
    Assert.Equal("qubits", on 156 (amplitude 6) |> refusedGene)

    Assert.Equal(
        "depth",
        on
            156
            { Presets.circuit with
                Depth = { Low = 3; High = 2 }
            }
        |> refusedGene
    )

    Assert.Equal("gate", on 156 { Presets.circuit with Gates = [] } |> refusedGene)
    Assert.Equal("embedding", on 156 { Presets.circuit with Embeddings = [] } |> refusedGene)

    Assert.Equal(
        "all together",
        Presets.fixedCnn
            []
            Presets.circuit
            { setting digits with
                Constraints = [ atMost 10L ]
            }
        |> refusedGene
    )

[<Fact>]
let ``genomes of another space are refused`` () =
    let space = spaces.Value |> List.find (fst >> (=) "fixed") |> snd

    let refused text =
        Genome.parse text
        |> Result.bind (fun genome -> Space.decode genome space)
        |> Result.isError

    Assert.True(refused "0-0")
    Assert.True(refused "99-0-0-0-0-0")
    Assert.False(refused "0-0-0-0-0-0")
    let foreign = Genome.create [ 0; 99 ] |> Laws.ok
    Assert.True(Result.isError (Space.canonical foreign space))
    Assert.True(Result.isError (Space.active foreign space))
    Assert.True(Result.isError (Space.describe foreign space))
    Assert.Empty(Variation.neighbours foreign space)
    Assert.Equal(None, Variation.child Nsga2.defaults.Rates foreign space.Example (Seed.create 1UL) space)

[<Fact>]
let ``neighbours are the other legal networks within one change`` () =
    Laws.forAllOf 30 drawn (fun (_, space, seed) ->
        let genome = Variation.sample seed space
        let neighbours = Variation.neighbours genome space |> List.ofSeq

        not neighbours.IsEmpty
        && neighbours |> List.forall (fun near -> near <> genome && isSound space near)
        && (List.distinct neighbours).Length = neighbours.Length)

[<Fact>]
let ``genes that contradict each other are refused`` () =
    let gene name = Gene.integer name 0 3 |> Laws.ok

    let refused genes =
        Space.create
            {
                Genes = genes
                Decode = fun _ -> Error(HybHanasError.Unsupported("anything", "this test"))
                Simplify = fun _ -> []
                Constraints = []
            }
        |> function
            | Error error -> HybHanasError.message error
            | Ok _ -> "ok"

    Assert.Contains("'a' twice", refused [ gene "a"; gene "a" ])
    Assert.Contains("controller of gene 'a'", refused [ gene "a" |> Gene.onlyFrom "b" 1; gene "b" ])
    Assert.Contains("at least one", refused [])
    Assert.Contains("anything is not supported", refused [ gene "a" ])
    Assert.True(Result.isError (Gene.integer "a" 2 1))
    Assert.True(Result.isError (Gene.stepped "a" 0 4 0))
    Assert.True(Result.isError (Gene.categorical "a" []))
    Assert.True(Result.isError (Gene.categorical "a" [ "x"; "x" ]))
    Assert.True(Result.isError (Gene.categorical " " [ "x" ]))

[<Fact>]
let ``the first generation uses every level of a gene evenly`` () =
    let space =
        Presets.fixedCnn
            []
            { Presets.circuit with
                Qubits = { Low = 4; High = 7 }
            }
            (setting digits)
        |> Laws.ok

    Laws.forAllOf 50 (Gen.choose (0, 100000)) (fun number ->
        let genomes = Variation.balanced 12 (Seed.create (uint64 number)) space

        let used gene =
            genomes |> List.countBy (fun genome -> genome[gene]) |> List.map snd
        // Embedding (1 level), qubits (4), gate (2); depth has 15 levels, so each at most twice.
        used 0 = [ 12 ]
        && used 1 = [ 3; 3; 3; 3 ]
        && used 5 = [ 6; 6 ]
        && List.max (used 2) <= 2)
