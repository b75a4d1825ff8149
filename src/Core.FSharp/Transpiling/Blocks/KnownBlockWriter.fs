/// Makes entries for the table of known blocks.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal KnownBlockWriter =

    // Layers of the chain whose solutions are kept: long enough to come back to a placement that was there before.
    [<Literal>]
    let private Depth = 8

    // Of the placements that the solutions touch: the cheapest way back to the same one, so that a chain of any length
    // can stay among known solutions.
    let private returning effort seed spares graph (block: CliffordBlock) (solutions: BlockSolution list) =
        solutions
        |> List.collect (fun solution -> [ solution.Input; solution.Output ])
        |> List.map (Seq.take block.Qubits >> List.ofSeq)
        |> List.distinct
        |> Results.traverse (fun placement ->
            let ends =
                {
                    Input = Some placement
                    Output = Some placement
                }

            BlockSynthesis.synthesise effort seed spares ends graph block)
        |> Result.map (List.sortBy PlacementSearch.rank >> List.truncate 1)

    /// The entry with the cheapest solution that gives each qubit back where it was, from a placement of the others.
    let close (effort: BlockEffort) (seed: Seed) (spares: SpareState) (entry: KnownBlock) : Result<KnownBlock, HybHanasError> =
        result {
            let! block = CliffordBlock.ofEntanglement entry.Gate entry.Qubits entry.Entanglement
            let! graph = BlockGraph.ofEdges entry.Vertices entry.Edges
            let solutions = entry.Solutions |> List.choose (BlockSolution.tryParse block graph)
            let! added = returning effort seed spares graph block solutions

            return
                { entry with
                    Solutions =
                        solutions @ added
                        |> List.distinct
                        |> List.sortBy (fun solution -> solution.TwoQubitGates, BlockSolution.toText solution)
                        |> List.map BlockSolution.toText
                }
        }

    /// An entry for a pattern on a graph, and the two-qubit gates of a layer: the fewest found and the mean in a chain of
    /// eight layers. Its solutions are those of the chain, the shortest one and a way back, shortest first.
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

        let found = shortest :: chain.Layers

        let! entry =
            close
                effort
                seed
                spares
                {
                    Gate = gate
                    Entanglement = entanglement
                    Qubits = qubits
                    Vertices = graph.Vertices
                    Edges = [ for struct (a, b) in graph.Edges -> a, b ]
                    Solutions = found |> List.map BlockSolution.toText
                }

        let least = found |> List.map (fun solution -> solution.TwoQubitGates) |> List.min
        return entry, least, float chain.TwoQubitGates / float Depth
    }
