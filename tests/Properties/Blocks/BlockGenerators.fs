/// Random connected graphs and Clifford blocks, and what a solution means: its gates against the block's.
module internal HybHanas.Properties.Blocks.BlockGenerators

open FsCheck
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support

let seed = Seed.create 20UL

/// A random tree with a few edges more.
let graph vertices = gen {
    let! parents =
        [
            for v in 1 .. vertices - 1 -> Gen.choose (0, v - 1) |> Gen.map (fun parent -> parent, v)
        ]
        |> Gen.sequenceToList

    let! extra =
        Gen.listOfLength 2 (Gen.zip (Gen.choose (0, vertices - 1)) (Gen.choose (0, vertices - 1)))

    return
        parents @ (extra |> List.filter (fun (a, b) -> a <> b))
        |> BlockGraph.ofEdges vertices
        |> Laws.ok
}

let private gateOf qubits allowed = gen {
    let! gate = Gen.elements allowed
    let! on = Gen.shuffle [| 0 .. qubits - 1 |]

    return
        {
            Gate = gate
            Qubits = on |> Array.truncate (GateTable.qubits gate) |> List.ofArray
        }
}

/// Every gate that a block may hold.
let cliffordGates = GateTable.all |> List.filter CliffordTableau.isSupported

/// A block of CX gates, of CZ gates, of both, or of any Clifford gates.
let block qubits = gen {
    let! allowed =
        Gen.elements [ [ Gate.CX ]; [ Gate.CZ ]; [ Gate.CX; Gate.CZ ]; cliffordGates ]

    let allowed =
        if qubits > 1 then
            allowed
        else
            cliffordGates |> List.filter (fun gate -> GateTable.qubits gate = 1)

    let! length = Gen.choose (0, 3 * qubits)
    let! gates = Gen.listOfLength length (gateOf qubits allowed)
    return CliffordBlock.create qubits gates |> Laws.ok
}

let private circuit vertices (gates: BlockGate seq) =
    gates
    |> Seq.map (fun gate -> Operation.Apply(gate.Gate, [], gate.Qubits |> List.map (fun v -> v * 1<physical>)))
    |> Circuit.create vertices 0
    |> Laws.ok

let private on (placement: int seq) (gates: BlockGate seq) =
    let placement = Array.ofSeq placement

    gates
    |> Seq.map (fun gate ->
        { gate with
            Qubits = gate.Qubits |> List.map (fun q -> placement[q])
        })

/// Moves bit v of a basis state to where the qubit of input vertex v goes.
let private carried (solution: BlockSolution) k =
    Seq.zip solution.Input solution.Output
    |> Seq.sumBy (fun (from, into) -> ((k >>> from) &&& 1) <<< into)

/// Largest difference between the solution and the block, both as dense unitaries, over the basis states that count.
let distance (block: CliffordBlock) (solution: BlockSolution) =
    let vertices = solution.Input.Length
    let made = circuit vertices solution.Gates
    let wanted = block.Gates |> on solution.Output |> circuit vertices

    let spare =
        if solution.Spares = SpareState.Zero then
            solution.Input |> Seq.skip block.Qubits |> Seq.sumBy (fun v -> 1 <<< v)
        else
            0

    let inputs =
        [| 0 .. (1 <<< vertices) - 1 |] |> Array.filter (fun k -> k &&& spare = 0)

    Oracle.distanceUpToPhase
        (inputs |> Array.map (fun k -> Oracle.run made (Oracle.basis vertices k)))
        (inputs
         |> Array.map (fun k -> Oracle.run wanted (Oracle.basis vertices (carried solution k))))

/// Two-qubit gates of the solution are CX or CZ on edges, as many as it says.
let keepsToGraph (graph: BlockGraph) (solution: BlockSolution) =
    let two = solution.Gates |> Seq.filter (fun gate -> gate.Qubits.Length = 2)

    Seq.length two = solution.TwoQubitGates
    && two
       |> Seq.forall (fun gate ->
           (gate.Gate = Gate.CX || gate.Gate = Gate.CZ)
           && BlockGraph.areAdjacent gate.Qubits[0] gate.Qubits[1] graph)

let path n =
    BlockGraph.ofEdges n [ for i in 0 .. n - 2 -> i, i + 1 ] |> Laws.ok

let ring n =
    BlockGraph.ofEdges n [ for i in 0 .. n - 1 -> i, (i + 1) % n ] |> Laws.ok

let pattern gate n entanglement =
    CliffordBlock.ofEntanglement gate n entanglement |> Laws.ok

let data (block: CliffordBlock) (placement: int seq) =
    placement |> Seq.take block.Qubits |> List.ofSeq
