module HybHanas.Properties.Blocks.BlockChainLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Blocks.BlockGenerators
open Xunit

let private chains = gen {
    let! vertices = Gen.choose (2, 5)
    let! qubits = Gen.choose (2, vertices)
    let! graph = graph vertices
    let! first = block qubits
    let! second = block qubits
    let! blocks = Gen.nonEmptyListOf (Gen.elements [ first; second ])
    let! input = Gen.shuffle [| 0 .. vertices - 1 |]
    let! fixInput = Gen.elements [ true; false ]
    return graph, List.truncate 6 blocks, (if fixInput then Some(data first input) else None)
}

let private plan effort spares input graph blocks =
    BlockChain.plan effort seed spares input graph blocks |> Laws.ok

[<Fact>]
let ``each layer is its block and begins where the one before ended`` () =
    Laws.forAllOf 50 chains (fun (graph, blocks, input) ->
        let chain = plan BlockEffort.Quick SpareState.Zero input graph blocks

        chain.Layers.Length = blocks.Length
        && List.forall2 (fun block solution -> BlockSolution.solves block graph solution) blocks chain.Layers
        && List.pairwise chain.Layers
           |> List.forall (fun (before, after) -> data blocks.Head before.Output = data blocks.Head after.Input)
        && input
           |> Option.forall (fun input -> input = data blocks.Head chain.Layers.Head.Input)
        && chain.TwoQubitGates = (chain.Layers |> List.sumBy (fun layer -> layer.TwoQubitGates)))

[<Fact>]
let ``the same seed gives the same chain`` () =
    let blocks = List.replicate 3 (pattern Gate.CX 5 Entanglement.Circular)

    let plan () =
        plan BlockEffort.Quick SpareState.Unknown None (path 5) blocks

    Assert.Equal<BlockSolution list>((plan ()).Layers, (plan ()).Layers)

/// Gates of a layer in a chain of four, on a graph.
let private perLayer effort graph gate n entanglement =
    let block = pattern gate n entanglement
    let chain = plan effort SpareState.Unknown None graph (List.replicate 4 block)
    Assert.All(chain.Layers, (fun layer -> Assert.True(BlockSolution.solves block graph layer)))
    float chain.TwoQubitGates / 4.0

[<Fact>]
let ``layers reach the known least counts`` () =
    let check expected graph gate n entanglement =
        Assert.Equal(expected, perLayer BlockEffort.Quick graph gate n entanglement)

    let star = BlockGraph.ofEdges 4 [ 0, 1; 0, 2; 0, 3 ] |> Laws.ok
    // A piece of heavy-hexagon lattice around one branching qubit.
    let branched = BlockGraph.ofEdges 6 [ 0, 1; 0, 2; 0, 3; 1, 4; 2, 5 ] |> Laws.ok

    for n in [ 4; 6; 8 ] do
        check (float (n - 1)) (path n) Gate.CX n Entanglement.Linear
        check (float (n - 1)) (path n) Gate.CX n Entanglement.Full
        check (float (2 * n - 3)) (path n) Gate.CZ n Entanglement.Full

    check 5.0 star Gate.CZ 4 Entanglement.Full
    check 9.0 branched Gate.CZ 6 Entanglement.Full
    check 3.0 star Gate.CX 4 Entanglement.Star
    check 3.0 star Gate.CZ 4 Entanglement.Star
    check 7.0 branched Gate.CX 6 Entanglement.Star
    check 7.0 branched Gate.CZ 6 Entanglement.Star
    check 4.0 star Gate.CZ 4 Entanglement.Circular
    check 12.0 (ring 12) Gate.CX 12 Entanglement.Circular
    check 12.0 (ring 12) Gate.CZ 12 Entanglement.Circular

[<Fact>]
let ``spare vertices in zero help`` () =
    // Ten qubits in a circle on a ring of twelve: the two vertices between are in |0> or must be left alone.
    let graph = ring 12
    let block = pattern Gate.CX 10 Entanglement.Circular

    let count spares =
        let solution =
            BlockSynthesis.synthesise BlockEffort.Quick seed spares BlockEnds.free graph block
            |> Laws.ok

        Assert.True(BlockSolution.solves block graph solution)
        solution.TwoQubitGates

    Assert.Equal(14, count SpareState.Zero)
    Assert.True(count SpareState.Unknown > 14)

[<Fact>]
let ``chains that cannot be are refused by name`` () =
    let code blocks graph input =
        match BlockChain.plan BlockEffort.Quick seed SpareState.Unknown input graph blocks with
        | Ok _ -> "ok"
        | Error error -> HybHanasError.code error

    let block n = pattern Gate.CX n Entanglement.Full
    Assert.Equal("out-of-range", code [] (path 3) None)
    Assert.Equal("unsupported", code [ block 3; block 2 ] (path 3) None)
    Assert.Equal("circuit-too-wide", code [ block 4 ] (path 3) None)
    Assert.Equal("out-of-range", code [ block 3 ] (path 3) (Some [ 0; 0; 1 ]))
