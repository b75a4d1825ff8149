/// A target as plain arrays over physical qubits, for the inner loops of layout and routing.
namespace HybHanas.Core.Transpiling

open System
open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

/// Pairs (a, b) are at index a * Count + b. Costs are -ln(1 - error), 0 where no error is known.
type internal Device =
    {
        Count: int
        TwoQubitGate: Gate
        /// Connected working qubits to place a circuit on.
        Usable: int[]
        Neighbours: int[][]
        /// Hops; Int32.MaxValue without a path.
        Distance: int[]
        /// True in a direction in which the two-qubit gate is to be used.
        Native: bool[]
        PairCost: float[]
        /// Of the faster direction, in seconds; 0 where none is known.
        PairDuration: float[]
        GateCost: float[]
        ReadoutCost: float[]
        /// Regions to start routing from, compact ones and such with a cycle, by their number of qubits.
        Regions: Memo<int, struct (int[][] * int[][])>
        /// Lengths of shortest paths, by what they are measured in.
        Lengths: Memo<RoutingWeights, float[]>
    }

[<RequireQualifiedAccess>]
module internal Device =

    /// What a benchmark that is stale (error 1) costs: far more than any measured one, yet finite.
    [<Literal>]
    let private StaleCost = 50.0

    let private isStale (error: float option) =
        error |> Option.exists (fun e -> e >= 1.0)

    let private cost (error: float option) =
        match error with
        | None -> 0.0
        | Some e when e >= 1.0 -> StaleCost
        | Some e -> min StaleCost -(log (1.0 - e))

    let private hops (count: int) (neighbours: int[][]) =
        let distance = Array.create (count * count) Int32.MaxValue
        let queue = Array.zeroCreate count

        for start in 0 .. count - 1 do
            let row = start * count
            let mutable head, tail = 0, 1
            queue[0] <- start
            distance[row + start] <- 0

            while head < tail do
                let q = queue[head]
                head <- head + 1

                for next in neighbours[q] do
                    if distance[row + next] = Int32.MaxValue then
                        distance[row + next] <- distance[row + q] + 1
                        queue[tail] <- next
                        tail <- tail + 1

        distance

    /// The largest connected set among the kept qubits; the one with the lowest index where several are as large.
    let private largest (count: int) (kept: int[]) (distance: int[]) =
        kept
        |> Array.map (fun q ->
            kept
            |> Array.filter (fun other -> distance[q * count + other] <> Int32.MaxValue))
        |> Array.fold (fun best set -> if Array.length set > Array.length best then set else best) [||]

    /// The target without the qubits and couplings whose benchmarks are stale, if `needed` connected qubits remain; else with them.
    let create (needed: int) (target: Target) : Device =
        let calibration = target.Calibration
        let count = target.QubitCount
        let at (a: PhysicalQubit) (b: PhysicalQubit) = int a * count + int b

        let errors = Array.create (count * count) ValueNone
        let durations = Array.create (count * count) None

        for KeyValue((gate, a, b), row) in calibration.TwoQubitGates do
            if gate = target.TwoQubitGate then
                errors[at a b] <- ValueSome row.Error
                durations[at a b] <- row.Duration

        let pulses = Array.create count None

        for KeyValue((gate, q), row) in calibration.OneQubitGates do
            if gate = Gate.SX then
                pulses[int q] <- row.Error

        let freshDirection a b =
            match errors[a * count + b] with
            | ValueSome error -> not (isStale error)
            | ValueNone -> false

        let fresh a b =
            (freshDirection a b || freshDirection b a)
            && not (isStale pulses[a])
            && not (isStale pulses[b])

        let native =
            Array.init (count * count) (fun index ->
                let a, b = index / count, index % count
                errors[index].IsSome && (freshDirection a b || not (freshDirection b a)))

        let pairCost =
            Array.init (count * count) (fun index ->
                let a, b = index / count, index % count

                match errors[index], errors[b * count + a] with
                | ValueSome one, ValueSome other -> min (cost one) (cost other)
                | ValueSome error, ValueNone
                | ValueNone, ValueSome error -> cost error
                | ValueNone, ValueNone -> 0.0)

        let pairDuration =
            Array.init (count * count) (fun index ->
                let a, b = index / count, index % count

                match durations[index], durations[b * count + a] with
                | Some one, Some other -> float (min one other)
                | Some duration, None
                | None, Some duration -> float duration
                | None, None -> 0.0)

        let graph (keep: int -> int -> bool) =
            let neighbours = Array.init count (fun _ -> ResizeArray<int>())

            for struct (a, b) in target.Couplings do
                if keep a b then
                    neighbours[a].Add b
                    neighbours[b].Add a

            neighbours |> Array.map (fun list -> list.ToArray() |> Array.sort)

        let all = target.UsableQubits |> Seq.map int |> Array.ofSeq

        let within kept keep =
            let neighbours = graph keep
            let distance = hops count neighbours
            neighbours, distance, largest count kept distance

        let neighbours, distance, usable =
            match within (all |> Array.filter (fun q -> not (isStale pulses[q]))) fresh with
            | _, _, healthy when healthy.Length < needed -> within all (fun _ _ -> true)
            | healthy -> healthy

        {
            Count = count
            TwoQubitGate = target.TwoQubitGate
            Usable = usable
            Neighbours = neighbours
            Distance = distance
            Native = native
            PairCost = pairCost
            PairDuration = pairDuration
            GateCost = pulses |> Array.map cost
            ReadoutCost = calibration.Qubits |> Seq.map (fun q -> cost q.ReadoutError) |> Array.ofSeq
            Regions = Memo()
            Lengths = Memo()
        }

    /// The device with all working qubits and couplings alike.
    let withoutErrors (device: Device) : Device =
        { device with
            PairCost = Array.zeroCreate device.PairCost.Length
            GateCost = Array.zeroCreate device.GateCost.Length
            ReadoutCost = Array.zeroCreate device.ReadoutCost.Length
            Regions = Memo()
            Lengths = Memo()
        }

    /// A coupling counts at most this many times the mean one.
    [<Literal>]
    let private LongestCoupling = 4.0

    /// How much of a coupling's length is its cost; the rest is a hop.
    [<Literal>]
    let private CostShare = 0.5

    /// Lengths of shortest paths over couplings that cost so much, the mean coupling one long.
    let private weighted (device: Device) (costs: float[]) =
        let count = device.Count

        let mean =
            seq {
                for a in device.Usable do
                    for b in device.Neighbours[a] -> costs[a * count + b]
            }
            |> Seq.fold (fun struct (sum, couplings) cost -> struct (sum + cost, couplings + 1)) struct (0.0, 0)
            |> fun (struct (sum, couplings)) -> if sum > 0.0 then sum / float couplings else 1.0

        let length a b =
            1.0 - CostShare + CostShare * min LongestCoupling (costs[a * count + b] / mean)

        let lengths = Array.create (count * count) infinity

        for start in device.Usable do
            let row = start * count
            let queue = PriorityQueue<int, float>()
            lengths[row + start] <- 0.0
            queue.Enqueue(start, 0.0)

            while queue.Count > 0 do
                let q = queue.Dequeue()

                for next in device.Neighbours[q] do
                    let through = lengths[row + q] + length q next

                    if through < lengths[row + next] then
                        lengths[row + next] <- through
                        queue.Enqueue(next, through)

        lengths

    /// Lengths of shortest paths, pair (a, b) at a * Count + b; the mean coupling is about one long.
    let lengths (weights: RoutingWeights) (device: Device) : float[] =
        device.Lengths.Get(
            weights,
            fun weights ->
                match weights with
                | RoutingWeights.Hops -> Array.map float device.Distance
                | RoutingWeights.Errors -> weighted device device.PairCost
                | RoutingWeights.Durations -> weighted device device.PairDuration
        )
