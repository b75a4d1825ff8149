/// The part of a coupling map that a block is made on.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open System.Numerics
open HybHanas.Core

/// A connected graph of 1 to 20 vertices.
type internal BlockGraph =
    private
        {
            Count: int
            Pairs: ImmutableArray<struct (int * int)>
            Costs: ImmutableArray<float>
            Masks: uint32[]
            Steiner: byte[]
        }

    /// Number of vertices.
    member this.Vertices = this.Count

    /// Edges (low, high), ascending.
    member this.Edges = this.Pairs

    /// Cost of a two-qubit gate on each edge.
    member this.Weights = this.Costs

    /// Neighbours of a vertex, as a bit mask.
    member this.Neighbours(vertex: int) = this.Masks[vertex]

    /// For each set of vertices (a bit mask): the edges of a smallest tree that spans it; 0 for the empty set.
    member internal this.SteinerEdges = this.Steiner

[<RequireQualifiedAccess>]
module internal BlockGraph =

    /// Vertices at most: the table of Steiner trees has an entry for each set of them.
    [<Literal>]
    let MaxVertices = 20

    let private isConnected (neighbours: uint32[]) (set: uint32) =
        let mutable reached, before = set &&& (~~~set + 1u), 0u

        while reached <> before do
            before <- reached
            let mutable rest = reached

            while rest <> 0u do
                reached <- reached ||| (neighbours[BitOperations.TrailingZeroCount rest] &&& set)
                rest <- rest &&& (rest - 1u)

        reached = set

    let private neighbourMasks count (edges: (int * int) seq) =
        let masks = Array.zeroCreate<uint32> count

        for a, b in edges do
            masks[a] <- masks[a] ||| (1u <<< b)
            masks[b] <- masks[b] ||| (1u <<< a)

        masks

    let private steinerTable (neighbours: uint32[]) =
        let count = neighbours.Length
        let table = Array.create (1 <<< count) 255uy

        for set in table.Length - 1 .. -1 .. 1 do
            if isConnected neighbours (uint32 set) then
                table[set] <- byte (BitOperations.PopCount(uint32 set) - 1)
            else
                for v in 0 .. count - 1 do
                    if (set >>> v) &&& 1 = 0 then
                        table[set] <- min table[set] table[set ||| (1 <<< v)]

        table[0] <- 0uy
        table

    /// Undirected edges with their costs (finite, >= 0; used only to choose among equally short results), in any order.
    let create (vertices: int) (edges: (int * int * float) seq) : Result<BlockGraph, HybHanasError> =
        let edges =
            edges
            |> Seq.map (fun (a, b, cost) -> min a b, max a b, cost)
            |> Seq.distinctBy (fun (a, b, _) -> a, b)
            |> Seq.sort
            |> Array.ofSeq

        result {
            do!
                Results.require
                    (vertices >= 1 && vertices <= MaxVertices)
                    (HybHanasError.OutOfRange("number of vertices of a block graph", string vertices, $"1..{MaxVertices}"))

            let! _ =
                edges
                |> Results.traverse (fun (a, b, cost) ->
                    if a < 0 || b >= vertices || a = b then
                        Error(HybHanasError.OutOfRange("an edge of a block graph", $"{a}-{b}", $"two of 0..{vertices - 1}"))
                    elif not (System.Double.IsFinite cost) || cost < 0.0 then
                        Error(HybHanasError.OutOfRange($"cost of the edge {a}-{b}", string cost, "finite and >= 0"))
                    else
                        Ok())

            let neighbours = neighbourMasks vertices (edges |> Seq.map (fun (a, b, _) -> a, b))

            do!
                Results.require
                    (isConnected neighbours ((1u <<< vertices) - 1u))
                    (HybHanasError.OutOfRange("a block graph", "not connected", "a connected graph"))

            return
                {
                    Count = vertices
                    Pairs = edges |> Seq.map (fun (a, b, _) -> struct (a, b)) |> ImmutableArray.CreateRange
                    Costs = edges |> Seq.map (fun (_, _, cost) -> cost) |> ImmutableArray.CreateRange
                    Masks = neighbours
                    Steiner = steinerTable neighbours
                }
        }

    /// The same with all edges at cost 1.
    let ofEdges (vertices: int) (edges: (int * int) seq) : Result<BlockGraph, HybHanasError> =
        create vertices (edges |> Seq.map (fun (a, b) -> a, b, 1.0))

    /// True for two adjacent vertices.
    let areAdjacent (a: int) (b: int) (graph: BlockGraph) : bool = (graph.Masks[a] >>> b) &&& 1u = 1u

    /// Cost of a two-qubit gate between two adjacent vertices.
    let weight (a: int) (b: int) (graph: BlockGraph) : float =
        graph.Costs[graph.Pairs.IndexOf(struct (min a b, max a b))]

    /// The vertices in depth-first order from a vertex, lowest neighbour first.
    let depthFirst (start: int) (graph: BlockGraph) : int list =
        let seen = Array.create graph.Count false

        let rec visit v =
            [
                seen[v] <- true
                v

                for next in 0 .. graph.Count - 1 do
                    if areAdjacent v next graph && not seen[next] then
                        yield! visit next
            ]

        visit start

    /// A breadth-first spanning tree of the allowed vertices from a root, as (parent, child) from the root outwards;
    /// it reaches only what is connected to the root within them.
    let spanningTree (root: int) (allowed: uint32) (graph: BlockGraph) : (int * int) list =
        let seen = Array.create graph.Count false
        let queue = System.Collections.Generic.Queue [ root ]
        seen[root] <- true

        [
            while queue.Count > 0 do
                let v = queue.Dequeue()

                for next in 0 .. graph.Count - 1 do
                    if areAdjacent v next graph && not seen[next] && (allowed >>> next) &&& 1u = 1u then
                        seen[next] <- true
                        queue.Enqueue next
                        v, next
        ]

    /// A shortest path between two vertices, both included.
    let shortestPath (first: int) (last: int) (graph: BlockGraph) : int list =
        let parents =
            spanningTree first ((1u <<< graph.Count) - 1u) graph
            |> List.map (fun (parent, child) -> child, parent)
            |> dict

        let rec back v path =
            if v = first then v :: path else back parents[v] (v :: path)

        back last []

    // Steps after which an embedding search gives up: the graphs are small and sparse, a hit comes early or not at all.
    [<Literal>]
    let private EmbeddingSteps = 40_000

    /// Up to `limit` ways to put the nodes 0..nodes-1 of a pattern on distinct vertices so that each of its edges is an
    /// edge of the graph; entry i of a way is the vertex of node i. Gives up, possibly early, on hard cases.
    let embeddings (limit: int) (nodes: int) (edges: (int * int) list) (graph: BlockGraph) : int[] list =
        let linked = neighbourMasks nodes edges
        let degree node = BitOperations.PopCount linked[node]

        let order =
            let rec extend chosen chosenMask =
                if List.length chosen = nodes then
                    List.rev chosen
                else
                    let next =
                        [ 0 .. nodes - 1 ]
                        |> List.filter (fun node -> (chosenMask >>> node) &&& 1u = 0u)
                        |> List.maxBy (fun node -> BitOperations.PopCount(linked[node] &&& chosenMask), degree node, -node)

                    extend (next :: chosen) (chosenMask ||| (1u <<< next))

            extend [] 0u |> Array.ofList

        let place = Array.create nodes -1
        let found = ResizeArray<int[]>()
        let mutable steps = 0

        let rec put position used =
            if position = nodes then
                found.Add(Array.copy place)
            else
                let node = order[position]

                for v in 0 .. graph.Count - 1 do
                    if found.Count < limit && steps < EmbeddingSteps && (used >>> v) &&& 1u = 0u then
                        steps <- steps + 1

                        let fits =
                            seq { 0 .. position - 1 }
                            |> Seq.forall (fun earlier ->
                                (linked[node] >>> order[earlier]) &&& 1u = 0u
                                || areAdjacent v place[order[earlier]] graph)

                        if fits && BitOperations.PopCount graph.Masks[v] >= degree node then
                            place[node] <- v
                            put (position + 1) (used ||| (1u <<< v))
                            place[node] <- -1

        if nodes <= graph.Count then
            put 0 0u

        List.ofSeq found
