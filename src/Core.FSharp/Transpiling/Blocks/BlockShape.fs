/// Coupling graphs up to the names of their vertices, so that a solution found once serves wherever its shape occurs.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

/// A graph under canonical names, all edges at weight 1.
type internal BlockShape =
    private
        {
            Names: int list
            Same: BlockGraph
        }

    /// Entry i: the vertex of the original graph that is called i here; BlockSolution.transplant takes it as its map.
    member this.Vertices = this.Names

    /// The graph under its canonical names.
    member this.Graph = this.Same

[<RequireQualifiedAccess>]
module internal BlockShape =

    // Aho, Hopcroft and Ullman's code of a rooted tree, with its vertices in the order of the code.
    let rec private rooted (graph: BlockGraph) parent root =
        let below =
            [ 0 .. graph.Vertices - 1 ]
            |> List.filter (fun v -> v <> parent && BlockGraph.areAdjacent root v graph)
            |> List.map (rooted graph root)
            |> List.sortBy fst

        "(" + String.concat "" (List.map fst below) + ")", root :: List.collect snd below

    let private names (graph: BlockGraph) =
        let vertices = [ 0 .. graph.Vertices - 1 ]

        let isRing =
            graph.Edges.Length = graph.Vertices
            && vertices
               |> List.forall (fun v -> System.Numerics.BitOperations.PopCount(graph.Neighbours v) = 2)

        if graph.Edges.Length = graph.Vertices - 1 then
            vertices |> List.map (rooted graph -1) |> List.minBy fst |> snd
        elif isRing then
            BlockGraph.depthFirst 0 graph
        else
            vertices

    /// The shape of a graph: the same for all trees that differ by the names of their vertices only, and for all rings of
    /// one size; other graphs keep their names.
    let ofGraph (graph: BlockGraph) : BlockShape =
        let names = names graph
        let index = List.indexed names |> List.map (fun (i, v) -> v, i) |> dict

        let edges = [ for struct (a, b) in graph.Edges -> index[a], index[b] ]

        match BlockGraph.ofEdges graph.Vertices edges with
        | Ok same -> { Names = names; Same = same }
        | Error error -> invalidOp (HybHanasError.message error)

    /// Equal for equal shapes, different for others; with CliffordBlock.key it names a problem for a cache.
    let key (shape: BlockShape) : string =
        let edges =
            [ for struct (a, b) in shape.Same.Edges -> BlockMove.placementToText [ a; b ] ]

        $"{shape.Same.Vertices}:" + String.concat "," edges
