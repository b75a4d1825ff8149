/// A block made anew on a coupling graph, proven equal to the original when it is built.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

/// What is known of the vertices that no block qubit sits on.
[<RequireQualifiedAccess>]
type internal SpareState =
    /// They are in |0> before the block and must be in |0> after it.
    | Zero
    /// They may hold anything; what they hold may move, as the block's qubits do.
    | Unknown

/// A correct solution: only these can be built.
type internal BlockSolution =
    private
        {
            From: ImmutableArray<int>
            To: ImmutableArray<int>
            Words: ImmutableArray<BlockGate>
            Moves: ImmutableArray<BlockMove>
            Flips: uint64
            Spare: SpareState
            Cost: float
        }

    /// Entry j: the vertex of block qubit j before the gates; entries from the block's width on: the spare vertices.
    member this.Input = this.From

    /// Entry j: the vertex of block qubit j after the gates; then the spare vertices (those that were unknown keep
    /// their order of Input).
    member this.Output = this.To

    /// The gates on vertices, in order of application: H, S, Sdg, SX, X, Y, Z, CX and CZ.
    member this.Gates = this.Words

    /// Number of two-qubit gates.
    member this.TwoQubitGates = this.Moves.Length

    /// Sum of the graph's weights over the two-qubit gates.
    member this.Weight = this.Cost

    /// What was taken as known of the spare vertices.
    member this.Spares = this.Spare

[<RequireQualifiedAccess>]
module internal BlockSolution =

    let private isPermutation (placement: int[]) =
        Array.sort placement = Array.init placement.Length id

    let private inPlace (placement: int[]) (gates: BlockGate seq) =
        gates
        |> Seq.map (fun gate ->
            { gate with
                Qubits = gate.Qubits |> List.map (fun q -> placement[q])
            })

    /// True where the gates on the vertices do what the block does from one placement to the other, spares as said.
    let private isCorrect spares (block: CliffordBlock) (input: int[]) (output: int[]) (gates: BlockGate seq) =
        let m, k = input.Length, block.Qubits

        match CliffordTableau.ofGates m gates, CliffordTableau.ofGates m (inPlace output block.Gates) with
        | Ok made, Ok wanted ->
            let image (tableau: CliffordTableau) index ignored =
                let mutable x, z = 0UL, 0UL

                for v in 0 .. m - 1 do
                    x <- x ||| (((tableau.XPart v >>> index) &&& 1UL) <<< v)
                    z <- z ||| (((tableau.ZPart v >>> index) &&& 1UL) <<< v)

                struct (x, z &&& ~~~ignored, (tableau.Signs >>> index) &&& 1UL)

            let spareMask = output[k..] |> Array.sumBy (fun v -> 1UL <<< v)

            match spares with
            | SpareState.Unknown ->
                Seq.forall2
                    (fun a b ->
                        image made a 0UL = image wanted b 0UL
                        && image made (m + a) 0UL = image wanted (m + b) 0UL)
                    input
                    output
            | SpareState.Zero ->
                // Z on a spare vertex is +1 there, so images may differ by it.
                Seq.forall2
                    (fun a b ->
                        image made a spareMask = image wanted b spareMask
                        && image made (m + a) spareMask = image wanted (m + b) spareMask)
                    input[.. k - 1]
                    output[.. k - 1]
                && input[k..]
                   |> Array.forall (fun a -> image made (m + a) spareMask = (0UL, 0UL, 0UL))
        | _ -> false

    let private build spares flips block graph (input: int[]) (output: int[]) local (moves: BlockMove[]) =
        let gates =
            ImmutableArray.CreateRange(Seq.append local (Seq.collect BlockMove.gates moves))

        if isCorrect spares block input output gates then
            Some
                {
                    From = ImmutableArray.CreateRange input
                    To = ImmutableArray.CreateRange output
                    Words = gates
                    Moves = ImmutableArray.CreateRange moves
                    Flips = flips
                    Spare = spares
                    Cost =
                        moves
                        |> Array.sumBy (fun move -> BlockGraph.weight move.First move.Second graph)
                }
        else
            None

    let private isLegal (graph: BlockGraph) (block: CliffordBlock) (output: int[]) (moves: BlockMove[]) =
        output.Length = graph.Vertices
        && block.Qubits <= graph.Vertices
        && isPermutation output
        && moves
           |> Array.forall (fun move ->
               max move.First move.Second < graph.Vertices
               && BlockGraph.areAdjacent move.First move.Second graph)

    /// The solution with these moves in order of application and this output placement: the input placement and the
    /// one-qubit gates before the moves follow from them. None where the moves do not make the block.
    let internal tryOfMoves (block: CliffordBlock) (graph: BlockGraph) (output: int[]) (moves: BlockMove[]) =
        if not (isLegal graph block output moves) then
            None
        else
            let rest =
                Seq.append (inPlace output block.Gates) (moves |> Seq.rev |> Seq.collect BlockMove.gates)

            match CliffordTableau.ofGates graph.Vertices rest with
            | Error _ -> None
            | Ok rest ->
                let located =
                    output
                    |> Array.map (fun label ->
                        seq { 0 .. graph.Vertices - 1 }
                        |> Seq.tryPick (fun v ->
                            LocalClifford.actionAt label v rest
                            |> LocalClifford.tryWord
                            |> Option.map (fun word -> v, word)))

                if located |> Array.exists Option.isNone then
                    None
                else
                    let located = located |> Array.map Option.get
                    let input = located |> Array.map fst

                    let local =
                        [
                            for v, word in located do
                                for gate in word -> { Gate = gate; Qubits = [ v ] }
                        ]

                    if isPermutation input then
                        build SpareState.Unknown 0UL block graph input output local moves
                    else
                        None

    /// The same with spare vertices in |0>, where the input placement does not follow from the moves. The flips are the
    /// block qubits (a bit mask) with a Hadamard gate at both ends.
    let internal tryOfZeroMoves
        (block: CliffordBlock)
        (graph: BlockGraph)
        (input: int[])
        (output: int[])
        flips
        (moves: BlockMove[])
        =
        let flipped =
            [
                for j in 0 .. block.Qubits - 1 do
                    if (flips >>> j) &&& 1UL = 1UL then
                        j
            ]

        if
            not (isLegal graph block output moves)
            || input.Length <> output.Length
            || not (isPermutation input)
        then
            None
        else
            let twice =
                flipped
                |> List.collect (fun j -> [ input[j]; output[j] ])
                |> List.countBy id
                |> List.filter (fun (_, count) -> count = 1)

            let local = twice |> List.map (fun (v, _) -> { Gate = Gate.H; Qubits = [ v ] })
            build SpareState.Zero flips block graph input output local moves

    /// True where the solution makes the block on the graph: it was built for this block or an equal one.
    let solves (block: CliffordBlock) (graph: BlockGraph) (solution: BlockSolution) : bool =
        isLegal graph block (Array.ofSeq solution.To) (Array.ofSeq solution.Moves)
        && isCorrect solution.Spare block (Array.ofSeq solution.From) (Array.ofSeq solution.To) solution.Words

    /// One short line; tryParse reads it again for the same block and graph.
    let toText (solution: BlockSolution) : string =
        let moves = solution.Moves |> Seq.map BlockMove.toText |> String.concat ""
        let output = BlockMove.placementToText solution.To

        match solution.Spare with
        | SpareState.Unknown -> $"{output} {moves}"
        | SpareState.Zero -> $"{output} {moves} {BlockMove.placementToText solution.From} {solution.Flips:x}"

    /// The solution that toText wrote, proven again for this block and graph; None for any other text.
    let tryParse (block: CliffordBlock) (graph: BlockGraph) (text: string) : BlockSolution option =
        let moves (text: string) =
            let parsed =
                text
                |> Seq.chunkBySize 4
                |> Seq.map (System.String >> BlockMove.tryParse)
                |> Array.ofSeq

            if Array.exists Option.isNone parsed then
                None
            else
                Some(Array.map Option.get parsed)

        let parts = text.Split ' ' |> List.ofArray

        match parts with
        | [ output; steps ] ->
            match BlockMove.tryParsePlacement output, moves steps with
            | Some output, Some moves -> tryOfMoves block graph output moves
            | _ -> None
        | [ output; steps; input; flips ] ->
            let parsedFlips, flips =
                System.UInt64.TryParse(
                    flips,
                    System.Globalization.NumberStyles.HexNumber,
                    System.Globalization.CultureInfo.InvariantCulture
                )

            match BlockMove.tryParsePlacement output, moves steps, BlockMove.tryParsePlacement input with
            | Some output, Some moves, Some input when parsedFlips -> tryOfZeroMoves block graph input output flips moves
            | _ -> None
        | _ -> None

    /// The same solution on a larger graph: vertex v becomes map[v], the other vertices of the graph are spare and left
    /// alone. None where the graph lacks an edge that is used.
    let transplant (map: int[]) (block: CliffordBlock) (graph: BlockGraph) (solution: BlockSolution) : BlockSolution option =
        let added = Array.except map [| 0 .. graph.Vertices - 1 |]

        if map.Length <> solution.To.Length || map.Length + added.Length <> graph.Vertices then
            None
        else
            let moved placement =
                Array.append (placement |> Seq.map (fun v -> map[v]) |> Array.ofSeq) added

            let moves =
                solution.Moves
                |> Seq.map (fun move ->
                    { move with
                        First = map[move.First]
                        Second = map[move.Second]
                    })
                |> Array.ofSeq

            match solution.Spare with
            | SpareState.Unknown -> tryOfMoves block graph (moved solution.To) moves
            | SpareState.Zero -> tryOfZeroMoves block graph (moved solution.From) (moved solution.To) solution.Flips moves

    /// The solution of a block from one of the same block with qubit q called names[q]; None where it does not hold.
    let named (names: int[]) (block: CliffordBlock) (graph: BlockGraph) (solution: BlockSolution) : BlockSolution option =
        let placement (named: ImmutableArray<int>) =
            Array.init named.Length (fun j -> if j < names.Length then named[names[j]] else named[j])

        let moves = Array.ofSeq solution.Moves

        match solution.Spare with
        | SpareState.Unknown -> tryOfMoves block graph (placement solution.To) moves
        | SpareState.Zero ->
            let flips =
                seq { 0 .. names.Length - 1 }
                |> Seq.sumBy (fun j -> ((solution.Flips >>> names[j]) &&& 1UL) <<< j)

            tryOfZeroMoves block graph (placement solution.From) (placement solution.To) flips moves
