/// Where circuits are put, and what is refused.
module HybHanas.Properties.Transpiling.PlacementLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Support.TargetGenerators
open Xunit

let private rotations = Rotations.create [ Axis.Y; Axis.Z ] |> Laws.ok

let private patterned n depth entanglement gate =
    Ansatz.create n depth Embedding.AngleX (LayerForm.Patterned(rotations, entanglement, gate))
    |> Laws.ok
    |> Ansatz.circuit
    |> Binding.generic (Seed.create 1UL)
    |> Laws.ok

let private compile target circuit =
    let options =
        { TranspileOptions.defaults with
            Level = TranspileLevel.Level1
        }

    Transpiler.transpile options target circuit |> Laws.ok

let private twoQubitGates (compiled: PhysicalCircuit) =
    compiled.Circuit.Operations
    |> Seq.choose (fun operation ->
        match operation with
        | Operation.Apply(_, _, [ a; b ]) -> Some(int a, int b)
        | _ -> None)
    |> List.ofSeq

let private codeOf result =
    match result with
    | Ok _ -> "ok"
    | Error error -> HybHanasError.code error

[<Fact>]
let ``a linear ansatz needs no swap on a line or a heavy hexagon`` () =
    let cases = gen {
        let! n = Gen.choose (2, 10)
        let! depth = Gen.choose (1, 3)
        let! gate = Gen.elements [ EntanglingGate.Cnot; EntanglingGate.Cz ]
        let! native = Gen.elements [ Gate.CX; Gate.CZ; Gate.ECR ]
        let! count, edges = Gen.elements [ 10, line 10; 12, ring 12; 14, heavyHexagon ]

        return
            plain native (Single [ true; false; false ]) count edges, patterned n depth Entanglement.Linear gate, (n - 1) * depth
    }

    Laws.forAllOf 40 cases (fun (target, circuit, expected) ->
        let compiled = compile target circuit
        compiled.Swaps = 0 && (twoQubitGates compiled).Length = expected)

let private chain n =
    [
        for i in 0 .. n - 2 -> Operation.Apply(Gate.CX, [], [ i * 1<logical>; (i + 1) * 1<logical> ])
    ]
    |> Circuit.create n 0
    |> Laws.ok

[<Fact>]
let ``a long line winds through a lattice without a swap`` () =
    let compiled = compile (plain Gate.CZ Both 64 (grid 8 8)) (chain 62)
    Assert.Equal(0, compiled.Swaps)
    Assert.Equal(61, (twoQubitGates compiled).Length)

[<Fact>]
let ``a line longer than any path uses leaves at one gate each`` () =
    let leaves = [ 3, 12; 8, 13 ]
    let compiled = compile (plain Gate.CX Both 14 (line 12 @ leaves)) (chain 14)
    Assert.InRange((twoQubitGates compiled).Length, 14, 15)

[<Fact>]
let ``a ring fits on a heavy hexagon and a grid on a grid`` () =
    let hexagon = plain Gate.ECR (Single [ true ]) 14 heavyHexagon
    Assert.Equal(0, (compile hexagon (patterned 12 2 Entanglement.Circular EntanglingGate.Cnot)).Swaps)
    Assert.Equal(0, (compile (plain Gate.CZ Both 16 (grid 4 4)) (patterned 6 2 Entanglement.Grid EntanglingGate.Cz)).Swaps)

[<Fact>]
let ``every pair once on a line costs about two gates for each pair`` () =
    let compiled =
        compile (plain Gate.CX Both 5 (line 5)) (patterned 5 1 Entanglement.Full EntanglingGate.Cz)

    Assert.InRange((twoQubitGates compiled).Length, 10, 20)

[<Fact>]
let ``the better couplings are chosen`` () =
    let errors k = if k < 4 then Some 0.05 else Some 0.001

    let target =
        calibration Gate.CX Both errors [] 8 (line 8) |> Target.create |> Laws.ok

    let compiled =
        compile target (patterned 3 2 Entanglement.Linear EntanglingGate.Cnot)

    Assert.All(twoQubitGates compiled, fun (a, b) -> Assert.InRange(min a b, 4, 7))

[<Fact>]
let ``stale couplings and broken qubits are left alone where others do`` () =
    let errors k = if k = 2 then Some 1.0 else Some 0.02

    let target =
        calibration Gate.ECR (Single [ true ]) errors [ 7 ] 9 (line 9)
        |> Target.create
        |> Laws.ok

    let compiled = compile target (patterned 4 2 Entanglement.Full EntanglingGate.Cnot)
    Assert.NotEmpty(twoQubitGates compiled)
    Assert.All(twoQubitGates compiled, fun (a, b) -> Assert.InRange(min a b, 3, 5))

[<Fact>]
let ``a qubit with a stale one-qubit gate is left alone where others do`` () =
    let parts =
        calibration Gate.CX Both (fun _ -> Some 0.01) [] 9 (line 9) |> Calibration.parts

    let stale (gate, q, row: InstructionCalibration) =
        gate,
        q,
        (if gate = Gate.SX && q = 3<physical> then
             { row with Error = Some 1.0 }
         else
             row)

    let target =
        Calibration.create
            { parts with
                OneQubitGates = parts.OneQubitGates |> List.map stale
            }
        |> Result.bind Target.create
        |> Laws.ok

    let compiled = compile target (patterned 4 2 Entanglement.Full EntanglingGate.Cnot)
    Assert.All(twoQubitGates compiled, fun (a, b) -> Assert.InRange(min a b, 4, 8))

[<Fact>]
let ``a stale coupling is used where nothing else reaches`` () =
    let target =
        calibration Gate.CX Both (fun _ -> Some 1.0) [] 3 (line 3)
        |> Target.create
        |> Laws.ok

    Assert.Equal(2, (twoQubitGates (compile target (patterned 3 1 Entanglement.Linear EntanglingGate.Cnot))).Length)

[<Fact>]
let ``what cannot be compiled is refused by name`` () =
    let transpile = Transpiler.transpile TranspileOptions.defaults
    let islands = plain Gate.CX Both 6 [ 0, 1; 1, 2; 3, 4; 4, 5 ]
    let wide = patterned 4 1 Entanglement.Linear EntanglingGate.Cnot
    Assert.Equal("circuit-too-wide", codeOf (transpile islands wide))
    Assert.Equal("ok", codeOf (transpile islands (patterned 3 1 Entanglement.Full EntanglingGate.Cnot)))

    let free =
        Ansatz.create 3 1 Embedding.AngleY (LayerForm.Patterned(rotations, Entanglement.Linear, EntanglingGate.Cnot))
        |> Laws.ok
        |> Ansatz.circuit

    Assert.Equal("unsupported", codeOf (transpile islands free))

    let amplitudes =
        Ansatz.create 2 1 Embedding.Amplitude LayerForm.StronglyEntangling
        |> Laws.ok
        |> Ansatz.circuit

    Assert.Equal("unsupported", codeOf (transpile islands amplitudes))

    Assert.Equal(
        "out-of-range",
        codeOf (
            Transpiler.transpile
                { TranspileOptions.defaults with
                    Trials = 0
                }
                islands
                (patterned 3 1 Entanglement.Linear EntanglingGate.Cnot)
        )
    )

let private remade (change: CalibrationParts -> CalibrationParts) =
    calibration Gate.CX Both (fun _ -> Some 0.01) [] 6 (line 6)
    |> Calibration.parts
    |> change
    |> Calibration.create
    |> Result.bind Target.create
    |> Laws.ok

let private withPairs change (parts: CalibrationParts) =
    { parts with
        TwoQubitGates =
            parts.TwoQubitGates
            |> List.map (fun (gate, a, b, row) -> gate, a, b, change row)
    }

[<Fact>]
let ``a gate without an error is perfect and one without a duration is no hindrance but to what needs it`` () =
    let noErrors =
        remade (withPairs (fun (row: InstructionCalibration) -> { row with Error = None }))

    let noDurations =
        remade (withPairs (fun (row: InstructionCalibration) -> { row with Duration = None }))

    let circuit = patterned 4 1 Entanglement.Full EntanglingGate.Cnot

    let code target objective =
        Transpiler.transpile (TranspileOptions.ofObjective objective) target circuit
        |> codeOf

    for target, missing in
        [
            noErrors, []
            noDurations, [ TranspileObjective.Duration; TranspileObjective.EffectiveTime ]
        ] do
        for objective in
            [
                TranspileObjective.TwoQubitGates
                TranspileObjective.Duration
                TranspileObjective.Fidelity
                TranspileObjective.EffectiveTime
            ] do
            let expected =
                if List.contains objective missing then
                    "missing-calibration"
                else
                    "ok"

            Assert.Equal(expected, code target objective)

[<Fact>]
let ``a broken qubit that cuts the device leaves its larger part`` () =
    let target =
        calibration Gate.CX Both (fun _ -> Some 0.01) [ 2 ] 8 (line 8)
        |> Target.create
        |> Laws.ok

    let compiled =
        compile target (patterned 5 1 Entanglement.Linear EntanglingGate.Cnot)

    Assert.All(twoQubitGates compiled, fun (a, b) -> Assert.InRange(min a b, 3, 7))

    Assert.Equal(
        "circuit-too-wide",
        Transpiler.transpile TranspileOptions.defaults target (patterned 6 1 Entanglement.Linear EntanglingGate.Cnot)
        |> codeOf
    )

[<Fact>]
let ``where all couplings are as fast, routing by durations is routing by hops`` () =
    let cases = gen {
        let! level = Gen.elements TranspileLevel.all
        let! native = Gen.elements [ Gate.CX; Gate.CZ; Gate.ECR ]
        let! n = Gen.choose (4, 7)

        let! entanglement =
            Gen.elements [ Entanglement.Full; Entanglement.Star; Entanglement.Circular ]

        return level, plain native (Single [ true; false ]) 14 heavyHexagon, patterned n 2 entanglement EntanglingGate.Cnot
    }

    Laws.forAllOf 12 cases (fun (level, target, circuit) ->
        let by weights =
            Transpiler.transpile
                { TranspileOptions.defaults with
                    Level = level
                    Weights = weights
                    Passes =
                        { TranspilePasses.all with
                            EntanglingLayers = false
                        }
                }
                target
                circuit
            |> Laws.ok

        (by RoutingWeights.Durations).Circuit = (by RoutingWeights.Hops).Circuit)

[<Fact>]
let ``the objective is met at least as well as without it`` () =
    let errors k = Some(0.002 + 0.004 * float (k * 7 % 5))

    let target =
        calibration Gate.ECR (Single [ true; false ]) errors [] 14 heavyHexagon
        |> Target.create
        |> Laws.ok

    let logFidelity options =
        let compiled =
            Transpiler.transpile options target (patterned 5 1 Entanglement.Star EntanglingGate.Cz)
            |> Laws.ok

        let found = Costing.Reliability.ofCircuit target compiled |> Laws.ok
        found.LogGates + found.LogReadout

    let hops =
        { TranspileOptions.ofObjective TranspileObjective.Fidelity with
            Weights = RoutingWeights.Hops
        }

    Assert.True(logFidelity hops >= logFidelity TranspileOptions.defaults - 1e-12)
