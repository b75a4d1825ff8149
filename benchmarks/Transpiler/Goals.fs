/// What the transpiler is to reach, and whether it does: over all pairs, and on brisbane, where the best counts are known.
module HybHanas.Benchmarks.Goals

open System
open HybHanas.Benchmarks.Comparison
open HybHanas.Benchmarks.Reference

type private Goal =
    {
        Title: string
        Levels: int list
        Applies: Pair -> bool
        Value: Pair seq -> float
        /// At most this, or at least for a percentage.
        Bound: float
        IsLeast: bool
    }

let private atMost title applies value bound =
    {
        Title = title
        Levels = [ 3 ]
        Applies = applies
        Value = value
        Bound = bound
        IsLeast = false
    }

let private any (_: Pair) = true
let private isOther pair = not (isHqnn pair)

let private figures title applies (gates, depth, duration, better) =
    [
        atMost $"{title}: two-qubit gates" applies (ratio _.TwoQubitGates) gates
        atMost $"{title}: two-qubit depth" applies (ratio _.TwoQubitDepth) depth
        atMost $"{title}: duration" applies (ratio _.Duration) duration
        { atMost $"{title}: %% log ESP as good" applies betterEsp better with
            IsLeast = true
        }
    ]

let private family (name, bound) =
    let applies pair =
        pair.Program.Group = $"hqnn {name}" && pair.Program.Qubits >= 3

    atMost $"{name}, 3 qubits and more" applies (ratio _.TwoQubitGates) bound

/// ghz-n100: ghz; random-n5-d50-s2005: random n5.
let private baseName (program: Program) =
    match program.Id.Split '-' with
    | parts when parts[0] = "random" -> $"random {parts[1]}"
    | parts -> parts[0]

let private goals =
    [
        yield! figures "HQNN" isHqnn (0.55, 0.60, 0.70, 90.0)
        yield! figures "others" isOther (0.93, 0.95, 0.97, 75.0)
        atMost "all, against tket: two-qubit gates" any (tketRatio _.TwoQubitGates) 0.80
        atMost "all, against tket: two-qubit depth" any (tketRatio _.TwoQubitDepth) 0.85
        yield!
            List.map
                family
                [
                    "full cx", 0.20
                    "full cz", 0.18
                    "star cx", 0.60
                    "star cz", 0.42
                    "circular cx", 0.80
                    "circular cz", 0.55
                    "grid cx", 0.75
                    "grid cz", 0.45
                    "linear cx", 1.0
                    "linear cz", 0.76
                ]
        for group in [ "bench"; "random" ] do
            atMost group (fun pair -> pair.Program.Group = group) (ratio _.TwoQubitGates) 1.03
        for level, bound in [ 2, 0.86; 1, 0.95; 0, 1.0 ] do
            { atMost "all: two-qubit gates" any (ratio _.TwoQubitGates) bound with
                Levels = [ level ]
            }
    ]

let private verdict goal value =
    if Double.IsNaN value then
        "-"
    elif goal.IsLeast && value >= goal.Bound then
        "met"
    elif not goal.IsLeast && Math.Round(value, 3) <= goal.Bound then
        "met"
    else
        "not met"

let private line goal (pairs: Pair list) =
    let show value =
        if Double.IsNaN value then
            "      -  -      "
        else
            $"%7.3f{value}  %-7s{verdict goal value}"

    let pairs = pairs |> List.filter goal.Applies

    if not pairs.IsEmpty then
        let brisbane = pairs |> List.filter (fun pair -> pair.Backend = "brisbane")

        printfn
            "%-36s %s %6.2f %s %s"
            goal.Title
            (if goal.IsLeast then ">=" else "<=")
            goal.Bound
            (show (goal.Value pairs))
            (show (goal.Value brisbane))

/// Prints the goals of a level; at level 3 also each base name of the other circuits, which is to stay at 1.03 or below.
let table (level: int) (pairs: Pair list) : unit =
    printfn ""
    printfn "goals at level %d                           goal    all pairs         brisbane" level

    for goal in goals |> List.filter (fun goal -> List.contains level goal.Levels) do
        line goal pairs

    if level = 3 then
        for name, pairs in
            pairs
            |> List.filter isOther
            |> List.groupBy (fun pair -> baseName pair.Program)
            |> List.sortBy fst do
            line (atMost name any (ratio _.TwoQubitGates) 1.03) pairs
