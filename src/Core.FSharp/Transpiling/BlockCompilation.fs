/// Compiles circuits of entangling layers: each layer made anew on a region of the device, beginning where the one before ended.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

[<RequireQualifiedAccess>]
module internal BlockCompilation =

    /// Qubits of the blocks at most; beyond it a search takes too long.
    [<Literal>]
    let MaxQubits = 13

    /// Layers at most.
    [<Literal>]
    let private MaxLayers = 32

    /// Shapes of regions that layers are made on.
    [<Literal>]
    let private Shapes = 6

    /// Whether making the layers anew may pay: few layers, each of which ties together most of its qubits.
    let isPromising (layers: EntanglingLayers) : bool =
        let active = EntanglingLayers.activeQubits layers

        let gates =
            layers.Blocks
            |> Array.sumBy (Seq.filter (fun gate -> gate.Qubits.Length = 2) >> Seq.length)

        active.Length >= 3
        && active.Length <= MaxQubits
        && layers.Blocks.Length <= MaxLayers
        && 2 * gates >= layers.Blocks.Length * active.Length

    /// The blocks on 0..n-1, the active qubits in order.
    let private blocks (active: int[]) (layers: EntanglingLayers) =
        layers.Blocks
        |> List.ofArray
        |> Results.traverse (fun gates ->
            gates
            |> Seq.map (fun gate ->
                { gate with
                    Qubits = gate.Qubits |> List.map (fun q -> System.Array.IndexOf(active, q))
                })
            |> CliffordBlock.create active.Length)

    /// Where every pair is coupled, a path is enough: shorter forms are the gates as written.
    let private path size =
        BlockGraph.ofEdges size [ for v in 0 .. size - 2 -> v, v + 1 ]
        |> Result.toOption
        |> Option.map (fun graph ->
            {
                Qubits = [| 0 .. size - 1 |]
                Graph = graph
            })
        |> Option.toList

    let private isComplete (target: Target) =
        target.Couplings.Length = target.QubitCount * (target.QubitCount - 1) / 2

    let private found size target =
        match Regions.find 24 size target with
        | Ok regions ->
            regions
            |> List.distinctBy (fun region -> BlockShape.key (BlockShape.ofGraph region.Graph))
            |> List.truncate Shapes
            |> List.map (fun region ->
                {
                    Qubits = [| for q in region.Qubits -> int q |]
                    Graph = region.Graph
                })
        | Error _ -> []

    let private sites (memory: TranspilerMemory) size =
        let find =
            if isComplete memory.Target then
                path
            else
                fun size -> found size memory.Target

        memory.Sites(size, find)

    let private isRing (graph: BlockGraph) =
        graph.Vertices > 2
        && graph.Edges.Length = graph.Vertices
        && seq { 0 .. graph.Vertices - 1 }
           |> Seq.forall (fun v -> System.Numerics.BitOperations.PopCount(graph.Neighbours v) = 2)

    /// Rings of the device with one or two qubits more than the blocks have: CNOT blocks go around them.
    let private spareRings (memory: TranspilerMemory) size =
        [ size + 1; min MaxQubits (size + 2) ]
        |> List.distinct
        |> List.filter (fun larger -> larger > size && larger <= memory.Target.UsableQubits.Length)
        |> List.collect (fun larger -> sites memory larger |> List.filter (fun site -> isRing site.Graph))

    let private chain (memory: TranspilerMemory) spares (shape: BlockShape) blocks =
        let key =
            BlockShape.key shape
            + ";"
            + String.concat ";" (List.map CliffordBlock.key blocks)

        memory.Chain(
            key,
            fun () ->
                BlockChain.plan BlockEffort.Quick (Seed.create 0UL) spares None shape.Graph blocks
                |> Result.toOption
        )

    /// The circuit's steps on physical qubits by one chain on one region; qubits in no block on free ones.
    let private emit
        (device: Device)
        (circuit: Circuit<logical>)
        (layers: EntanglingLayers)
        (active: int[])
        (vertices: int[])
        (chain: BlockChain)
        =
        let place = Array.create circuit.Qubits -1

        let take (placement: int seq) =
            placement
            |> Seq.truncate active.Length
            |> Seq.iteri (fun j vertex -> place[active[j]] <- vertices[vertex])

        take chain.Layers.Head.Input
        let taken = System.Collections.Generic.HashSet vertices

        let free =
            device.Usable
            |> Seq.filter (fun q -> not (taken.Contains q))
            |> System.Collections.Generic.Queue

        for q in 0 .. circuit.Qubits - 1 do
            if place[q] < 0 then
                place[q] <- free.Dequeue()

        let initial = Array.copy place
        let steps = ResizeArray<Step>()

        let add (operation: Operation<logical>) =
            let on q = place[int q]

            match operation with
            | Operation.Apply(gate, angles, [ q ]) ->
                let angles = GateAlgebra.tryAngles angles |> Option.defaultValue []
                steps.Add(Step.one false gate angles (on q))
            | Operation.Measure(q, clbit) ->
                steps.Add
                    {
                        Action = Action.Measure clbit
                        Qubits = [| on q |]
                        Routing = false
                    }
            | operation ->
                steps.Add
                    {
                        Action = Action.Barrier
                        Qubits = Operation.qubits operation |> Seq.map on |> Array.ofSeq
                        Routing = false
                    }

        List.iteri
            (fun number (solution: BlockSolution) ->
                Array.iter add layers.Locals[number]

                for gate in solution.Gates do
                    match gate.Qubits with
                    | [ v ] -> steps.Add(Step.one false gate.Gate [] vertices[v])
                    | [ v; w ] -> steps.Add(Step.two false gate.Gate [] vertices[v] vertices[w])
                    | _ -> ()

                take solution.Output)
            chain.Layers

        Array.iter add (Array.last layers.Locals)
        Array.iter add layers.Tail
        steps.ToArray(), initial, place

    /// The circuit with all its layers made anew, on the shapes of regions that take fewest two-qubit gates; each placed at
    /// least expected error. Empty where the device has no region of the size.
    let compile
        (memory: TranspilerMemory)
        (device: Device)
        (circuit: Circuit<logical>)
        (layers: EntanglingLayers)
        : Placement list =
        let active = EntanglingLayers.activeQubits layers

        match blocks active layers with
        | Error _ -> []
        | Ok blocks ->
            let made =
                [
                    for site in sites memory active.Length -> SpareState.Unknown, site
                    if blocks |> List.forall CliffordBlock.isLinear then
                        for site in spareRings memory active.Length -> SpareState.Zero, site
                ]
                |> List.choose (fun (spares, site) ->
                    let shape = BlockShape.ofGraph site.Graph

                    chain memory spares shape blocks |> Option.map (fun chain -> site, shape, chain))

            match made with
            | [] -> []
            | made ->
                let least = made |> List.map (fun (_, _, chain) -> chain.TwoQubitGates) |> List.min

                made
                |> List.filter (fun (_, _, chain) -> chain.TwoQubitGates = least)
                |> List.map (fun (site, shape, chain) ->
                    let vertices = [| for v in shape.Vertices -> site.Qubits[v] |]
                    let steps, initial, final = emit device circuit layers active vertices chain
                    Placement.improve device (Placement.elementary true device steps) initial final)
                |> List.sortBy (fun placement -> placement.Cost)
