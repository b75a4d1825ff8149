/// What single choices of the transpiler bring, on circuits of the golden files.
module HybHanas.Benchmarks.Studies

open System
open HybHanas
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Transpiling
open HybHanas.Benchmarks.Reference

type private Result =
    {
        Gates: float
        Depth: float
        Duration: float
        LogEsp: float
        /// ln of the time of one useful sample.
        LogEffective: float
    }

let orFail result =
    match result with
    | Ok value -> value
    | Error error -> failwith (HybHanasError.message error)

let circuitOf (program: Program) =
    OpenQasm.parse program.Id program.OpenQasm |> orFail

let private result (target: Target) (compiled: PhysicalCircuit) =
    let metrics = PhysicalFigures.Metrics compiled

    let run =
        QuantumCost.run CostForms.standard RoutingReference.MarkedGates target compiled
        |> orFail

    {
        Gates = float metrics.TwoQubitGates
        Depth = float metrics.TwoQubitDepth
        Duration = float run.Duration
        LogEsp = run.Reliability.LogGates + run.Reliability.LogReadout
        LogEffective = log (float run.Duration) - run.LogSuccess
    }

/// The circuits of 3 qubits and more of a group, on the backends where they fit.
let private jobs (group: string) (backends: string list) (filter: string) =
    let programs =
        [
            for program in programs () do
                if
                    program.Group.StartsWith group
                    && program.Qubits >= 3
                    && program.Id.Contains filter
                then
                    circuitOf program
        ]

    [
        for backend in backends do
            let target = Backends.Open backend
            let memory = TranspilerMemory.create target

            for circuit in programs do
                if circuit.Qubits <= target.UsableQubits.Length then
                    memory, circuit
    ]

/// The variants against the first of them: ratios of geometric means; differences of ln(success) per circuit.
let private compare title seeds (jobs: (TranspilerMemory * Circuit<logical>) list) (variants: (string * TranspileOptions) list) =
    let results =
        [
            for name, options in variants ->
                name,
                [
                    for memory, circuit in jobs do
                        for seed in 1..seeds ->
                            Transpiler.transpileWith
                                memory
                                { options with
                                    Seed = Seed.create (uint64 seed)
                                }
                                circuit
                            |> orFail
                            |> result memory.Target
                ]
        ]

    let reference = snd results.Head
    printfn "%s: %d circuit and backend pairs, %d seeds" title jobs.Length seeds
    printfn "%-28s %7s %7s %9s %9s %14s" "" "n2q" "depth" "duration" "log ESP" "effective time"

    for name, found in results do
        let ratio figure =
            List.map2 (fun r f -> log (max 1.0 (figure f) / max 1.0 (figure r))) reference found
            |> List.average
            |> exp

        let difference figure =
            List.map2 (fun r f -> figure f - figure r) reference found |> List.average

        printfn
            "%-28s %7.3f %7.3f %9.3f %+9.4f %14.3f"
            name
            (ratio _.Gates)
            (ratio _.Depth)
            (exp (difference (fun r -> log r.Duration)))
            (difference _.LogEsp)
            (exp (difference _.LogEffective))

/// Every objective against the default one, and the weights of routing alone.
let objectives backends filter seeds =
    for level in [ TranspileLevel.Level1; TranspileLevel.Level3 ] do
        let at (options: TranspileOptions) = { options with Level = level }

        let routedBy weights objective =
            at
                { TranspileOptions.ofObjective objective with
                    Weights = weights
                }

        compare
            $"objectives at level {TranspileLevel.toInt level}"
            seeds
            (jobs "hqnn" backends filter)
            [
                for name, objective in
                    [
                        "two-qubit gates", TranspileObjective.TwoQubitGates
                        "duration", TranspileObjective.Duration
                        "fidelity", TranspileObjective.Fidelity
                        "effective time", TranspileObjective.EffectiveTime
                    ] do
                    name + ", by hops", routedBy RoutingWeights.Hops objective
                    name + ", by errors", routedBy RoutingWeights.Errors objective
                    name + ", by durations", routedBy RoutingWeights.Durations objective
            ]

/// Level 3 with one pass left out at a time.
let ablation backends filter seeds =
    let all = TranspilePasses.all

    let without name passes =
        "without " + name,
        { TranspileOptions.defaults with
            Passes = passes
        }

    for title, group in [ "HQNN circuits", "hqnn"; "bench circuits", "bench" ] do
        compare
            $"passes of level 3, {title}"
            seeds
            (jobs group backends filter)
            [
                "whole", TranspileOptions.defaults
                without "SWAP folding" { all with SwapFolding = false }
                without "layout by errors" { all with ErrorLayout = false }
                without "elision" { all with Elision = false }
                without "diagonal removal" { all with DiagonalRemoval = false }
                without "cancellation" { all with Cancellation = false }
                without "two-qubit blocks" { all with TwoQubitBlocks = false }
                without "three-qubit blocks" { all with ThreeQubitBlocks = false }
                without "entangling layers" { all with EntanglingLayers = false }
            ]
