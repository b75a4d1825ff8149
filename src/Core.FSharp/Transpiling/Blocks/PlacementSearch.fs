/// Where the qubits of a block are best put: climbs over placements, each judged by a narrow beam search.
namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open HybHanas.Core

[<RequireQualifiedAccess>]
module internal PlacementSearch =

    // Solutions kept for a chain to choose from.
    [<Literal>]
    let private PoolSize = 32

    // Moves at which any search gives up; the gates as written are there then.
    [<Literal>]
    let MoveLimit = 80

    let rank (solution: BlockSolution) = solution.TwoQubitGates, solution.Weight

    /// A placement of the block's qubits with the other vertices after them, ascending.
    let complete vertices (placement: int[]) =
        Array.append placement (Array.except placement [| 0 .. vertices - 1 |])

    /// Solutions from one end (the output; for inverse forms the input) in one beam for each form.
    let fromEnd block (graph: BlockGraph) forms (start: int[]) goal width seed : BlockSolution list =
        [
            for form in forms do
                for found in BeamSearch.search graph form start goal width seed do
                    match SearchForm.toSolution block graph form start found.Finish found.RestX found.RestZ found.Steps with
                    | Some solution -> solution
                    | None -> ()
        ]

    /// The closed forms and the gates as written, for one placement at both ends.
    let inPlace block (graph: BlockGraph) (placement: int[]) : BlockSolution list =
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
        let settings = BlockEffort.settings effort
        let pool = Dictionary<string, BlockSolution>()

        let keep solutions =
            for solution: BlockSolution in solutions do
                let key =
                    BlockMove.placementToText (Seq.take block.Qubits solution.Input)
                    + BlockMove.placementToText (Seq.take block.Qubits solution.Output)

                match pool.TryGetValue key with
                | true, other when rank other <= rank solution -> ()
                | _ -> pool[key] <- solution

        keep (KnownBlocks.find spares graph block)
        let starts = likely block graph

        for placement in starts do
            keep (inPlace block graph placement)

        if settings.IgnoresKnown || not (KnownBlocks.covers graph block) then
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
