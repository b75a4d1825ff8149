/// Several blocks one after the other, with one-qubit gates between them: each begins where the one before ended.
namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open HybHanas.Core

/// One solution for each block, in order; the output placement of one is the input placement of the next.
type internal BlockChain =
    private
        {
            Steps: BlockSolution list
        }

    /// The solutions in order.
    member this.Layers = this.Steps

    /// Two-qubit gates of all layers.
    member this.TwoQubitGates =
        this.Steps |> List.sumBy (fun solution -> solution.TwoQubitGates)

    /// Weight of all layers.
    member this.Weight = this.Steps |> List.sumBy (fun solution -> solution.Weight)

[<RequireQualifiedAccess>]
module internal BlockChain =

    // Placements that are looked at further for each layer.
    [<Literal>]
    let private Kept = 16

    let private place qubits (placement: int seq) =
        placement |> Seq.take qubits |> List.ofSeq

    /// All solutions met for one block, in the order they were met, and the placements that were expanded already.
    type private Explored =
        {
            Block: CliffordBlock
            Solutions: Dictionary<struct (string * string), BlockSolution>
            Expanded: HashSet<string>
        }

    let private add explored (solutions: BlockSolution seq) =
        let text placement =
            BlockMove.placementToText (Seq.take explored.Block.Qubits placement)

        for solution in solutions do
            let key = struct (text solution.Input, text solution.Output)

            match explored.Solutions.TryGetValue key with
            | true, other when PlacementSearch.rank other <= PlacementSearch.rank solution -> ()
            | _ -> explored.Solutions[key] <- solution

    // Least total for each placement that a layer can lead to, over all solutions known, with the solutions that lead
    // there, last first. No reached placement means that the placement is free.
    let private advance forward qubits (reached: Map<int list, int * float * BlockSolution list> option) explored =
        let best = Dictionary<int list, int * float * BlockSolution list>()

        for solution in explored.Solutions.Values do
            let input, output = place qubits solution.Input, place qubits solution.Output
            let near, far = if forward then input, output else output, input

            let before =
                match reached with
                | None -> Some(0, 0.0, [])
                | Some reached -> reached.TryFind near

            match before with
            | None -> ()
            | Some(count, weight, steps) ->
                let count, weight = count + solution.TwoQubitGates, weight + solution.Weight

                match best.TryGetValue far with
                | true, (otherCount, otherWeight, _) when (otherCount, otherWeight) <= (count, weight) -> ()
                | _ -> best[far] <- (count, weight, solution :: steps)

        best |> Seq.map (fun (KeyValue(far, entry)) -> far, entry) |> Map.ofSeq

    let private cheapest (reached: Map<int list, int * float * BlockSolution list>) =
        reached
        |> Map.toList
        |> List.sortBy (fun (placement, (count, weight, _)) -> count, weight, placement)

    let private candidatesOf effort seed spares graph keys blocks =
        List.zip keys blocks
        |> List.distinctBy fst
        |> List.map (fun (key, block) ->
            let explored =
                {
                    Block = block
                    Solutions = Dictionary()
                    Expanded = HashSet()
                }

            PlacementSearch.candidates effort (Seed.purpose key seed) spares graph block
            |> add explored

            key, explored)
        |> dict

    // From a given input the layers are walked forwards, else backwards.
    let private solve effort seed spares (input: int list option) graph (blocks: CliffordBlock list) =
        let qubits, forward = blocks.Head.Qubits, input.IsSome
        let keys = blocks |> List.map CliffordBlock.key
        let explored = candidatesOf effort seed spares graph keys blocks

        let walk =
            (if forward then keys else List.rev keys) |> List.map (fun key -> explored[key])

        // A long chain moves on to new placements in every layer: each layer has its share.
        let share =
            (BlockEffort.settings effort).Expansions / blocks.Length |> max 2 |> min Kept

        let expandAt explored placement =
            let text = BlockMove.placementToText placement
            explored.Expanded.Add text |> ignore

            BlockSynthesis.expand effort (Seed.purpose text seed) spares graph explored.Block forward None placement
            |> add explored

        let isNew explored placement =
            not (explored.Expanded.Contains(BlockMove.placementToText placement))

        let start =
            input |> Option.map (fun placement -> Map.ofList [ placement, (0, 0.0, []) ])

        let mutable reached = start

        for explored in walk do
            let ends =
                match reached with
                | Some reached -> cheapest reached |> List.map fst
                | None ->
                    explored.Solutions.Values
                    |> Seq.sortBy PlacementSearch.rank
                    |> Seq.map (fun s -> place qubits s.Output)
                    |> Seq.distinct
                    |> List.ofSeq

            for placement in
                ends
                |> List.truncate Kept
                |> List.filter (isNew explored)
                |> List.truncate share do
                expandAt explored placement

            if (advance forward qubits reached explored).IsEmpty then
                expandAt explored ends.Head

            reached <- Some(advance forward qubits reached explored)

        // What later layers brought to light serves the earlier ones too.
        let final =
            (start, walk)
            ||> List.fold (fun reached explored -> Some(advance forward qubits reached explored))

        match final |> Option.map cheapest with
        | Some((_, (_, _, steps)) :: _) -> if forward then List.rev steps else steps
        | _ -> invalidOp "a placement that was expanded leads at least to itself"

    /// Placements such that the blocks together need few two-qubit gates. All blocks have the same number of qubits.
    /// The input placement of the first block may be given (entry j: the vertex of qubit j), the last output is free.
    /// Fails for no blocks, for blocks of different width, where the graph is too small or the placement is none.
    let plan
        (effort: BlockEffort)
        (seed: Seed)
        (spares: SpareState)
        (input: int list option)
        (graph: BlockGraph)
        (blocks: CliffordBlock list)
        : Result<BlockChain, HybHanasError> = result {
        do! Results.require (not blocks.IsEmpty) (HybHanasError.OutOfRange("number of blocks in a chain", "0", "at least 1"))
        let qubits = blocks.Head.Qubits

        do!
            Results.require
                (blocks |> List.forall (fun block -> block.Qubits = qubits))
                (HybHanasError.Unsupported("blocks of different width", "one chain"))

        do! BlockSynthesis.checkFits graph blocks.Head
        do! BlockSynthesis.checkPlacement graph blocks.Head "input" input

        return
            {
                Steps = solve effort seed spares input graph blocks
            }
    }
