/// Good solutions for the usual entangling layers, found by long searches and shipped as text. A header line
/// "cz grid 8 9 01 12 ..." names gate, pattern, qubits and the vertices and edges of the graph; the lines below it are
/// solutions as BlockSolution.toText writes them.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// A pattern on a graph with its solutions, not yet proven.
type internal KnownBlock =
    {
        Gate: Gate
        Entanglement: Entanglement
        Qubits: int
        Vertices: int
        Edges: (int * int) list
        Solutions: string list
    }

[<RequireQualifiedAccess>]
module internal KnownBlocks =

    /// The text of entries; parse reads it again.
    let toText (entries: KnownBlock seq) : string =
        String.concat
            "\n"
            [
                for entry in entries do
                    let edges =
                        entry.Edges
                        |> List.map (fun (a, b) -> BlockMove.placementToText [ a; b ])
                        |> String.concat " "

                    $"{GateTable.name entry.Gate} {Entanglement.name entry.Entanglement} {entry.Qubits} {entry.Vertices} {edges}"
                    yield! entry.Solutions
            ]

    let private header (line: string) =
        match line.Split ' ' |> List.ofArray with
        | gate :: pattern :: qubits :: vertices :: edges when gate = "cx" || gate = "cz" ->
            let entanglement =
                Entanglement.all |> List.tryFind (fun e -> Entanglement.name e = pattern)

            let parsed =
                edges
                |> List.choose BlockMove.tryParsePlacement
                |> List.choose (fun ends -> if ends.Length = 2 then Some(ends[0], ends[1]) else None)

            match entanglement, System.Int32.TryParse qubits, System.Int32.TryParse vertices with
            | Some entanglement, (true, qubits), (true, vertices) when parsed.Length = edges.Length ->
                Some
                    {
                        Gate = if gate = "cx" then Gate.CX else Gate.CZ
                        Entanglement = entanglement
                        Qubits = qubits
                        Vertices = vertices
                        Edges = parsed
                        Solutions = []
                    }
            | _ -> None
        | _ -> None

    /// The entries of a text; a line that is neither a header nor below one is a Syntax error.
    let parse (file: string) (text: string) : Result<KnownBlock list, HybHanasError> =
        let step state (index, line: string) =
            state
            |> Result.bind (fun entries ->
                match header line, entries with
                | Some entry, _ -> Ok(entry :: entries)
                | None, entry :: earlier when not (line.StartsWith "c") ->
                    Ok(
                        { entry with
                            Solutions = line :: entry.Solutions
                        }
                        :: earlier
                    )
                | _ ->
                    let place =
                        {
                            File = file
                            Line = index + 1
                            Column = 1
                        }

                    Error(HybHanasError.Syntax(place, "expected a header such as 'cz star 4 4 01 12 13'")))

        text.Split '\n'
        |> Seq.map (fun line -> line.Trim())
        |> Seq.indexed
        |> Seq.filter (fun (_, line) -> line <> "")
        |> Seq.fold step (Ok [])
        |> Result.map (
            List.rev
            >> List.map (fun entry ->
                { entry with
                    Solutions = List.rev entry.Solutions
                })
        )

    let private shipped =
        lazy
            (match parse "the table of known blocks" KnownBlockTable.Text with
             | Ok entries -> entries
             | Error error -> invalidOp (HybHanasError.message error))

    /// The entries that ship with the product.
    let all () : KnownBlock list = shipped.Value

    let private blocks =
        lazy
            (shipped.Value
             |> List.choose (fun entry ->
                 match CliffordBlock.ofEntanglement entry.Gate entry.Qubits entry.Entanglement with
                 | Ok block -> Some(CliffordBlock.key block, (block, entry))
                 | Error _ -> None)
             |> List.groupBy fst
             |> List.map (fun (key, entries) -> key, List.map snd entries)
             |> Map.ofList)

    /// Ways to lay an entry's graph on the given one that are tried.
    [<Literal>]
    let private Ways = 24

    /// The solutions of given entries for this block on this graph: wherever an entry's graph fits into it, spare
    /// vertices as they may be. Each is proven; one that does not hold is left out.
    let internal onGraph
        (spares: SpareState)
        (graph: BlockGraph)
        (block: CliffordBlock)
        (entry: KnownBlock)
        : BlockSolution list =
        let placements = BlockGraph.embeddings Ways entry.Vertices entry.Edges graph

        match BlockGraph.ofEdges entry.Vertices entry.Edges with
        | Error _ -> []
        | Ok own ->
            [
                for text in entry.Solutions do
                    match BlockSolution.tryParse block own text with
                    | Some solution when solution.Spares = SpareState.Unknown || spares = SpareState.Zero ->
                        yield!
                            placements
                            |> List.choose (fun vertices -> BlockSolution.transplant vertices block graph solution)
                    | _ -> ()
            ]

    /// Other names for qubits that a pattern may come under: its ring turned or reversed, its centre elsewhere.
    let private names qubits =
        [
            for turn in 0 .. qubits - 1 do
                [| for q in 0 .. qubits - 1 -> (q + turn) % qubits |]
                [| for q in 0 .. qubits - 1 -> (turn + qubits - q) % qubits |]
            for centre in 1 .. qubits - 1 do
                [|
                    for q in 0 .. qubits - 1 ->
                        if q = 0 then centre
                        elif q = centre then 0
                        else q
                |]
        ]

    /// The entries for a block and the names under which it is in the table.
    let private entriesFor (block: CliffordBlock) =
        names block.Qubits
        |> List.tryPick (fun names ->
            match CliffordBlock.renamed names block with
            | Ok renamed ->
                blocks.Value.TryFind(CliffordBlock.key renamed)
                |> Option.map (fun entries -> entries |> List.map (fun (_, entry) -> names, renamed, entry))
            | Error _ -> None)
        |> Option.defaultValue []

    /// What ships for this block on this graph, best first.
    let find (spares: SpareState) (graph: BlockGraph) (block: CliffordBlock) : BlockSolution list =
        entriesFor block
        |> List.collect (fun (names, renamed, entry) ->
            onGraph spares graph renamed entry
            |> List.choose (BlockSolution.named names block graph))
        |> List.distinctBy BlockSolution.toText
        |> List.sortBy (fun solution -> solution.TwoQubitGates, solution.Weight)

    /// True where there is an entry for this very shape, not only for a part of it.
    let covers (graph: BlockGraph) (block: CliffordBlock) : bool =
        entriesFor block
        |> List.exists (fun (_, _, entry) ->
            entry.Vertices = graph.Vertices
            && entry.Edges.Length = graph.Edges.Length
            && not (BlockGraph.embeddings 1 entry.Vertices entry.Edges graph).IsEmpty)
