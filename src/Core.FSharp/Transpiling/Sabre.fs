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
    type private Run(device: Device, metric: float[], heuristic: Heuristic, dag: Dag, layout: int[], seed: Seed) =
        let count = device.Count
        let toPhysical = Array.copy layout
        let toLogical = Array.create count -1
        let waiting = Array.copy dag.Waiting
        let events = ResizeArray<int>(dag.First.Length * 2)
        let front = ResizeArray<int>()
        // Steps that wait for nothing any more, each once, from readyHead on not yet looked at.
        let ready = Array.zeroCreate<int> dag.First.Length
        let mutable readyHead, readyTail = 0, 0
        let line = ResizeArray<int>()
        let touched = ResizeArray<int>()
        let ahead = ResizeArray<int>()
        // Partners of logical qubit q behind the front: aheadCount[q] of them from q * room on.
        let room = heuristic.LookAhead + 1
        let aheadOf = Array.zeroCreate<int>(dag.Qubits * room)
        let aheadCount = Array.zeroCreate<int> dag.Qubits
        let frontOf = Array.create dag.Qubits -1
        let decay = Array.create count 1.0
        let partner = Array.create count -1
        let pending = ResizeArray<struct (int * int)>()
        let checkpoint = Array.create count -1
        let mutable checkpointCx, addedCx, draws = 0, 0, 0
        let mutable frontTotal, aheadTotal = 0.0, 0.0
        let mutable least, ties, chosen = 0.0, 0, struct (-1, -1)

        do
            for logical in 0 .. layout.Length - 1 do
                toLogical[layout[logical]] <- logical

        let hops a b = device.Distance[a * count + b]

        let gap node =
            hops toPhysical[dag.First[node]] toPhysical[dag.Second[node]]

        let total (nodes: ResizeArray<int>) =
            let mutable sum = 0.0

            for k in 0 .. nodes.Count - 1 do
                let a, b = dag.First[nodes[k]], dag.Second[nodes[k]]
                sum <- sum + metric[toPhysical[a] * count + toPhysical[b]]

            sum

        let emit node =
            events.Add node
            let a, b = dag.First[node], dag.Second[node]

            if a >= 0 then
                partner[toPhysical[a]] <- toPhysical[b]
                partner[toPhysical[b]] <- toPhysical[a]

            for next in dag.Successors[node] do
                waiting[next] <- waiting[next] - 1

                if waiting[next] = 0 then
                    ready[readyTail] <- next
                    readyTail <- readyTail + 1

        /// Runs everything that needs no SWAP; true if a two-qubit step was among it.
        let advance () =
            let mutable progressed = false
            let mutable blocked = 0

            for k in 0 .. front.Count - 1 do
                let node = front[k]

                if gap node = 1 then
                    progressed <- true
                    emit node
                else
                    front[blocked] <- node
                    blocked <- blocked + 1

            front.RemoveRange(blocked, front.Count - blocked)

            while readyHead < readyTail do
                let node = ready[readyHead]
                readyHead <- readyHead + 1

                if dag.First[node] < 0 then
                    emit node
                elif gap node = 1 then
                    progressed <- true
                    emit node
                else
                    front.Add node

            progressed

        let follow one other =
            aheadOf[one * room + aheadCount[one]] <- other
            aheadCount[one] <- aheadCount[one] + 1

        /// The two-qubit steps next in line behind the front.
        let look () =
            ahead.Clear()
            line.Clear()
            touched.Clear()
            Array.Clear aheadCount
            Array.Fill(frontOf, -1)

            for k in 0 .. front.Count - 1 do
                let a, b = dag.First[front[k]], dag.Second[front[k]]
                line.Add front[k]
                frontOf[a] <- b
                frontOf[b] <- a

            let mutable head = 0

            while head < line.Count && ahead.Count < heuristic.LookAhead do
                for next in dag.Successors[line[head]] do
                    touched.Add next
                    waiting[next] <- waiting[next] - 1

                    if waiting[next] = 0 then
                        line.Add next

                        if dag.First[next] >= 0 then
                            ahead.Add next
                            follow dag.First[next] dag.Second[next]
                            follow dag.Second[next] dag.First[next]

                head <- head + 1

            for k in 0 .. touched.Count - 1 do
                waiting[touched[k]] <- waiting[touched[k]] + 1

        /// How much farther a logical qubit is from the qubit at `there` than from that at `here`.
        let delta here there other =
            let at = toPhysical[other]

            if at = there then
                0.0
            else
                metric[there * count + at] - metric[here * count + at]

        /// How much the summed distances in the front change when the qubit at `here` trades places with `there`.
        let frontChange here there =
            let logical = toLogical[here]

            if logical >= 0 && frontOf[logical] >= 0 then
                delta here there frontOf[logical]
            else
                0.0

        /// And those behind the front.
        let aheadChange here there =
            let logical = toLogical[here]
            let mutable sum = 0.0

            if logical >= 0 then
                for k in logical * room .. logical * room + aheadCount[logical] - 1 do
                    sum <- sum + delta here there aheadOf[k]

            sum

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

        let consider a b =
            let frontAfter = frontTotal + (frontChange a b + frontChange b a)
            let aheadAfter = aheadTotal + (aheadChange a b + aheadChange b a)

            let score =
                max decay[a] decay[b]
                * (frontAfter / float front.Count
                   + heuristic.LookAheadWeight * aheadAfter / float (max 1 ahead.Count)
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

        let considerAround logical =
            let a = toPhysical[logical]

            for b in device.Neighbours[a] do
                // A coupling between two front qubits is met from both sides; count it once.
                let other = toLogical[b]

                if other < 0 || frontOf[other] < 0 || a < b then
                    consider a b

        let best () =
            frontTotal <- total front
            aheadTotal <- total ahead
            least <- Double.PositiveInfinity

            for k in 0 .. front.Count - 1 do
                considerAround dag.First[front[k]]
                considerAround dag.Second[front[k]]

            chosen

        /// Forgets the decay of the qubits swapped since the last step.
        let recover () =
            for k in 0 .. pending.Count - 1 do
                let struct (a, b) = pending[k]
                decay[a] <- 1.0
                decay[b] <- 1.0

        let mark () =
            checkpointCx <- addedCx
            Array.blit partner 0 checkpoint 0 count

        /// Undoes the SWAPs since the last step and brings the closest front pair together along a shortest path.
        let release () =
            addedCx <- checkpointCx
            Array.blit checkpoint 0 partner 0 count

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
                    |> Array.find (fun q -> hops q target = hops here target - 1)

                apply here next

        member _.Route() =
            for node in 0 .. waiting.Length - 1 do
                if dag.Waiting[node] = 0 then
                    ready[readyTail] <- node
                    readyTail <- readyTail + 1

            advance () |> ignore
            look ()
            mark ()
            let patience = 10 * max 4 dag.Qubits

            while front.Count > 0 do
                if pending.Count >= patience then
                    release ()
                else
                    let struct (a, b) = best ()
                    apply a b
                    pending.Add(struct (a, b))
                    decay[a] <- decay[a] + DecayStep
                    decay[b] <- decay[b] + DecayStep

                    if pending.Count % DecayReset = 0 then
                        recover ()

                if advance () then
                    recover ()
                    pending.Clear()
                    mark ()
                    look ()

            {
                Events = events.ToArray()
                Initial = layout
                Final = toPhysical
                AddedCx = addedCx
            }

    /// Routes the DAG from a layout (logical to physical) whose qubits are all connected, by path lengths as Device.lengths
    /// gives them. Deterministic for a seed.
    let route (device: Device) (metric: float[]) (heuristic: Heuristic) (dag: Dag) (layout: int[]) (seed: Seed) : Routed =
        Run(device, metric, heuristic, dag, layout, seed).Route()
