/// Makes entries for the table of known blocks.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module KnownBlockWriter =

    // Layers of the chain whose solutions are kept: long enough to come back to a placement that was there before.
    [<Literal>]
    let private Depth = 8

    /// An entry for a pattern on a graph, and the two-qubit gates of a layer: the fewest found and the mean in a chain of
    /// eight layers. Its solutions are those of the chain and the shortest ones, shortest first.
    let entry
        (effort: BlockEffort)
        (seed: Seed)
        (spares: SpareState)
        (graph: BlockGraph)
        (gate: Gate)
        (qubits: int)
        (entanglement: Entanglement)
        : Result<KnownBlock * int * float, HybHanasError> = result {
        let! block = CliffordBlock.ofEntanglement gate qubits entanglement

        let! shortest =
            BlockSynthesis.synthesise effort seed spares BlockEnds.free graph block

        let! chain =
            BlockChain.plan effort seed spares None graph (List.replicate Depth block)

        let solutions =
            shortest :: chain.Layers
            |> List.distinct
            |> List.sortBy (fun solution -> solution.TwoQubitGates, BlockSolution.toText solution)

        return
            {
                Gate = gate
                Entanglement = entanglement
                Qubits = qubits
                Vertices = graph.Vertices
                Edges = [ for struct (a, b) in graph.Edges -> a, b ]
                Solutions = solutions |> List.map BlockSolution.toText
            },
            solutions.Head.TwoQubitGates,
            float chain.TwoQubitGates / float Depth
    }
