module HybHanas.Properties.Blocks.KnownBlockLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Blocks.BlockGenerators
open Xunit

[<Fact>]
let ``every shipped line solves its pattern`` () =
    Assert.NotEmpty(KnownBlocks.all ())

    for entry in KnownBlocks.all () do
        let block = pattern entry.Gate entry.Qubits entry.Entanglement
        let graph = BlockGraph.ofEdges entry.Vertices entry.Edges |> Laws.ok
        Assert.NotEmpty entry.Solutions

        for text in entry.Solutions do
            let solution = BlockSolution.tryParse block graph text
            Assert.True(solution.IsSome, $"{entry.Entanglement} {entry.Qubits}: {text}")
            Assert.True(keepsToGraph graph solution.Value)

[<Fact>]
let ``shipped solutions are found on renamed and larger graphs`` () =
    for entry in KnownBlocks.all () |> List.filter (fun entry -> entry.Qubits = 6) do
        let block = pattern entry.Gate entry.Qubits entry.Entanglement
        let rename v = (v * 5 + 3) % entry.Vertices
        let rename = if entry.Vertices % 5 = 0 then id else rename

        let graph =
            (entry.Vertices, rename 0)
            :: (entry.Edges |> List.map (fun (a, b) -> rename a, rename b))
            |> BlockGraph.ofEdges (entry.Vertices + 1)
            |> Laws.ok

        let found = KnownBlocks.find SpareState.Zero graph block
        Assert.NotEmpty found
        Assert.All(found, (fun solution -> Assert.True(BlockSolution.solves block graph solution)))

[<Fact>]
let ``shipped solutions are found under other names of the qubits`` () =
    let least found =
        found
        |> List.map (fun (solution: BlockSolution) -> solution.TwoQubitGates)
        |> List.min

    for entry in KnownBlocks.all () |> List.filter (fun entry -> entry.Qubits = 8) do
        let block = pattern entry.Gate entry.Qubits entry.Entanglement
        let graph = BlockGraph.ofEdges entry.Vertices entry.Edges |> Laws.ok

        for names in [ [| for q in 0..7 -> (q + 3) % 8 |]; [| for q in 0..7 -> (13 - q) % 8 |] ] do
            let renamed = CliffordBlock.renamed names block |> Laws.ok
            let found = KnownBlocks.find SpareState.Zero graph renamed
            Assert.All(found, (fun solution -> Assert.True(BlockSolution.solves renamed graph solution)))

            if entry.Entanglement = Entanglement.Circular then
                Assert.Equal(least (KnownBlocks.find SpareState.Zero graph block), least found)

[<Fact>]
let ``the text of entries gives them back`` () =
    let entries = KnownBlocks.all ()
    Assert.Equal<KnownBlock list>(entries, KnownBlocks.parse "table" (KnownBlocks.toText entries) |> Laws.ok)

[<Fact>]
let ``a new entry holds what the search finds`` () =
    let graph = path 5

    let entry, least, mean =
        KnownBlockWriter.entry BlockEffort.Quick seed SpareState.Unknown graph Gate.CX 5 Entanglement.Circular
        |> Laws.ok

    let block = pattern Gate.CX 5 Entanglement.Circular

    let counts =
        entry.Solutions
        |> List.map (fun text -> (BlockSolution.tryParse block graph text).Value.TwoQubitGates)

    Assert.Equal(least, List.min counts)
    Assert.True(float least <= mean)

[<Fact>]
let ``broken texts are named by line and wrong solutions left out`` () =
    let code text =
        match KnownBlocks.parse "table" text with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.message error

    Assert.StartsWith("table:1:", code "012 01ZX")
    Assert.StartsWith("table:2:", code "cx star 3 3 01 12\ncy star 3 3 01")
    Assert.StartsWith("table:1:", code "cx star 3 3 01 1")
    Assert.StartsWith("table:1:", code "cx round 3 3 01 12")
    Assert.Equal("ok", code "cx star 3 3 01 12\n012 01ZX")
    Assert.Equal("ok", code "")

[<Fact>]
let ``trees and rings of one shape have one key`` () =
    let renamed = gen {
        let! vertices = Gen.choose (1, 9)

        let! parents =
            [
                for v in 1 .. vertices - 1 -> Gen.choose (0, v - 1) |> Gen.map (fun p -> p, v)
            ]
            |> Gen.sequenceToList

        let! isRing = Gen.elements [ true; false ]

        let edges =
            if isRing && vertices > 2 then
                [ for v in 0 .. vertices - 1 -> v, (v + 1) % vertices ]
            else
                parents

        let! names = Gen.shuffle [| 0 .. vertices - 1 |]
        return vertices, edges, names
    }

    Laws.forAllOf 100 renamed (fun (vertices, edges, names) ->
        let shape edges =
            BlockGraph.ofEdges vertices edges |> Laws.ok |> BlockShape.ofGraph

        let other = edges |> List.map (fun (a, b) -> names[a], names[b])
        BlockShape.key (shape edges) = BlockShape.key (shape other))

[<Fact>]
let ``a solution for a shape serves every graph of that shape`` () =
    let problem = gen {
        let! vertices = Gen.choose (1, 6)
        let! graph = graph vertices
        let! block = block vertices
        return graph, block
    }

    Laws.forAllOf 40 problem (fun (graph, block) ->
        let shape = BlockShape.ofGraph graph

        let solution =
            BlockSynthesis.synthesise BlockEffort.Quick seed SpareState.Unknown BlockEnds.free shape.Graph block
            |> Laws.ok

        match BlockSolution.transplant (Array.ofList shape.Vertices) block graph solution with
        | Some there ->
            BlockSolution.solves block graph there
            && there.TwoQubitGates = solution.TwoQubitGates
        | None -> false)
