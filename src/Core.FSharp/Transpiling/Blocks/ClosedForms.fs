/// Solutions that need no search. All of them give each qubit back where it was.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal ClosedForms =

    /// CX from the first vertex of a path to all others on it, in 2d - 1 moves for a path of d edges.
    let private fan path =
        match List.pairwise path with
        | [] -> []
        | (root, next) :: others ->
            let outer = others |> List.map (fun (a, b) -> BlockMove.cx a b)
            List.rev outer @ [ BlockMove.cx root next ] @ outer

    /// CX between the ends of a path: to all of it, then back off all but the last.
    let private bridge path =
        if List.length path = 2 then
            fan path
        else
            fan path @ fan (path |> List.take (path.Length - 1))

    /// The gates as written, each at its place, bridged where it is not on an edge: 1 move on an edge, 4(d - 1) over d.
    let asWritten (block: CliffordBlock) (graph: BlockGraph) (placement: int[]) : BlockMove[] =
        // One-qubit gates are taken to the front: a move changes by those that follow it. frames[v] is what these make
        // of X, Z and Y there.
        let frames =
            Array.init graph.Vertices (fun _ -> [| 0; BlockMove.X; BlockMove.Z; BlockMove.Y |])

        let prepend v (images: int[]) =
            frames[v] <- images |> Array.map (fun pauli -> frames[v][pauli])

        [
            for gate in Seq.rev block.Gates do
                for step in CliffordTableau.steps gate |> Option.toList |> List.concat |> List.rev do
                    match step with
                    | CliffordStep.H q -> prepend placement[q] [| 0; BlockMove.Z; BlockMove.X; BlockMove.Y |]
                    | CliffordStep.S q -> prepend placement[q] [| 0; BlockMove.Y; BlockMove.Z; BlockMove.X |]
                    | CliffordStep.CX(a, b) ->
                        for move in BlockGraph.shortestPath placement[a] placement[b] graph |> bridge |> List.rev do
                            BlockMove.conjugate (fun v pauli -> frames[v][pauli]) move
        ]
        |> List.rev
        |> Array.ofList

    let private mask (placement: int[]) qubits =
        placement[.. qubits - 1] |> Array.fold (fun mask v -> mask ||| (1u <<< v)) 0u

    let private tree (block: CliffordBlock) graph (placement: int[]) root =
        let edges =
            BlockGraph.spanningTree placement[root] (mask placement block.Qubits) graph

        if edges.Length = block.Qubits - 1 then Some edges else None

    /// CZ between all pairs in 2n - 3 moves on any tree: parities are merged towards the root, each merge adding the
    /// product of the two parities, and undone.
    let private fullCz edges =
        let merges =
            edges
            |> List.rev
            |> List.map (fun (parent, child) ->
                {
                    First = child
                    Second = parent
                    P = BlockMove.Z
                    Q = BlockMove.Y
                })

        match List.rev merges with
        | [] -> []
        | last :: others ->
            List.rev others
            @ [ BlockMove.cz last.First last.Second ]
            @ (others |> List.map (fun move -> { move with Q = BlockMove.X }))

    /// CX from the root to all others.
    let private star edges =
        match edges with
        | [] -> []
        | (root, _) :: _ ->
            let inner, outer = edges |> List.partition (fun (parent, _) -> parent = root)
            let moves = List.map (fun (parent, child) -> BlockMove.cx parent child)
            moves (List.rev outer) @ moves inner @ moves outer

    let private fullCnotRows qubits =
        lazy
            (match CliffordBlock.ofEntanglement Gate.CX qubits Entanglement.Full with
             | Ok block -> Array.init qubits block.Tableau.XPart
             | Error _ -> [||])

    let private isFullCnot (block: CliffordBlock) =
        CliffordBlock.isLinear block
        && (fullCnotRows block.Qubits).Value = Array.init block.Qubits block.Tableau.XPart

    let private starCentre (block: CliffordBlock) =
        let n = block.Qubits

        match CliffordBlock.tryDiagonal block with
        | Some(neighbours, _) ->
            let all = (1UL <<< n) - 1UL

            seq { 0 .. n - 1 }
            |> Seq.tryFind (fun c ->
                seq { 0 .. n - 1 }
                |> Seq.forall (fun q -> neighbours[q] = (if q = c then all ^^^ (1UL <<< c) else 1UL <<< c)))
        | None when CliffordBlock.isLinear block ->
            seq { 0 .. n - 1 }
            |> Seq.tryFind (fun c ->
                seq { 0 .. n - 1 }
                |> Seq.forall (fun q -> block.Tableau.XPart q = ((1UL <<< q) ||| (1UL <<< c))))
        | None -> None

    /// Moves in order of application for each closed form that fits the block and the placement.
    let all (block: CliffordBlock) (graph: BlockGraph) (placement: int[]) : BlockMove[] list =
        let n = block.Qubits
        let diagonal = CliffordBlock.tryDiagonal block

        [
            if n > 1 then
                match diagonal with
                | Some(neighbours, _) when
                    neighbours
                    |> Seq.indexed
                    |> Seq.forall (fun (q, row) -> row ||| (1UL <<< q) = (1UL <<< n) - 1UL)
                    ->
                    match tree block graph placement 0 with
                    | Some edges -> Array.ofList (fullCz edges)
                    | None -> ()
                | _ -> ()

                match starCentre block with
                | Some centre ->
                    match tree block graph placement centre with
                    | Some edges ->
                        let exchange v pauli =
                            if diagonal.IsSome && v <> placement[centre] then
                                BlockMove.exchanged pauli
                            else
                                pauli

                        star edges |> List.map (BlockMove.conjugate exchange) |> Array.ofList
                    | None -> ()
                | None -> ()

                if
                    isFullCnot block
                    && seq { 0 .. n - 2 }
                       |> Seq.forall (fun i -> BlockGraph.areAdjacent placement[i] placement[i + 1] graph)
                then
                    [| for i in n - 2 .. -1 .. 0 -> BlockMove.cx placement[i] placement[i + 1] |]
        ]
