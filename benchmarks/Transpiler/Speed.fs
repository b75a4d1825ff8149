/// How long compiling takes, in processor time of the process: less moved by what else the machine does than time on the clock.
module HybHanas.Benchmarks.Speed

open System
open HybHanas
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Benchmarks.Reference
open HybHanas.Benchmarks.Studies

let private options level =
    { TranspileOptions.defaults with
        Level = level
        Seed = Seed.create 1UL
    }

/// Milliseconds of one compilation, the least of several measurements of at least 20 ms each.
let private milliseconds measurements (compile: unit -> unit) =
    let measure () =
        let start = Environment.CpuUsage.TotalTime
        let mutable runs = 0
        let mutable spent = 0.0

        while spent < 20.0 do
            compile ()
            runs <- runs + 1
            spent <- (Environment.CpuUsage.TotalTime - start).TotalMilliseconds

        spent / float runs

    Seq.init measurements (fun _ -> measure ()) |> Seq.min

let private compile memory level circuit () =
    Transpiler.transpileWith memory (options level) circuit |> orFail |> ignore

/// The medians over HQNN circuits of 4 to 12 qubits: warm at each level, and with an empty memory at level 3.
let medians (backends: string list) =
    let circuits =
        [
            for program in programs () do
                if program.Group.StartsWith "hqnn" && program.Qubits >= 4 && program.Qubits <= 12 then
                    program, circuitOf program
        ]

    for backend in backends do
        let target = Backends.Open backend
        let memory = TranspilerMemory.create target

        for level in TranspileLevel.all do
            for _, circuit in circuits do
                compile memory level circuit ()

            let times =
                [ for _, circuit in circuits -> milliseconds 3 (compile memory level circuit) ]

            printfn
                "%-12s level %d  median %7.2f ms  largest %7.1f ms"
                backend
                (TranspileLevel.toInt level)
                (median times)
                (List.max times)

        let first =
            [
                for program, circuit in circuits ->
                    program.Id,
                    milliseconds 1 (fun () -> compile (TranspilerMemory.create target) TranspileLevel.Level3 circuit ())
            ]

        let slowest, longest = List.maxBy snd first

        printfn
            "%-12s level 3, empty memory  median %7.1f ms  largest %7.1f ms (%s)"
            backend
            (median (List.map snd first))
            longest
            slowest

    let target = Backends.Open "brisbane"
    let memory = TranspilerMemory.create target
    let qft = programs () |> List.find (fun program -> program.Id = "qft-n20")

    printfn
        "qft of 20 qubits onto brisbane, level 3: %.0f ms"
        (milliseconds 5 (compile memory TranspileLevel.Level3 (circuitOf qft)))

/// Time against gates of random circuits, and the exponent of the power law through the points.
let scaling backend qubits =
    let memory = TranspilerMemory.create (Backends.Open backend)

    let circuit depth =
        RandomCircuit.create qubits depth (Seed.create 1UL) |> orFail

    for level in TranspileLevel.all do
        compile memory level (circuit 25) ()

        let points =
            [
                for depth in [ 25; 50; 100; 200; 400 ] do
                    let circuit = circuit depth
                    let time = milliseconds 2 (compile memory level circuit)
                    let gates = circuit.Operations.Length

                    printfn
                        "level %d  %d qubits  depth %3d  %6d gates  %8.0f ms"
                        (TranspileLevel.toInt level)
                        qubits
                        depth
                        gates
                        time

                    log (float gates), log time
            ]

        let meanX, meanY = List.averageBy fst points, List.averageBy snd points

        let exponent =
            (points |> List.sumBy (fun (x, y) -> (x - meanX) * (y - meanY)))
            / (points |> List.sumBy (fun (x, _) -> (x - meanX) ** 2.0))

        printfn "level %d  time grows as gates^%.2f" (TranspileLevel.toInt level) exponent
