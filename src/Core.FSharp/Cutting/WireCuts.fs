/// Wires cut between two gates, where that spares more than it costs. A search: what it finds is possible, and never
/// worse than cutting gates alone.
namespace HybHanas.Core.Cutting

/// A wire cut: the wire of a qubit, before its gate number Before (from 0).
[<Struct>]
type internal WireCut = { Qubit: int; Before: int }

/// Wire cuts, and the partition of the wires between them. Wire q begins qubit q; wire n + i follows the i-th cut.
type internal CutCircuit =
    {
        Wires: WireCut list
        Split: Partition
    }

[<RequireQualifiedAccess>]
module internal WireCuts =

    let private log9 = log 9.0
    let private log16 = log 16.0

    /// ln of the sampling overhead: 9 for each gate cut, 16 for each wire cut.
    let logOverhead (gateCuts: int) (wireCuts: int) : float =
        float gateCuts * log9 + float wireCuts * log16

    let logOverheadOf (cut: CutCircuit) : float =
        logOverhead cut.Split.Cuts cut.Wires.Length

    /// Steps of subset search that one round may take, and places looked at where that is too few.
    let private steps = 400_000L

    let private mostPlaces = 32

    /// Wire cuts without an improvement before the search gives up.
    let private patience = 2

    /// Each gate's two qubits with the number of gates before it on each.
    let private ordinals (n: int) (gates: (int * int)[]) =
        let seen = Array.zeroCreate<int> n

        gates
        |> Array.map (fun (a, b) ->
            let at = struct (a, seen[a], b, seen[b])
            seen[a] <- seen[a] + 1
            seen[b] <- seen[b] + 1
            at)

    /// Gates between each two wires.
    let private matrix n ordinals (cuts: WireCut list) =
        let wires = n + cuts.Length
        let gates = Array2D.zeroCreate<int> wires wires
        let cuts = Array.ofList cuts

        let wire qubit ordinal =
            let mutable found = qubit
            let mutable latest = 0

            for i in 0 .. cuts.Length - 1 do
                let cut = cuts[i]

                if cut.Qubit = qubit && cut.Before <= ordinal && cut.Before > latest then
                    latest <- cut.Before
                    found <- n + i

            found

        for struct (a, i, b, j) in ordinals do
            let a, b = wire a i, wire b j
            gates[a, b] <- gates[a, b] + 1
            gates[b, a] <- gates[b, a] + 1

        gates

    /// Moves of one wire and swaps of two, the best first, until none spares a gate.
    let private improved target (gates: int[,]) (start: int[]) : Partition =
        let n = start.Length
        let part = Array.copy start
        let size = Array.zeroCreate<int> n
        let gates = Array.init (n * n) (fun i -> gates[i / n, i % n])

        // links[w n + p]: gates between wire w and the wires of part p.
        let links = Array.zeroCreate<int>(n * n)

        for w in 0 .. n - 1 do
            size[part[w]] <- size[part[w]] + 1

            for other in 0 .. n - 1 do
                let at = w * n + part[other]
                links[at] <- links[at] + gates[w * n + other]

        let move w p =
            let from = part[w]
            size[from] <- size[from] - 1
            size[p] <- size[p] + 1
            part[w] <- p

            for other in 0 .. n - 1 do
                let row = other * n
                links[row + from] <- links[row + from] - gates[w * n + other]
                links[row + p] <- links[row + p] + gates[w * n + other]

        let mutable climbing = true

        while climbing do
            let mutable gain = 0
            let mutable first = -1
            let mutable into = -1
            let mutable second = -1

            for u in 0 .. n - 1 do
                let row = u * n
                let own = part[u]
                let kept = links[row + own]

                for p in 0 .. n - 1 do
                    let spared = links[row + p] - kept

                    if spared > gain && size[p] < target then
                        gain <- spared
                        first <- u
                        into <- p
                        second <- -1

                for v in u + 1 .. n - 1 do
                    let other = part[v]

                    if other <> own then
                        let spared =
                            links[row + other] - kept + links[v * n + own]
                            - links[v * n + other]
                            - 2 * gates[row + v]

                        if spared > gain then
                            gain <- spared
                            first <- u
                            into <- other
                            second <- v

            climbing <- gain > 0

            if climbing then
                let from = part[first]
                move first into

                if second >= 0 then
                    move second from

        let mutable cuts = 0

        for u in 0 .. n - 1 do
            for v in u + 1 .. n - 1 do
                if part[u] <> part[v] then
                    cuts <- cuts + gates[u * n + v]

        {
            Parts =
                [
                    for p in 0 .. n - 1 do
                        let wires = [ 0 .. n - 1 ] |> List.filter (fun w -> part[w] = p)

                        if not wires.IsEmpty then
                            wires |> List.sumBy (fun w -> 1 <<< w)
                ]
            Cuts = cuts
        }

    /// The partition before, with the new last wire alone or in the place of the wire that it follows.
    let private starts (before: Partition) follows =
        let wires =
            before.Parts
            |> List.sumBy (fun part -> System.Numerics.BitOperations.PopCount(uint32 part))

        let part = Array.zeroCreate<int>(wires + 1)

        for p, own in List.indexed before.Parts do
            for w in 0 .. wires - 1 do
                if (own >>> w) &&& 1 = 1 then
                    part[w] <- p

        part[wires] <- before.Parts.Length
        let swapped = Array.copy part
        swapped[wires] <- part[follows]
        swapped[follows] <- part[wires]
        [ part; swapped ]

    /// The places for one more cut; evenly spread ones where there are many.
    let private places (n: int) (ordinals: struct (int * int * int * int)[]) (cuts: WireCut list) most =
        let all =
            [|
                for q in 0 .. n - 1 do
                    let gates =
                        ordinals
                        |> Array.sumBy (fun (struct (a, _, b, _)) -> if a = q || b = q then 1 else 0)

                    for before in 1 .. gates - 1 do
                        let cut = { Qubit = q; Before = before }

                        if not (List.contains cut cuts) then
                            cut
            |]

        if all.Length <= most then
            all
        else
            Array.init most (fun i -> all[int (int64 i * int64 all.Length / int64 most)])

    /// The best circuit with one more wire cut.
    let private another target n ordinals (current: CutCircuit) : CutCircuit option =
        let wires = n + current.Wires.Length + 1
        let all = places n ordinals current.Wires System.Int32.MaxValue
        let isSmall = int64 all.Length * (pown 3L wires / 2L) <= steps

        let follows (cut: WireCut) =
            current.Wires
            |> List.indexed
            |> List.filter (fun (_, earlier) -> earlier.Qubit = cut.Qubit && earlier.Before < cut.Before)
            |> List.sortBy (fun (_, earlier) -> earlier.Before)
            |> List.tryLast
            |> Option.map (fun (i, _) -> n + i)
            |> Option.defaultValue cut.Qubit

        let split (cut: WireCut) =
            let gates = matrix n ordinals (current.Wires @ [ cut ])

            if isSmall then
                GateCuts.fewest target gates
            else
                starts current.Split (follows cut)
                |> List.map (improved target gates)
                |> List.minBy _.Cuts

        if wires > GateCuts.MaxWires || all.Length = 0 then
            None
        else
            (if isSmall then
                 all
             else
                 places n ordinals current.Wires mostPlaces)
            |> Array.map (fun cut ->
                {
                    Wires = current.Wires @ [ cut ]
                    Split = split cut
                })
            |> Array.minBy _.Split.Cuts
            |> Some

    /// From the best gate cuts of a circuit on n qubits, given as the qubit pairs of its gates in order.
    let improve (target: int) (n: int) (gates: (int * int)[]) (split: Partition) : CutCircuit =
        let ordinals = ordinals n gates

        let rec search best current waited =
            let hopeless =
                logOverhead 0 (current.Wires.Length + 1) >= logOverheadOf best
                || waited > patience

            match (if hopeless then None else another target n ordinals current) with
            | None -> best
            | Some next when logOverheadOf next < logOverheadOf best -> search next next 0
            | Some next when next.Split.Cuts < current.Split.Cuts -> search best next (waited + 1)
            | Some _ -> best

        let start = { Wires = []; Split = split }
        search start start 0
