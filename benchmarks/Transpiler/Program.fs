/// Our transpiler against the stored results of Qiskit and tket: geometric means of ratios, by family and level.
/// Usage: [--levels 0,1,2,3] [--seeds 3] [--backends brisbane,torino] [--filter TEXT] [--pairs] [--fold-measurement]
/// Or one study: --speed, --scaling [--qubits 100], --objectives or --ablation, with --backends, --seeds and --filter.
module HybHanas.Benchmarks.Program

open System
open HybHanas
open HybHanas.Benchmarks.Reference
open HybHanas.Benchmarks.Comparison

let private option (argv: string[]) name fallback =
    match Array.tryFindIndex ((=) ("--" + name)) argv with
    | Some index when index + 1 < argv.Length -> argv[index + 1]
    | _ -> fallback

let private figures (results: TranspiledCircuit list) =
    let medianOf (figure: TranspiledCircuit -> float) = results |> Seq.map figure |> median

    let orNan (value: Nullable<float>) =
        if value.HasValue then value.Value else nan

    {
        TwoQubitGates = medianOf (fun r -> float r.TwoQubitGates)
        TwoQubitDepth = medianOf (fun r -> float r.TwoQubitDepth)
        Duration = medianOf (fun r -> orNan r.DurationSeconds)
        LogEsp = medianOf (fun r -> orNan r.LogEsp)
        Milliseconds = medianOf _.Milliseconds
    }

let private show (value: float) =
    if Double.IsNaN value then "    -" else $"{value, 5:F2}"

let private line title (pairs: Pair list) =
    let time figure = pairs |> Seq.map figure |> median

    printfn
        "%-20s %4d  %s %s %s %5.0f  %s %s  %8.2f %8.2f %8.1f %7.1f"
        title
        pairs.Length
        (show (ratio _.TwoQubitGates pairs))
        (show (ratio _.TwoQubitDepth pairs))
        (show (ratio _.Duration pairs))
        (betterEsp pairs)
        (show (tketRatio _.TwoQubitGates pairs))
        (show (tketRatio _.TwoQubitDepth pairs))
        (time _.Ours.Milliseconds)
        (pairs |> Seq.map _.Ours.Milliseconds |> Seq.max)
        (time _.First)
        (time _.Qiskit.Milliseconds)

let private table level (pairs: Pair list) =
    printfn ""
    printfn "level %d                   n2q depth   dur  esp%%   tket: n2q depth       ms      max    first  qiskit" level

    for group, pairs in pairs |> List.groupBy _.Program.Group |> List.sortBy fst do
        line group pairs

    let hqnn, others = List.partition isHqnn pairs

    for title, pairs in
        [
            "all HQNN", hqnn
            "HQNN of 4-12 qubits", hqnn |> List.filter (fun pair -> pair.Program.Qubits >= 4)
            "all others", others
            "all", pairs
        ] do
        if not pairs.IsEmpty then
            line title pairs

let private comparison argv =
    let levels = (option argv "levels" "0,1,2,3").Split ',' |> Array.map int
    let seeds = int (option argv "seeds" "3")
    let filter = option argv "filter" ""
    let backends = option argv "backends" ""
    let qiskit, tket = qiskit (), tket ()

    let chosen =
        qiskit.Keys
        |> Seq.map (fun (struct (_, backend, _)) -> backend)
        |> Seq.distinct
        |> Seq.filter (fun backend -> backends = "" || Array.contains backend (backends.Split ','))
        |> List.ofSeq

    let programs = programs () |> List.filter (fun p -> p.Id.Contains filter)

    for level in levels do
        let pairs =
            [
                for backend in chosen do
                    let transpiler =
                        CircuitTranspiler(
                            TranspileSettings(
                                Backend = backend,
                                Level = level,
                                FoldMeasurement = Array.contains "--fold-measurement" argv
                            )
                        )

                    for program in programs do
                        match qiskit.TryGetValue(struct (program.Id, backend, level)) with
                        | true, theirs ->
                            let run seed =
                                transpiler.TranspileOpenQasm(program.OpenQasm, program.Id, uint64 seed)

                            let first = run 1
                            let results = [ for seed in 1..seeds -> run seed ]

                            let pair =
                                {
                                    Program = program
                                    Backend = backend
                                    Level = level
                                    Ours = figures results
                                    First = first.Milliseconds
                                    Qiskit = theirs
                                    Tket =
                                        match tket.TryGetValue(struct (program.Id, backend)) with
                                        | true, found -> Some found
                                        | _ -> None
                                }

                            if Array.contains "--pairs" argv then
                                let tket = pair.Tket |> Option.map _.TwoQubitGates |> Option.defaultValue nan

                                printfn
                                    "%-44s %-10s %d  ours %5.0f qiskit %5.0f tket %5.0f  depth %4.0f %4.0f  us %6.2f %6.2f  esp %7.3f %7.3f  ms %8.1f first %8.1f"
                                    program.Id
                                    backend
                                    level
                                    pair.Ours.TwoQubitGates
                                    theirs.TwoQubitGates
                                    tket
                                    pair.Ours.TwoQubitDepth
                                    theirs.TwoQubitDepth
                                    (1e6 * pair.Ours.Duration)
                                    (1e6 * theirs.Duration)
                                    pair.Ours.LogEsp
                                    theirs.LogEsp
                                    pair.Ours.Milliseconds
                                    pair.First

                            pair
                        | _ -> ()
            ]

        if not pairs.IsEmpty then
            table level pairs
            Goals.table level pairs

[<EntryPoint>]
let main argv =
    let has name = Array.contains ("--" + name) argv

    let backends fallback =
        (option argv "backends" fallback).Split ',' |> List.ofArray

    let seeds = int (option argv "seeds" "1")
    let filter = option argv "filter" ""

    if has "speed" then
        Speed.medians (backends "brisbane,torino")
    elif has "scaling" then
        Speed.scaling (backends "brisbane").Head (int (option argv "qubits" "100"))
    elif has "objectives" then
        Studies.objectives (backends "brisbane,torino,hanoi") filter seeds
    elif has "ablation" then
        Studies.ablation (backends "brisbane,torino,hanoi") filter seeds
    else
        comparison argv

    0
