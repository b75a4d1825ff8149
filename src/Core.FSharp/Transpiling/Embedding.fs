/// Places a circuit where each of its two-qubit gates falls on a coupling, at the least expected error: a bounded
/// subgraph search with branch and bound (a first form of VF2Layout).
namespace HybHanas.Core.Transpiling

open System
open System.Collections.Generic

/// How often a circuit uses its qubits and pairs; Weights is symmetric, pair (a, b) at index a * Count + b.
type internal Interactions =
    {
        Count: int
        Weights: float[]
        Pulses: float[]
        Readouts: float[]
    }

[<RequireQualifiedAccess>]
module internal Interactions =

    /// The uses of so many qubits by the steps; a one-qubit gate weighs its pulses, a two-qubit gate its CX.
    let ofSteps (count: int) (steps: Step[]) : Interactions =
        let weights = Array.zeroCreate (count * count)
        let pulses = Array.zeroCreate count
        let readouts = Array.zeroCreate count

        for step in steps do
            let q = step.Qubits

            match step.Action with
            | Action.Two(gate, angles) ->
                let uses = float (Step.cxCount gate angles)
                weights[q[0] * count + q[1]] <- weights[q[0] * count + q[1]] + uses
                weights[q[1] * count + q[0]] <- weights[q[1] * count + q[0]] + uses
            | Action.One u -> pulses[q[0]] <- pulses[q[0]] + float (OneQubitEuler.pulses u)
            | Action.Measure _ -> readouts[q[0]] <- readouts[q[0]] + 1.0
            | Action.Reset
            | Action.Barrier -> ()

        {
            Count = count
            Weights = weights
            Pulses = pulses
            Readouts = readouts
        }

    let neighbours (interactions: Interactions) : int[][] =
        Array.init interactions.Count (fun a ->
            [|
                for b in 0 .. interactions.Count - 1 do
                    if interactions.Weights[a * interactions.Count + b] > 0.0 then
                        b
            |])

[<RequireQualifiedAccess>]
module internal Embedding =

    /// Nodes visited at most for each place of the first qubit.
    [<Literal>]
    let private Budget = 300

    let private qubitCost (device: Device) (uses: Interactions) logical physical =
        uses.Pulses[logical] * device.GateCost[physical]
        + uses.Readouts[logical] * device.ReadoutCost[physical]

    /// Expected -ln(fidelity) of a placement whose pairs are all coupled.
    let cost (device: Device) (uses: Interactions) (layout: int[]) : float =
        let mutable sum = 0.0

        for a in 0 .. uses.Count - 1 do
            if layout[a] >= 0 then
                sum <- sum + qubitCost device uses a layout[a]

                for b in a + 1 .. uses.Count - 1 do
                    let weight = uses.Weights[a * uses.Count + b]

                    if weight > 0.0 then
                        sum <- sum + weight * device.PairCost[layout[a] * device.Count + layout[b]]

        sum

    let private hops (neighbours: int[][]) =
        let count = neighbours.Length

        Array.init count (fun start ->
            let row = Array.create count Int32.MaxValue
            let queue = Queue [ start ]
            row[start] <- 0

            while queue.Count > 0 do
                let q = queue.Dequeue()

                for next in neighbours[q] do
                    if row[next] = Int32.MaxValue then
                        row[next] <- row[q] + 1
                        queue.Enqueue next

            row)

    /// Coupled qubits, each next to as many earlier ones as possible, busy ones first.
    let private order (neighbours: int[][]) =
        let placed = Array.create neighbours.Length false
        let links = Array.create neighbours.Length 0

        let isBetter q than =
            links[q] > links[than]
            || (links[q] = links[than] && neighbours[q].Length > neighbours[than].Length)

        [|
            for _ in 1 .. neighbours |> Array.sumBy (fun list -> min 1 list.Length) do
                let mutable next = -1

                for q in 0 .. neighbours.Length - 1 do
                    if not placed[q] && neighbours[q].Length > 0 && (next < 0 || isBetter q next) then
                        next <- q

                placed[next] <- true

                for other in neighbours[next] do
                    links[other] <- links[other] + 1

                next
        |]

    let private byCostThenPlace =
        { new IComparer<struct (float * int)> with
            member _.Compare(struct (costA, a), struct (costB, b)) =
                match costA.CompareTo costB with
                | 0 -> a.CompareTo b
                | order -> order
        }

    /// Qubits without two-qubit gates: the busiest on the best place that is left.
    let private placeRest device (uses: Interactions) (used: bool[]) (layout: int[]) =
        let rest =
            [|
                for q in 0 .. uses.Count - 1 do
                    if layout[q] < 0 && (uses.Pulses[q] > 0.0 || uses.Readouts[q] > 0.0) then
                        q
            |]
            |> Array.sortBy (fun q -> -(uses.Readouts[q] * 100.0 + uses.Pulses[q]))

        let idle =
            [|
                for q in 0 .. uses.Count - 1 do
                    if layout[q] < 0 && uses.Pulses[q] = 0.0 && uses.Readouts[q] = 0.0 then
                        q
            |]

        for q in Array.append rest idle do
            let free = device.Usable |> Array.filter (fun p -> not used[p])
            let place = free |> Array.minBy (qubitCost device uses q)
            used[place] <- true
            layout[q] <- place

    /// The layout with the qubits that have no place yet, those in use first.
    let complete (device: Device) (uses: Interactions) (coupled: int[]) : int[] =
        let layout = Array.copy coupled
        let used = Array.create device.Count false

        for place in layout do
            if place >= 0 then
                used[place] <- true

        placeRest device uses used layout
        layout

    /// The cheapest placement found, all qubits placed; None if the bounded search finds none. `bound`: cost not to exceed.
    let tryFind (device: Device) (bound: float) (uses: Interactions) : int[] option =
        let neighbours = Interactions.neighbours uses
        let sequence = order neighbours
        let hops = hops neighbours

        let widest =
            device.Usable |> Seq.map (fun q -> device.Neighbours[q].Length) |> Seq.max

        if neighbours |> Array.exists (fun list -> list.Length > widest) then
            None
        else
            let layout = Array.create uses.Count -1
            let used = Array.create device.Count false
            let mutable best = bound
            let mutable found = None
            let mutable visits = 0

            // Of each depth: how far and how much it is tied to each one before, and the first one that it is next to.
            let apart =
                Array.init sequence.Length (fun depth -> Array.init depth (fun k -> hops[sequence[depth]][sequence[k]]))

            let weights =
                Array.init sequence.Length (fun depth ->
                    Array.init depth (fun k -> uses.Weights[sequence[depth] * uses.Count + sequence[k]]))

            let anchor = apart |> Array.map (fun row -> Array.IndexOf(row, 1))

            let choices =
                anchor
                |> Array.map (fun k -> Array.zeroCreate (if k < 0 then device.Usable.Length else widest))

            /// The added cost of a place, infinite where it does not fit.
            let fit depth logical physical =
                if
                    used[physical]
                    || device.Neighbours[physical].Length < neighbours[logical].Length
                then
                    infinity
                else
                    let mutable sum = qubitCost device uses logical physical
                    let mutable k = 0

                    while k < depth do
                        let distance = apart[depth][k]
                        let pair = physical * device.Count + layout[sequence[k]]

                        if distance <> Int32.MaxValue && device.Distance[pair] > distance then
                            sum <- infinity
                            k <- depth
                        else
                            if distance = 1 then
                                sum <- sum + weights[depth][k] * device.PairCost[pair]

                            k <- k + 1

                    sum

            let rec visit depth sum budget =
                visits <- visits + 1

                if depth = sequence.Length then
                    best <- sum
                    found <- Some(Array.copy layout)
                else
                    let logical = sequence[depth]

                    let places =
                        if anchor[depth] >= 0 then
                            device.Neighbours[layout[sequence[anchor[depth]]]]
                        else
                            device.Usable

                    let fits = choices[depth]
                    let mutable count = 0

                    for place in places do
                        let added = fit depth logical place

                        if sum + added < best then
                            fits[count] <- struct (added, place)
                            count <- count + 1

                    Array.Sort(fits, 0, count, byCostThenPlace)

                    for k in 0 .. count - 1 do
                        let struct (added, place) = fits[k]

                        // The best may have improved, and the budget may have run out, since the list was made.
                        if visits < budget && sum + added < best then
                            layout[logical] <- place
                            used[place] <- true

                            visit (depth + 1) (sum + added) budget

                            used[place] <- false
                            layout[logical] <- -1

            if sequence.Length > 0 then
                for root in device.Usable do
                    let added = fit 0 sequence[0] root

                    if added < best then
                        layout[sequence[0]] <- root
                        used[root] <- true
                        visit 1 added (visits + Budget)
                        used[root] <- false
                        layout[sequence[0]] <- -1
            else
                found <- Some layout

            found |> Option.map (complete device uses)
