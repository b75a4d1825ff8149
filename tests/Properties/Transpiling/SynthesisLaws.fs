/// Native forms of one-qubit runs and of two-qubit gates in a row on one pair.
module HybHanas.Properties.Transpiling.SynthesisLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open HybHanas.Properties.Synthesis
open Xunit

let private target =
    TargetGenerators.plain Gate.CX (TargetGenerators.Single [ true ]) 2 [ 0, 1 ]

let private compile target circuit =
    let options =
        { TranspileOptions.defaults with
            Level = TranspileLevel.Level1
        }

    Transpiler.transpile options target circuit |> Laws.ok

let private gates (compiled: PhysicalCircuit) =
    [
        for operation in compiled.Circuit.Operations do
            match operation with
            | Operation.Apply(gate, angles, _) -> gate, Circuit.fixedAngles angles |> Laws.ok
            | _ -> ()
    ]

let private alone gate angles =
    Unitaries.circuit 1 [ gate, angles, [ 0 ] ]
    |> compile target
    |> gates
    |> List.map fst

[<Fact>]
let ``known gates have their shortest form`` () =
    Assert.Empty(alone Gate.Id [])
    Assert.Empty(alone Gate.RX [ 0.0 ])
    Assert.Empty(alone Gate.RZ [ 2.0 * System.Math.PI ])
    Assert.Equal<Gate list>([ Gate.X ], alone Gate.X [])
    Assert.Equal<Gate list>([ Gate.SX ], alone Gate.SX [])
    Assert.Equal<Gate list>([ Gate.RZ ], alone Gate.T [])
    Assert.Equal<Gate list>([ Gate.RZ; Gate.SX; Gate.RZ ], alone Gate.H [])
    Assert.Equal<Gate list>([ Gate.RZ; Gate.SX; Gate.RZ ], alone Gate.SXdg [])
    Assert.Equal<Gate list>([ Gate.RZ; Gate.X ], alone Gate.Y [])
    Assert.Equal<Gate list>([ Gate.RZ; Gate.SX; Gate.RZ; Gate.SX ], alone Gate.RY [ 0.3 ])
    Assert.Equal<Gate list>([ Gate.SX; Gate.RZ; Gate.SX; Gate.RZ ], alone Gate.U [ 0.3; 0.7; System.Math.PI ])
    Assert.Equal<Gate list>([ Gate.RZ; Gate.SX; Gate.RZ; Gate.SX; Gate.RZ ], alone Gate.U [ 0.3; 0.7; 0.2 ])

[<Fact>]
let ``one-qubit runs never get longer and compiling them again changes nothing`` () =
    let run = gen {
        let! length = Gen.choose (1, 12)
        let! steps = Gen.listOfLength length (CircuitGenerators.gate 1)
        return Circuit.create 1 0 steps |> Laws.ok
    }

    let again steps =
        steps
        |> List.map (fun (gate, angles) ->
            Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), [ 0<logical> ]))
        |> Circuit.create 1 0
        |> Laws.ok
        |> compile target
        |> gates

    let pulses steps =
        steps |> List.filter (fun (gate, _) -> gate <> Gate.RZ) |> List.length

    let close a b =
        abs (System.Math.IEEERemainder(a - b, 2.0 * System.Math.PI)) < 1e-9

    Laws.forAllOf 1000 run (fun circuit ->
        let once = gates (compile target circuit)
        let twice = again once

        let logicalPulses =
            circuit.Operations
            |> Seq.filter (fun operation ->
                match operation with
                | Operation.Apply(gate, _, _) -> not (List.contains gate [ Gate.RZ; Gate.Z; Gate.S; Gate.T; Gate.P ])
                | _ -> true)
            |> Seq.length

        once.Length <= 5
        && pulses once <= 2 * logicalPulses
        && List.map fst once = List.map fst twice
        && List.forall2 (fun (_, a) (_, b) -> List.forall2 close a b) once twice)

[<Fact>]
let ``gates in a row on one pair keep their meaning`` () =
    let pairGate =
        Gen.elements [ Gate.CX; Gate.CZ; Gate.Swap; Gate.ECR; Gate.CSX; Gate.CH; Gate.CY ]

    let step =
        Gen.frequency
            [
                3,
                Gen.map2
                    (fun gate flipped -> gate, [], (if flipped then [ 1; 0 ] else [ 0; 1 ]))
                    pairGate
                    (Gen.elements [ true; false ])
                1, Gen.map2 (fun gate q -> gate, [], [ q ]) (Gen.elements [ Gate.H; Gate.T; Gate.SX; Gate.X ]) (Gen.choose (0, 1))
            ]

    let cases = gen {
        let! length = Gen.choose (2, 8)
        let! steps = Gen.listOfLength length step
        let! native = Gen.elements [ Gate.CX; Gate.CZ; Gate.ECR ]
        return TargetGenerators.plain native (TargetGenerators.Single [ true ]) 2 [ 0, 1 ], Unitaries.circuit 2 steps
    }

    Laws.forAllOf 1000 cases (fun (target, circuit) -> Compiled.deviation circuit (compile target circuit) < 1e-9)

let private twoQubitCount native steps =
    let target = TargetGenerators.plain native TargetGenerators.Both 2 [ 0, 1 ]

    Unitaries.circuit 2 steps
    |> compile target
    |> gates
    |> List.filter (fun (gate, _) -> gate = native)
    |> List.length

[<Fact>]
let ``equal neighbours cancel and a swap folds into the gate beside it`` () =
    for native in [ Gate.CX; Gate.CZ; Gate.ECR ] do
        let count = twoQubitCount native

        let cx, cz, swap =
            (Gate.CX, [], [ 0; 1 ]), (Gate.CZ, [], [ 0; 1 ]), (Gate.Swap, [], [ 0; 1 ])

        let turn q = Gate.RX, [ 0.3 ], [ q ]
        Assert.Equal(0, count [ cx; cx ])
        Assert.Equal(0, count [ cz; Gate.CZ, [], [ 1; 0 ] ])
        Assert.Equal(2, count [ cx; turn 0; cx ])
        Assert.Equal(3, count [ swap ])
        Assert.Equal(2, count [ cx; turn 0; turn 1; swap ])
        Assert.Equal(2, count [ swap; turn 0; turn 1; cz ])
        Assert.Equal(1, count [ cz ])

let private oneQubitMarks steps =
    let compiled = Unitaries.circuit 2 steps |> compile target

    [
        for operation, mark in Seq.zip compiled.Circuit.Operations compiled.IsRouting do
            if (Operation.qubits operation).Length = 1 then
                mark
    ]

[<Fact>]
let ``a merged gate is routing only where all its parts are`` () =
    let there, back = (Gate.CX, [], [ 0; 1 ]), (Gate.CX, [], [ 1; 0 ])
    let turns = [ for q in 0..1 -> Gate.RY, [ 0.3 ], [ q ] ]
    let bare = oneQubitMarks [ there; back ]
    Assert.NotEmpty bare
    Assert.DoesNotContain(false, bare)
    let merged = oneQubitMarks (turns @ [ there ] @ turns @ [ back ] @ turns)
    Assert.NotEmpty merged
    Assert.DoesNotContain(true, merged)
