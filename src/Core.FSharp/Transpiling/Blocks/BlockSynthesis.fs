/// Makes a block anew for a coupling graph with few two-qubit gates, where its qubits may end elsewhere than they began.
namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open HybHanas.Core

/// How hard to search. The result depends on the effort and the seed only, never on the clock.
[<RequireQualifiedAccess>]
type BlockEffort =
    | Quick
    | Normal
    | Thorough
    | Exhaustive

/// Where the block's qubits must begin or end (entry j: the vertex of block qubit j); None leaves it free.
type BlockEnds =
    {
        Input: int list option
        Output: int list option
    }

[<RequireQualifiedAccess>]
module BlockEnds =

    /// Both ends free.
    let free = { Input = None; Output = None }

type internal EffortSettings =
    {
        /// Placements tried.
        Trials: int
        /// Beam width of a trial.
        Width: int
        /// Best placements tried again, wider.
        Finalists: int
        FinalWidth: int
        /// Placements of a chain expanded, and how wide.
        Expansions: int
        ChainWidth: int
        /// Searches although solutions are known already.
        IgnoresKnown: bool
    }

[<RequireQualifiedAccess>]
module BlockSynthesis =

    let internal settings effort =
        match effort with
        | BlockEffort.Quick ->
            {
                Trials = 16
                Width = 6
                Finalists = 2
                FinalWidth = 24
                Expansions = 8
                ChainWidth = 16
                IgnoresKnown = false
            }
        | BlockEffort.Normal ->
            {
                Trials = 80
                Width = 10
                Finalists = 4
                FinalWidth = 60
                Expansions = 24
                ChainWidth = 40
                IgnoresKnown = false
            }
        | BlockEffort.Thorough ->
            {
                Trials = 500
                Width = 10
                Finalists = 6
                FinalWidth = 200
                Expansions = 64
                ChainWidth = 100
                IgnoresKnown = true
            }
        | BlockEffort.Exhaustive ->
            {
                Trials = 4000
                Width = 10
                Finalists = 12
                FinalWidth = 300
                Expansions = 240
                ChainWidth = 200
                IgnoresKnown = true
            }

    // Solutions kept for a chain to choose from.
    [<Literal>]
    let private PoolSize = 32

    // Moves at which any search gives up; the gates as written are there then.
    [<Literal>]
    let private MoveLimit = 80

    let internal rank (solution: BlockSolution) = solution.TwoQubitGates, solution.Weight

    /// A placement of the block's qubits with the other vertices after them, ascending.
    let internal complete vertices (placement: int[]) =
        Array.append placement (Array.except placement [| 0 .. vertices - 1 |])

    /// Solutions from one end (the output; for inverse forms the input) in one beam for each form.
    let internal fromEnd block (graph: BlockGraph) forms (start: int[]) goal width seed : BlockSolution list =
        [
            for form in forms do
                for found in BeamSearch.search graph form start goal width seed do
                    match SearchForm.toSolution block graph form start found.Finish found.RestX found.RestZ found.Steps with
                    | Some solution -> solution
                    | None -> ()
        ]

    /// The closed forms and the gates as written, for one placement at both ends.
    let internal inPlace block (graph: BlockGraph) (placement: int[]) : BlockSolution list =
        ClosedForms.asWritten block graph placement
        :: ClosedForms.all block graph placement
        |> List.choose (BlockSolution.tryOfMoves block graph placement)

    // Placements that often are good: the gates as written on edges, the qubits in order along a path, depth-first order.
    let private likely (block: CliffordBlock) (graph: BlockGraph) =
        let n = block.Qubits
        let path = [ for i in 0 .. n - 2 -> i, i + 1 ]

        [
            yield! BlockGraph.embeddings 4 n (CliffordBlock.interactions block) graph
            yield! BlockGraph.embeddings 2 n path graph

            for start in 0 .. graph.Vertices - 1 do
                BlockGraph.depthFirst start graph |> List.take n |> Array.ofList
        ]
        |> List.map (complete graph.Vertices)
        |> List.distinct

    // Climbs by transpositions from likely and random placements of the end where the search starts; every solution
    // found goes to `keep`. Gives the best placements met.
    let private climb
        settings
        seed
        (block: CliffordBlock)
        (graph: BlockGraph)
        (form: SearchForm)
        trials
        starts
        (keep: BlockSolution list -> unit)
        =
        let m, n = graph.Vertices, block.Qubits
        let seen = HashSet<string>()
        let met = ResizeArray<int * int[]>()
        let starts = Queue<int[]>(starts: int[] list)
        let mutable current, currentCount, stale, trial, draw = [||], MoveLimit, 0, 0, 0
        let mutable best = MoveLimit

        let below bound =
            draw <- draw + 1
            Seed.below bound draw seed

        // Small spaces of placements run out of new ones: attempts bound the loop, trials the work.
        let mutable attempts = 0

        while trial < trials && attempts < 20 * trials + 200 do
            attempts <- attempts + 1

            let placement =
                if starts.Count > 0 && (current.Length = 0 || stale > 2 * m) then
                    currentCount <- MoveLimit
                    starts.Dequeue()
                elif current.Length = 0 || stale > 6 * m then
                    currentCount <- MoveLimit
                    stale <- 0
                    let drawn = Seed.permutation m (Seed.item attempts (Seed.purpose "restart" seed))
                    complete m drawn[.. n - 1]
                else
                    let changed = Array.copy current

                    for _ in 0 .. (if below 3 = 0 then 1 else 0) do
                        let a, b = below m, below n
                        let kept = changed[a]
                        changed[a] <- changed[b]
                        changed[b] <- kept

                    complete m changed[.. n - 1]

            if not (seen.Add(BlockMove.placementToText placement)) then
                stale <- stale + 1
            else
                trial <- trial + 1

                let width =
                    {
                        States = settings.Width
                        Moves = min MoveLimit (min currentCount (best + 8) + 1)
                        Solutions = 1
                    }

                let found = fromEnd block graph [ form ] placement None width (Seed.item trial seed)

                let count =
                    found
                    |> List.fold (fun least solution -> min least solution.TwoQubitGates) MoveLimit

                if count <= currentCount then
                    stale <- if count < currentCount then 0 else stale + 1
                    current <- placement
                    currentCount <- count
                else
                    stale <- stale + 1

                if count < MoveLimit then
                    met.Add((count, placement))
                    keep found

                best <- min best count

        met |> Seq.sortBy fst |> Seq.truncate settings.Finalists |> List.ofSeq

    let private isSelfInverse block =
        let key = CliffordBlock.key
        key block = key (CliffordBlock.inverse block)

    /// Good solutions with both ends free, best first, at most 32, all between different placements.
    let candidates
        (effort: BlockEffort)
        (seed: Seed)
        (spares: SpareState)
        (graph: BlockGraph)
        (block: CliffordBlock)
        : BlockSolution list =
        let settings = settings effort
        let pool = Dictionary<string, BlockSolution>()

        let keep solutions =
            for solution: BlockSolution in solutions do
                let key =
                    BlockMove.placementToText (Seq.take block.Qubits solution.Input)
                    + BlockMove.placementToText (Seq.take block.Qubits solution.Output)

                match pool.TryGetValue key with
                | true, other when rank other <= rank solution -> ()
                | _ -> pool[key] <- solution

        let known = KnownBlocks.find spares graph block
        keep known
        let starts = likely block graph

        for placement in starts do
            keep (inPlace block graph placement)

        if known.IsEmpty || settings.IgnoresKnown then
            let forms =
                [
                    yield! SearchForm.all spares graph.Vertices false block
                    if not (isSelfInverse block) then
                        yield! SearchForm.all spares graph.Vertices true block
                ]

            for index, form in List.indexed forms do
                let seed = Seed.item index (Seed.purpose "block placements" seed)

                let finalists =
                    climb settings seed block graph form (settings.Trials / forms.Length + 1) starts keep

                for number, (count, placement) in List.indexed finalists do
                    let width =
                        {
                            States = settings.FinalWidth
                            Moves = count
                            Solutions = 4
                        }

                    fromEnd block graph [ form ] placement None width (Seed.item number (Seed.purpose "wider" seed))
                    |> keep

        pool.Values
        |> Seq.sortBy (fun solution -> rank solution, BlockSolution.toText solution)
        |> Seq.truncate PoolSize
        |> List.ofSeq

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
        let settings = settings effort
        let start = complete graph.Vertices (Array.ofList placement)
        let forms = SearchForm.all spares graph.Vertices forward block

        let width solutions =
            {
                States = settings.ChainWidth
                Moves = MoveLimit
                Solutions = solutions
            }

        let goal = goal |> Option.map Array.ofList
        let there = defaultArg goal (Array.ofList placement)

        [
            if goal.IsNone then
                yield! fromEnd block graph forms start None (width 12) (Seed.purpose "anywhere" seed)
            yield! fromEnd block graph forms start (Some there) (width 1) (Seed.purpose "back" seed)
            if List.ofArray there = placement then
                yield! inPlace block graph start
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
        let start = complete graph.Vertices (Array.ofList input)
        let goal = complete graph.Vertices (Array.ofList output)
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
            | None, None -> candidates effort seed spares graph block
            | Some input, output ->
                KnownBlocks.find spares graph block
                @ expand effort seed spares graph block true output input
                @ Option.toList (lastResort block graph input (defaultArg output input))
            | None, Some output ->
                KnownBlocks.find spares graph block
                @ expand effort seed spares graph block false None output
                @ Option.toList (lastResort block graph output output)

        return found |> List.filter fits |> List.minBy rank
    }
