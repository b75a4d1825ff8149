/// Reduces a block to a placement, move by move: a beam search over the images of the Pauli operators.
namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open System.Numerics
open HybHanas.Core

/// Moves in the order in which they reduce the form; Finish[j] is the vertex where qubit j ends, spare vertices last.
type internal Reduction =
    {
        Steps: BlockMove[]
        Finish: int[]
        RestX: uint64[]
        RestZ: uint64[]
    }

/// How hard to search: states kept for each number of moves, moves at most, solutions at most.
type internal BeamWidth =
    {
        States: int
        Moves: int
        Solutions: int
    }

// A level of the search: rows of `capacity` states side by side. X, Z: vertices per state; Occupied: which of the 3n
// images (X_j, Z_j, then Y_j) touch the vertex; Supports: 3n per state, the vertices that an image touches.
type private Level =
    {
        X: uint64[]
        Z: uint64[]
        Occupied: uint64[]
        Supports: int[]
        Costs: int[]
        Hashes: uint64[]
    }

[<RequireQualifiedAccess>]
module internal BeamSearch =

    let private level capacity vertices images =
        {
            X = Array.zeroCreate (capacity * vertices)
            Z = Array.zeroCreate (capacity * vertices)
            Occupied = Array.zeroCreate (capacity * vertices)
            Supports = Array.zeroCreate (capacity * images)
            Costs = Array.zeroCreate capacity
            Hashes = Array.zeroCreate capacity
        }

    let inline private mix (z: uint64) =
        let z = (z ^^^ (z >>> 30)) * 0xBF58476D1CE4E5B9UL
        let z = (z ^^^ (z >>> 27)) * 0x94D049BB133111EBUL
        z ^^^ (z >>> 31)

    /// The same for rows that differ by a one-qubit Clifford gate only.
    let inline private localHash linear vertex (x: uint64) (z: uint64) =
        let salt = uint64 (vertex + 1) * 0x9E3779B97F4A7C15UL

        if linear then
            mix (x + salt)
        else
            mix (mix (x + 1UL) + mix (z + 1UL) + mix ((x ^^^ z) + 1UL) + salt)

    /// X_j, Z_j and Y_j as one word of 3n bits.
    let inline private occupied n (x: uint64) (z: uint64) =
        let y = ((x ^^^ (x >>> n)) ||| (z ^^^ (z >>> n))) &&& ((1UL <<< n) - 1UL)
        (x ||| z) ||| (y <<< (2 * n))

    let private movesOf (form: SearchForm) (graph: BlockGraph) =
        [|
            for struct (a, b) in graph.Edges do
                if form.Linear then
                    yield BlockMove.cx a b
                    yield BlockMove.cx b a
                else
                    for p in 1..3 do
                        for q in 1..3 do
                            yield { First = a; Second = b; P = p; Q = q }
        |]

    // Bits of the images that a Pauli anticommutes with.
    let inline private against pauli (x: uint64) (z: uint64) =
        (if pauli &&& 1 <> 0 then z else 0UL) ^^^ (if pauli &&& 2 <> 0 then x else 0UL)

    // The rows of both ends after a move.
    let inline private moved (move: BlockMove) ax az bx bz =
        let onA, onB = against move.P ax az, against move.Q bx bz

        struct ((if move.P &&& 1 <> 0 then ax ^^^ onB else ax),
                (if move.P &&& 2 <> 0 then az ^^^ onB else az),
                (if move.Q &&& 1 <> 0 then bx ^^^ onA else bx),
                (if move.Q &&& 2 <> 0 then bz ^^^ onA else bz))

    // Notes which images touch a vertex of a state now.
    let private touch (level: Level) vertices images state vertex now =
        let at = state * vertices + vertex
        let mutable rest = now ^^^ level.Occupied[at]
        level.Occupied[at] <- now

        while rest <> 0UL do
            let i = state * images + BitOperations.TrailingZeroCount rest
            level.Supports[i] <- level.Supports[i] ^^^ (1 <<< vertex)
            rest <- rest &&& (rest - 1UL)

    let private finishOf vertices n (supports: int[]) first =
        let placed =
            Array.init n (fun j -> BitOperations.TrailingZeroCount supports[first + j])

        Array.append placed (Array.except placed [| 0 .. vertices - 1 |])

    /// From a placement of the form's qubits (all vertices listed), to any placement or to one where the goal's entries
    /// hold. The cost of a state is the sum, over all images, of the edges of a smallest tree that spans what the image
    /// touches; equal costs are ordered by the seed. Gives the solutions with the fewest moves found, to different
    /// placements; none where the moves run out.
    let search
        (graph: BlockGraph)
        (form: SearchForm)
        (start: int[])
        (goal: int[] option)
        (width: BeamWidth)
        (seed: Seed)
        : Reduction list =
        let m, n = graph.Vertices, form.Labels
        let images = 3 * n
        let steiner = graph.SteinerEdges
        let moves = movesOf form graph
        let linear = form.Linear

        let goals =
            Array.init images (fun i ->
                match goal with
                | Some goal when i % n < goal.Length -> 1 <<< goal[i % n]
                | _ -> 0)

        let mutable current = level width.States m images
        let mutable next = level width.States m images
        let mutable count = 1

        for q in 0 .. m - 1 do
            let v = start[q]
            current.X[v] <- form.X[q]
            current.Z[v] <- form.Z[q]
            current.Occupied[v] <- occupied n form.X[q] form.Z[q]
            current.Hashes[0] <- current.Hashes[0] + localHash linear v form.X[q] form.Z[q]

        for i in 0 .. images - 1 do
            for v in 0 .. m - 1 do
                if (current.Occupied[v] >>> i) &&& 1UL = 1UL then
                    current.Supports[i] <- current.Supports[i] ||| (1 <<< v)

            current.Costs[0] <- current.Costs[0] + int steiner[current.Supports[i] ||| goals[i]]

        let visited = HashSet<uint64>()
        visited.Add current.Hashes[0] |> ignore
        let history = ResizeArray<struct (int[] * int[])>()
        let found = ResizeArray<Reduction>()
        let keys = Array.zeroCreate<uint64>(width.States * moves.Length)
        let histogram = Array.zeroCreate<int>(images * m + 1)
        let mutable draws = 0

        let stepsTo index =
            let mutable i = index

            [
                for depth in history.Count - 1 .. -1 .. 0 do
                    let struct (parents, taken) = history[depth]
                    moves[taken[i]]
                    i <- parents[i]
            ]
            |> List.rev

        let record (state: Level) index steps =
            let finish = finishOf m n state.Supports (index * images)

            if
                found.Count < width.Solutions
                && not (found.Exists(fun other -> other.Finish = finish))
            then
                found.Add
                    {
                        Steps = Array.ofList steps
                        Finish = finish
                        RestX = state.X[index * m .. index * m + m - 1]
                        RestZ = state.Z[index * m .. index * m + m - 1]
                    }

        if current.Costs[0] = 0 then
            record current 0 []

        while found.Count = 0 && count > 0 && history.Count < width.Moves do
            System.Array.Clear histogram

            for s in 0 .. count - 1 do
                let row, supports = s * m, s * images

                for move in 0 .. moves.Length - 1 do
                    let taken = moves[move]
                    let a, b = taken.First, taken.Second
                    let ax, az = current.X[row + a], current.Z[row + a]
                    let bx, bz = current.X[row + b], current.Z[row + b]
                    let struct (ax, az, bx, bz) = moved taken ax az bx bz
                    let changedA = occupied n ax az ^^^ current.Occupied[row + a]
                    let changedB = occupied n bx bz ^^^ current.Occupied[row + b]
                    let mutable rest = changedA ||| changedB
                    let mutable cost = current.Costs[s]

                    while rest <> 0UL do
                        let i = BitOperations.TrailingZeroCount rest
                        let support, aim = current.Supports[supports + i], goals[i]

                        let changed =
                            support
                            ^^^ (int ((changedA >>> i) &&& 1UL) <<< a)
                            ^^^ (int ((changedB >>> i) &&& 1UL) <<< b)

                        cost <- cost + int steiner[changed ||| aim] - int steiner[support ||| aim]
                        rest <- rest &&& (rest - 1UL)

                    let index = s * moves.Length + move
                    let noise = Seed.bits draws seed &&& 0xFFFFFUL
                    draws <- draws + 1
                    keys[index] <- (uint64 cost <<< 44) ||| (noise <<< 24) ||| uint64 index
                    histogram[cost] <- histogram[cost] + 1

            let wanted = width.States * 3 + 20
            let mutable bound, below = 0, histogram[0]

            while below < wanted && bound < histogram.Length - 1 do
                bound <- bound + 1
                below <- below + histogram[bound]

            let mutable kept = 0

            for index in 0 .. count * moves.Length - 1 do
                if int (keys[index] >>> 44) <= bound then
                    keys[kept] <- keys[index]
                    kept <- kept + 1

            System.Array.Sort(keys, 0, kept)
            let parents, taken = Array.zeroCreate width.States, Array.zeroCreate width.States
            let mutable filled, candidate = 0, 0

            while filled < width.States && candidate < kept do
                let index = int (keys[candidate] &&& 0xFFFFFFUL)
                let cost = int (keys[candidate] >>> 44)
                candidate <- candidate + 1
                let s, number = index / moves.Length, index % moves.Length
                let move = moves[number]
                let a, b, row = move.First, move.Second, s * m
                let oldAx, oldAz = current.X[row + a], current.Z[row + a]
                let oldBx, oldBz = current.X[row + b], current.Z[row + b]
                let struct (ax, az, bx, bz) = moved move oldAx oldAz oldBx oldBz

                let hash =
                    current.Hashes[s]
                    - localHash linear a oldAx oldAz
                    - localHash linear b oldBx oldBz
                    + localHash linear a ax az
                    + localHash linear b bx bz

                if visited.Add hash then
                    let target = filled * m
                    System.Array.Copy(current.X, row, next.X, target, m)
                    System.Array.Copy(current.Z, row, next.Z, target, m)
                    System.Array.Copy(current.Occupied, row, next.Occupied, target, m)
                    System.Array.Copy(current.Supports, s * images, next.Supports, filled * images, images)
                    next.X[target + a] <- ax
                    next.Z[target + a] <- az
                    next.X[target + b] <- bx
                    next.Z[target + b] <- bz

                    touch next m images filled a (occupied n ax az)
                    touch next m images filled b (occupied n bx bz)
                    next.Costs[filled] <- cost
                    next.Hashes[filled] <- hash
                    parents[filled] <- s
                    taken[filled] <- number

                    if cost = 0 then
                        record next filled (stepsTo s @ [ move ])

                    filled <- filled + 1

            history.Add(struct (parents, taken))
            let kept = current
            current <- next
            next <- kept
            count <- filled

        List.ofSeq found
