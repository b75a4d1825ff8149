/// Makes a block anew for a coupling graph with few two-qubit gates, where its qubits may end elsewhere than they began.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

[<RequireQualifiedAccess>]
module internal BlockSynthesis =

    let internal checkPlacement (graph: BlockGraph) (block: CliffordBlock) what (placement: int list option) =
        match placement with
        | None -> Ok()
        | Some vertices ->
            Results.require
                (vertices.Length = block.Qubits
                 && List.distinct vertices = vertices
                 && vertices |> List.forall (fun v -> v >= 0 && v < graph.Vertices))
                (HybHanasError.OutOfRange(
                    $"the {what} placement of a block",
                    $"{vertices}",
                    $"{block.Qubits} distinct vertices of 0..{graph.Vertices - 1}"
                ))

    let internal checkFits (graph: BlockGraph) (block: CliffordBlock) =
        Results.require
            (block.Qubits <= graph.Vertices)
            (HybHanasError.CircuitTooWide(block.Qubits, graph.Vertices, "the block graph"))

    /// What is found from a placement of one end: to anywhere, and back to the same placement. Forward starts at the
    /// input. Known and earlier solutions are not looked at.
    let internal expand effort seed spares (graph: BlockGraph) block forward (goal: int list option) (placement: int list) =
        let settings = BlockEffort.settings effort
        let start = PlacementSearch.complete graph.Vertices (Array.ofList placement)
        let forms = SearchForm.all spares graph.Vertices forward block

        let width solutions =
            {
                States = settings.ChainWidth
                Moves = PlacementSearch.MoveLimit
                Solutions = solutions
            }

        let goal = goal |> Option.map Array.ofList
        let there = defaultArg goal (Array.ofList placement)

        [
            if goal.IsNone then
                yield! PlacementSearch.fromEnd block graph forms start None (width 12) (Seed.purpose "anywhere" seed)
            yield! PlacementSearch.fromEnd block graph forms start (Some there) (width 1) (Seed.purpose "back" seed)
            if List.ofArray there = placement then
                yield! PlacementSearch.inPlace block graph start
        ]

    let private swapped (first: int) (second: int) (placement: int[]) =
        placement
        |> Array.map (fun v ->
            if v = first then second
            elif v = second then first
            else v)

    // SWAPs, as three moves each, that take the qubits of a placement to their goals one after the other, along trees
    // whose finished vertices are never needed again: the last vertex of a depth-first order is always a leaf of the rest.
    let private permute (graph: BlockGraph) (input: int[]) (goal: int[]) =
        let mutable placement = input
        let mutable allowed = (1u <<< graph.Vertices) - 1u
        let moves = ResizeArray<BlockMove>()

        for v in List.rev (BlockGraph.depthFirst 0 graph) do
            match Array.tryFindIndex (fun target -> target = v) goal with
            | Some q ->
                let parents =
                    BlockGraph.spanningTree v allowed graph
                    |> List.map (fun (parent, child) -> child, parent)
                    |> dict

                while placement[q] <> v do
                    let here = placement[q]
                    let next = parents[here]
                    moves.AddRange [ BlockMove.cx here next; BlockMove.cx next here; BlockMove.cx here next ]
                    placement <- swapped here next placement
            | None -> ()

            allowed <- allowed &&& ~~~(1u <<< v)

        moves

    // The block as written at the input, then SWAPs to the output: long, but there is always this one.
    let private lastResort block (graph: BlockGraph) (input: int list) (output: int list) =
        let start = PlacementSearch.complete graph.Vertices (Array.ofList input)
        let goal = PlacementSearch.complete graph.Vertices (Array.ofList output)
        let swaps = permute graph start goal |> Array.ofSeq
        let written = ClosedForms.asWritten block graph start
        BlockSolution.tryOfMoves block graph goal (Array.append written swaps)

    /// The block on a graph with at least as many vertices, with few two-qubit gates (fewest found, then least weight),
    /// its ends as asked. The solution equals the block exactly, up to a global phase. Fails where the graph is too
    /// small or a placement is none.
    let synthesise
        (effort: BlockEffort)
        (seed: Seed)
        (spares: SpareState)
        (ends: BlockEnds)
        (graph: BlockGraph)
        (block: CliffordBlock)
        : Result<BlockSolution, HybHanasError> = result {
        do! checkFits graph block
        do! checkPlacement graph block "input" ends.Input
        do! checkPlacement graph block "output" ends.Output

        let data placement =
            placement |> Seq.take block.Qubits |> List.ofSeq

        let fits (solution: BlockSolution) =
            ends.Input |> Option.forall (fun input -> input = data solution.Input)
            && ends.Output |> Option.forall (fun output -> output = data solution.Output)

        let found =
            match ends.Input, ends.Output with
            | None, None -> PlacementSearch.candidates effort seed spares graph block
            | Some input, output ->
                KnownBlocks.find spares graph block
                @ expand effort seed spares graph block true output input
                @ Option.toList (lastResort block graph input (defaultArg output input))
            | None, Some output ->
                KnownBlocks.find spares graph block
                @ expand effort seed spares graph block false None output
                @ Option.toList (lastResort block graph output output)

        return found |> List.filter fits |> List.minBy PlacementSearch.rank
    }
