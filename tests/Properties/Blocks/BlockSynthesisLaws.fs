module HybHanas.Properties.Blocks.BlockSynthesisLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Blocks.BlockGenerators
open Xunit

let private blockOnGraph largest = gen {
    let! vertices = Gen.choose (1, largest)
    let! qubits = Gen.choose (1, vertices)
    let! graph = graph vertices
    let! block = block qubits
    return graph, block
}

let private withEnds = gen {
    let! graph, block = blockOnGraph 5
    let! input = Gen.shuffle [| 0 .. graph.Vertices - 1 |]
    let! output = Gen.shuffle [| 0 .. graph.Vertices - 1 |]
    let! fixInput = Gen.elements [ true; false ]
    let! fixOutput = Gen.elements [ true; false ]

    let ends =
        {
            Input = if fixInput then Some(data block input) else None
            Output = if fixOutput then Some(data block output) else None
        }

    return graph, block, ends
}

let private quick spares ends graph block =
    BlockSynthesis.synthesise BlockEffort.Quick seed spares ends graph block
    |> Laws.ok

[<Fact>]
let ``a solution is the block, on edges only`` () =
    Laws.forAllOf 120 (blockOnGraph 6) (fun (graph, block) ->
        let solution = quick SpareState.Unknown BlockEnds.free graph block
        distance block solution < 1e-9 && keepsToGraph graph solution)

[<Fact>]
let ``with spare vertices in zero a solution is the block on that subspace`` () =
    Laws.forAllOf 100 (blockOnGraph 6) (fun (graph, block) ->
        let solution = quick SpareState.Zero BlockEnds.free graph block
        distance block solution < 1e-9 && keepsToGraph graph solution)

[<Fact>]
let ``ends are where they were asked to be`` () =
    Laws.forAllOf 150 withEnds (fun (graph, block, ends) ->
        let solution = quick SpareState.Unknown ends graph block

        distance block solution < 1e-9
        && keepsToGraph graph solution
        && ends.Input |> Option.forall (fun input -> input = data block solution.Input)
        && ends.Output |> Option.forall (fun output -> output = data block solution.Output))

[<Fact>]
let ``wide blocks are proven by tableau`` () =
    let wide = gen {
        let! vertices = Gen.choose (7, 9)
        let! graph = graph vertices
        let! block = block vertices
        return graph, block
    }

    Laws.forAllOf 12 wide (fun (graph, block) ->
        let solution = quick SpareState.Unknown BlockEnds.free graph block
        BlockSolution.solves block graph solution && keepsToGraph graph solution)

[<Fact>]
let ``another block is not solved`` () =
    Laws.forAllOf 60 (blockOnGraph 5) (fun (graph, block) ->
        let solution = quick SpareState.Unknown BlockEnds.free graph block

        let other =
            CliffordBlock.create block.Qubits (Seq.append block.Gates [ { Gate = Gate.X; Qubits = [ 0 ] } ])
            |> Laws.ok

        not (BlockSolution.solves other graph solution)
        && BlockSolution.solves block graph solution)

[<Fact>]
let ``the same seed gives the same solution`` () =
    Laws.forAllOf 30 (blockOnGraph 6) (fun (graph, block) ->
        quick SpareState.Zero BlockEnds.free graph block = quick SpareState.Zero BlockEnds.free graph block)

[<Fact>]
let ``a solution's text gives it back`` () =
    Laws.forAllOf 60 (blockOnGraph 6) (fun (graph, block) ->
        let solution = quick SpareState.Zero BlockEnds.free graph block
        BlockSolution.tryParse block graph (BlockSolution.toText solution) = Some solution)

[<Fact>]
let ``texts that solve nothing are refused`` () =
    let block, graph = pattern Gate.CX 3 Entanglement.Full, path 3

    for text in
        [
            ""
            "012"
            "012 01ZX"
            "012 12ZX02ZX"
            "012 12ZX01Z"
            "011 12ZX01ZX"
            "0!2 12ZX01ZX"
            "012 12ZX01ZX 0"
            "01 12ZX"
        ] do
        Assert.True((BlockSolution.tryParse block graph text).IsNone, text)

    Assert.True((BlockSolution.tryParse block graph "012 12ZX01ZX").IsSome)

[<Fact>]
let ``the inverse undoes a block and the key tells blocks apart`` () =
    Laws.forAllOf 100 (Gen.choose (1, 6) |> Gen.bind block) (fun block ->
        let inverse = CliffordBlock.inverse block

        let both =
            CliffordBlock.create block.Qubits (Seq.append block.Gates inverse.Gates)
            |> Laws.ok

        let identity = CliffordBlock.create block.Qubits [] |> Laws.ok

        let flipped =
            CliffordBlock.create block.Qubits (Seq.append block.Gates [ { Gate = Gate.Z; Qubits = [ 0 ] } ])
            |> Laws.ok

        CliffordBlock.key both = CliffordBlock.key identity
        && CliffordBlock.key flipped <> CliffordBlock.key block)

[<Fact>]
let ``bad blocks, graphs and placements are refused by name`` () =
    let code result =
        match result with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.code error

    let gate gate qubits = { Gate = gate; Qubits = qubits }
    Assert.Equal("invalid-circuit", code (CliffordBlock.create 2 [ gate Gate.T [ 0 ] ]))
    Assert.Equal("invalid-circuit", code (CliffordBlock.create 2 [ gate Gate.CX [ 0; 2 ] ]))
    Assert.Equal("invalid-circuit", code (CliffordBlock.create 2 [ gate Gate.CX [ 1; 1 ] ]))
    Assert.Equal("out-of-range", code (CliffordBlock.create 21 []))
    Assert.Equal("out-of-range", code (BlockGraph.ofEdges 3 [ 0, 1 ]))
    Assert.Equal("out-of-range", code (BlockGraph.ofEdges 3 [ 0, 1; 1, 3 ]))
    Assert.Equal("out-of-range", code (BlockGraph.create 2 [ 0, 1, nan ]))

    let synthesise ends graph block =
        code (BlockSynthesis.synthesise BlockEffort.Quick seed SpareState.Unknown ends graph block)

    let block = pattern Gate.CX 3 Entanglement.Full
    Assert.Equal("circuit-too-wide", synthesise BlockEnds.free (path 2) block)

    Assert.Equal(
        "out-of-range",
        synthesise
            { BlockEnds.free with
                Input = Some [ 0; 1 ]
            }
            (path 3)
            block
    )

    Assert.Equal(
        "out-of-range",
        synthesise
            { BlockEnds.free with
                Output = Some [ 0; 1; 3 ]
            }
            (path 3)
            block
    )
