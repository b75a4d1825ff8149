/// Places circuits whose qubits interact along a line: long simple paths of a device, grown by detours.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

[<RequireQualifiedAccess>]
module internal LinePlacement =

    /// Cuts and regrowths of a path.
    [<Literal>]
    let private Rounds = 400

    /// Couplings of a stretch that a detour may replace, and of a detour.
    [<Literal>]
    let private LongestDetour = 14

    /// Steps of the search for detours from one qubit.
    [<Literal>]
    let private DetourBudget = 200

    /// The qubits in the order of the line; None where the interactions are no single line.
    let private tryLine (uses: Interactions) =
        let neighbours = Interactions.neighbours uses
        let coupled = neighbours |> Seq.filter (fun list -> list.Length > 0) |> Seq.length

        let ends =
            [| 0 .. uses.Count - 1 |] |> Array.filter (fun q -> neighbours[q].Length = 1)

        if ends.Length <> 2 || neighbours |> Array.exists (fun list -> list.Length > 2) then
            None
        else
            let rec follow before q line =
                match neighbours[q] |> Array.tryFind ((<>) before) with
                | Some next -> follow q next (q :: line)
                | None -> List.rev (q :: line)

            let line = follow -1 ends[0] []

            if line.Length = coupled then
                Some(Array.ofList line)
            else
                None

    /// What a search knows of its path: the qubits on it and where, and draws.
    type private Walk(device: Device, seed: Seed) =
        let used = Array.create device.Count false
        let position = Array.create device.Count -1
        let mutable draws = 0

        member _.Below bound =
            draws <- draws + 1
            Seed.below bound draws seed

        member _.Mark(path: ResizeArray<int>) =
            System.Array.Clear used

            for i in 0 .. path.Count - 1 do
                used[path[i]] <- true
                position[path[i]] <- i

        member _.Free q =
            device.Neighbours[q] |> Array.filter (fun next -> not used[next])

        /// Stretches of the marked path (from and to an index) with longer ways around them through unused qubits.
        member _.Detours(path: ResizeArray<int>) =
            let found = ResizeArray<struct (int * int * int list)>()

            for start in 0 .. path.Count - 1 do
                let mutable budget = DetourBudget

                let rec go here (way: int list) length =
                    budget <- budget - 1

                    for next in device.Neighbours[here] do
                        if used[next] then
                            let stretch = position[next] - start

                            if length > 0 && stretch > 0 && stretch <= length then
                                found.Add(struct (start, position[next], List.rev way))
                        elif budget > 0 && length < LongestDetour && not (List.contains next way) then
                            go next (next :: way) (length + 1)

                go path[start] [] 0

            found

    /// The path made longer at its ends and by detours, to `length` qubits at most.
    let private grow (walk: Walk) length (path: ResizeArray<int>) =
        let mutable isGrowing = path.Count < length

        while isGrowing do
            walk.Mark path
            let first, last = walk.Free path[0], walk.Free path[path.Count - 1]

            if first.Length + last.Length > 0 then
                let choice = walk.Below(first.Length + last.Length)

                if choice < first.Length then
                    path.Insert(0, first[choice])
                else
                    path.Add last[choice - first.Length]

                isGrowing <- path.Count < length
            else
                let detours = walk.Detours path

                if detours.Count = 0 then
                    isGrowing <- false
                else
                    let struct (from, until, way) = detours[walk.Below detours.Count]
                    path.RemoveRange(from + 1, until - from - 1)
                    path.InsertRange(from + 1, way)
                    isGrowing <- path.Count < length

        if path.Count > length then
            path.RemoveRange(length, path.Count - length)

        path

    /// A path of at most `length` qubits, the longest and then cheapest met.
    let private longest (device: Device) (cost: ResizeArray<int> -> float) length =
        let walk = Walk(device, Seed.purpose "line" (Seed.create 0UL))

        let rank (path: ResizeArray<int>) =
            struct (-path.Count, if path.Count < length then 0.0 else cost path)

        let start = device.Usable[walk.Below device.Usable.Length]
        let mutable best = grow walk length (ResizeArray [ start ])
        let mutable bestRank = rank best

        for _ in 1..Rounds do
            let cut = 1 + walk.Below(max 1 (best.Count / 2))
            let kept = max 1 (best.Count - cut)
            let from = if walk.Below 2 = 0 then 0 else best.Count - kept
            let next = grow walk length (best.GetRange(from, kept))
            let nextRank = rank next

            if nextRank <= bestRank then
                best <- next
                bestRank <- nextRank

        best

    /// The path with unused neighbours after qubits of it, one after each at most, until it has `length` qubits.
    let private withLeaves (device: Device) length (path: ResizeArray<int>) =
        let used = System.Collections.Generic.HashSet path
        let line = ResizeArray<int>()

        for q in path do
            line.Add q

            if used.Count < length then
                match device.Neighbours[q] |> Array.tryFind (fun next -> not (used.Contains next)) with
                | Some leaf ->
                    used.Add leaf |> ignore
                    line.Add leaf
                | None -> ()

        line

    let private layoutOf (uses: Interactions) (line: int[]) (path: ResizeArray<int>) =
        let layout = Array.create uses.Count -1
        line |> Array.iteri (fun i logical -> layout[logical] <- path[i])
        layout

    /// Where the qubits interact along one line: a layout on a path of the device; else, where leaves beside the path are
    /// enough, one that needs few SWAPs, marked false.
    let tryFind (device: Device) (uses: Interactions) : struct (int[] * bool) voption =
        match tryLine uses with
        | None -> ValueNone
        | Some line ->
            let cost path =
                let forward = Embedding.cost device uses (layoutOf uses line path)
                let backward = Embedding.cost device uses (layoutOf uses (Array.rev line) path)
                min forward backward

            let path = longest device cost line.Length
            let isPath = path.Count = line.Length
            let path = if isPath then path else withLeaves device line.Length path

            if path.Count < line.Length then
                ValueNone
            else
                let layout =
                    [ line; Array.rev line ]
                    |> List.map (fun line -> layoutOf uses line path)
                    |> List.minBy (Embedding.cost device uses)

                ValueSome(struct (Embedding.complete device uses layout, isPath))
