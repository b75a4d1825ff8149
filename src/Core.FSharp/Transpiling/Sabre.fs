/// SWAP insertion by SABRE (Li, Ding, Xie 2019) with look-ahead, decay and a release valve.
namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core

/// A routing: each event is a step of the DAG (>= 0) or a SWAP of physical qubits a and b (~~~(a * Count + b)).
type internal Routed =
    {
        Events: int[]
        Initial: int[]
        Final: int[]
        /// CX that the SWAPs add, where a SWAP right behind a gate on the same pair costs one and any other three.
        AddedCx: int
    }

/// What the choice of the next SWAP weighs.
type internal Heuristic =
    {
        /// Two-qubit steps behind the front that count, at most.
        LookAhead: int
        /// Their mean distance against that of the front.
        LookAheadWeight: float
        /// What a SWAP costs that cannot be folded into the gate before it, as mean front distance.
        UnfoldedSwapCost: float
    }

[<RequireQualifiedAccess>]
module internal Sabre =

    [<Literal>]
    let private DecayStep = 0.001

    [<Literal>]
    let private DecayReset = 5

    /// One run over one DAG; everything in it is local to a call of Sabre.route.
    type private Run(device: Device, heuristic: Heuristic, dag: Dag, layout: int[], seed: Seed) =
        let count = device.Count
        let toPhysical = Array.copy layout
        let toLogical = Array.create count -1
        let waiting = Array.copy dag.Waiting
        let events = ResizeArray<int>(dag.First.Length * 2)
        let front = ResizeArray<int>()
        let queue = System.Collections.Generic.Queue<int>()
        let ahead = ResizeArray<int>()
        let aheadOf = Array.init dag.Qubits (fun _ -> ResizeArray<int>())
        let frontOf = Array.create dag.Qubits -1
        let decay = Array.create count 1.0
        let partner = Array.create count -1
        let pending = ResizeArray<struct (int * int)>()
        let mutable draws = 0
        let mutable addedCx = 0

        do layout |> Array.iteri (fun logical physical -> toLogical[physical] <- logical)

        let distance a b = device.Distance[a * count + b]

        let gap node =
            distance toPhysical[dag.First[node]] toPhysical[dag.Second[node]]

        let emit node =
            events.Add node
            let a, b = dag.First[node], dag.Second[node]

            if a >= 0 then
                partner[toPhysical[a]] <- toPhysical[b]
                partner[toPhysical[b]] <- toPhysical[a]

            for next in dag.Successors[node] do
                waiting[next] <- waiting[next] - 1

                if waiting[next] = 0 then
                    queue.Enqueue next

        /// Runs everything that needs no SWAP; true if a two-qubit step was among it.
        let advance () =
            let mutable progressed = false
            let blocked = front.ToArray()
            front.Clear()

            for node in blocked do
                if gap node = 1 then
                    progressed <- true
                    emit node
                else
                    front.Add node

            while queue.Count > 0 do
                let node = queue.Dequeue()

                if dag.First[node] < 0 then
                    emit node
                elif gap node = 1 then
                    progressed <- true
                    emit node
                else
                    front.Add node

            progressed

        /// The two-qubit steps next in line behind the front.
        let look () =
            ahead.Clear()
            aheadOf |> Array.iter (fun list -> list.Clear())
            Array.fill frontOf 0 frontOf.Length -1
            let touched = ResizeArray<int>()
            let line = System.Collections.Generic.Queue<int>(front)

            for node in front do
                frontOf[dag.First[node]] <- dag.Second[node]
                frontOf[dag.Second[node]] <- dag.First[node]

            while line.Count > 0 && ahead.Count < heuristic.LookAhead do
                for next in dag.Successors[line.Dequeue()] do
                    touched.Add next
                    waiting[next] <- waiting[next] - 1

                    if waiting[next] = 0 then
                        line.Enqueue next

                        if dag.First[next] >= 0 then
                            ahead.Add next
                            aheadOf[dag.First[next]].Add dag.Second[next]
                            aheadOf[dag.Second[next]].Add dag.First[next]

            for next in touched do
                waiting[next] <- waiting[next] + 1

        /// How much the summed distances (front, look-ahead) change when the qubit at `here` trades places with `there`.
        let change (here: int) (there: int) =
            let logical = toLogical[here]

            if logical < 0 then
                struct (0, 0)
            else
                let delta other =
                    let at = toPhysical[other]

                    if at = there then
                        0
                    else
                        distance there at - distance here at

                let inFront = if frontOf[logical] >= 0 then delta frontOf[logical] else 0
                let mutable behind = 0

                for other in aheadOf[logical] do
                    behind <- behind + delta other

                struct (inFront, behind)

        let swapCost a b =
            if partner[a] = b && partner[b] = a then 1 else 3

        let swap a b =
            let first, second = toLogical[a], toLogical[b]
            toLogical[a] <- second
            toLogical[b] <- first

            if first >= 0 then
                toPhysical[first] <- b

            if second >= 0 then
                toPhysical[second] <- a

        let apply a b =
            addedCx <- addedCx + swapCost a b
            swap a b
            partner[a] <- -1
            partner[b] <- -1
            events.Add(~~~(a * count + b))

        let best () =
            let size = float front.Count
            let aheadSize = float (max 1 ahead.Count)
            let total (nodes: ResizeArray<int>) = nodes |> Seq.sumBy gap |> float
            let frontTotal, aheadTotal = total front, total ahead
            let mutable least = Double.PositiveInfinity
            let mutable ties = 0
            let mutable chosen = struct (-1, -1)

            let consider a b =
                let struct (front1, ahead1) = change a b
                let struct (front2, ahead2) = change b a

                let score =
                    max decay[a] decay[b]
                    * ((frontTotal + float (front1 + front2)) / size
                       + heuristic.LookAheadWeight * (aheadTotal + float (ahead1 + ahead2)) / aheadSize
                       + (if swapCost a b = 1 then 0.0 else heuristic.UnfoldedSwapCost))

                if score < least - 1e-10 then
                    least <- score
                    ties <- 1
                    chosen <- struct (a, b)
                elif score <= least + 1e-10 then
                    ties <- ties + 1
                    draws <- draws + 1

                    if Seed.below ties draws seed = 0 then
                        chosen <- struct (a, b)

            for node in front do
                for logical in [| dag.First[node]; dag.Second[node] |] do
                    let a = toPhysical[logical]

                    for b in device.Neighbours[a] do
                        // A coupling between two front qubits is met from both sides; count it once.
                        let other = toLogical[b]

                        if other < 0 || frontOf[other] < 0 || a < b then
                            consider a b

            chosen

        /// Undoes the SWAPs since the last step and brings the closest front pair together along a shortest path.
        let release () =
            for k in pending.Count - 1 .. -1 .. 0 do
                let struct (a, b) = pending[k]
                swap a b
                events.RemoveAt(events.Count - 1)

            let node = front |> Seq.minBy gap
            let target = toPhysical[dag.Second[node]]

            while gap node > 1 do
                let here = toPhysical[dag.First[node]]

                let next =
                    device.Neighbours[here]
                    |> Array.find (fun q -> distance q target = distance here target - 1)

                apply here next

        member _.Route() =
            for node in 0 .. waiting.Length - 1 do
                if dag.Waiting[node] = 0 then
                    queue.Enqueue node

            advance () |> ignore
            look ()
            let patience = 10 * max 4 dag.Qubits
            let mutable checkpoint = addedCx, Array.copy partner

            while front.Count > 0 do
                if pending.Count >= patience then
                    addedCx <- fst checkpoint
                    Array.blit (snd checkpoint) 0 partner 0 count
                    release ()
                else
                    let struct (a, b) = best ()
                    apply a b
                    pending.Add(struct (a, b))
                    decay[a] <- decay[a] + DecayStep
                    decay[b] <- decay[b] + DecayStep

                    if pending.Count % DecayReset = 0 then
                        Array.fill decay 0 count 1.0

                if advance () then
                    pending.Clear()
                    Array.fill decay 0 count 1.0
                    checkpoint <- addedCx, Array.copy partner
                    look ()

            {
                Events = events.ToArray()
                Initial = layout
                Final = toPhysical
                AddedCx = addedCx
            }

    /// Routes the DAG from a layout (logical to physical) whose qubits are all connected. Deterministic for a seed.
    let route (device: Device) (heuristic: Heuristic) (dag: Dag) (layout: int[]) (seed: Seed) : Routed =
        Run(device, heuristic, dag, layout, seed).Route()
