/// What every compiled circuit must keep: its meaning, the target's instructions, its marks.
module HybHanas.Properties.Transpiling.TranspilerLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open Xunit

let private compile level target circuit =
    let options =
        { TranspileOptions.defaults with
            Level = level
            Trials = 4
        }

    Transpiler.transpile options target circuit |> Laws.ok

let private level = Gen.elements TranspileLevel.all

let private job = gen {
    let! level = level
    let! target = TargetGenerators.target
    let! n = Gen.choose (1, min 5 target.UsableQubits.Length)
    let! circuit = CircuitGenerators.circuit n 1 12
    return level, target, circuit
}

let private plainJob = gen {
    let! _, target, circuit = job
    return target, circuit
}

/// Whole unitaries below level 2, from there on what the measurements show.
let private deviation level circuit compiled =
    if level < TranspileLevel.Level2 then
        Compiled.deviation circuit compiled
    else
        Compiled.measuredDeviation circuit compiled

let private usedCount (compiled: PhysicalCircuit) =
    Compiled.qubitsOf compiled.Circuit |> Seq.distinct |> Seq.length

[<Fact>]
let ``a compiled circuit means what the original means`` () =
    Laws.forAllOf 300 job (fun (level, target, circuit) ->
        let compiled = compile level target circuit
        usedCount compiled > 9 || deviation level circuit compiled < 1e-9)

[<Fact>]
let ``any choice of passes, weights and objective keeps the meaning`` () =
    let choices = gen {
        let! on = Gen.listOfLength 8 (Gen.elements [ true; false ])

        let! weights =
            Gen.elements [ RoutingWeights.Hops; RoutingWeights.Errors; RoutingWeights.Durations ]

        let! objective =
            Gen.elements
                [
                    TranspileObjective.TwoQubitGates
                    TranspileObjective.Duration
                    TranspileObjective.Fidelity
                    TranspileObjective.EffectiveTime
                ]

        let! level, target, circuit = job

        let options =
            { TranspileOptions.defaults with
                Level = level
                Trials = 3
                Weights = weights
                Objective = objective
                Passes =
                    {
                        SwapFolding = on[0]
                        ErrorLayout = on[1]
                        Elision = on[2]
                        DiagonalRemoval = on[3]
                        Cancellation = on[4]
                        TwoQubitBlocks = on[5]
                        ThreeQubitBlocks = on[6]
                        EntanglingLayers = on[7]
                    }
            }

        return options, target, circuit
    }

    Laws.forAllOf 150 choices (fun (options, target, circuit) ->
        match Transpiler.transpile options target circuit with
        | Error(HybHanasError.MissingCalibration _) -> options.Objective <> TranspileObjective.TwoQubitGates
        | Error _ -> false
        | Ok compiled -> usedCount compiled > 9 || deviation options.Level circuit compiled < 1e-9)

[<Fact>]
let ``ansaetze keep their meaning on every target`` () =
    let job = gen {
        let! level = level
        let! target = TargetGenerators.target
        let! ansatz = CircuitGenerators.ansatz (1, min 5 target.UsableQubits.Length) (1, 2)
        let! seed = Gen.choose (0, 1000)
        let! measured = Gen.elements [ true; false ]
        let circuit = Ansatz.circuit ansatz

        let circuit = if measured then Circuit.measureAll circuit else circuit
        return level, target, Binding.generic (Seed.create (uint64 seed)) circuit |> Laws.ok
    }

    Laws.forAllOf 150 job (fun (level, target, circuit) ->
        let compiled = compile level target circuit
        usedCount compiled > 9 || deviation level circuit compiled < 1e-9)

[<Fact>]
let ``only calibrated instructions on working qubits are used`` () =
    Laws.forAllOf 200 job (fun (level, target, circuit) ->
        let compiled = compile level target circuit

        let rows =
            target.Calibration.TwoQubitGates |> Seq.map (fun row -> row.Key) |> Set.ofSeq

        let works q =
            target.Calibration.Qubits[int q].Operational

        compiled.Circuit.Qubits = target.Calibration.Qubits.Length
        && compiled.Circuit.Clbits = circuit.Clbits
        && compiled.Circuit.Operations
           |> Seq.forall (fun operation ->
               List.forall works (Operation.qubits operation)
               && match operation with
                  | Operation.Apply(gate, _, [ _ ]) -> List.contains gate [ Gate.RZ; Gate.SX; Gate.X ]
                  | Operation.Apply(gate, _, [ a; b ]) -> gate = target.TwoQubitGate && rows.Contains(gate, a, b)
                  | Operation.Apply _
                  | Operation.Opaque _
                  | Operation.Conditional _
                  | Operation.Prepare _ -> false
                  | Operation.Measure _
                  | Operation.Reset _
                  | Operation.Barrier _ -> true))

[<Fact>]
let ``the same seed gives the same circuit`` () =
    Laws.forAllOf 60 job (fun (level, target, circuit) ->
        let first, second = compile level target circuit, compile level target circuit

        first.Circuit = second.Circuit
        && Seq.toList first.FinalLayout = Seq.toList second.FinalLayout
        && Seq.toList first.IsRouting = Seq.toList second.IsRouting)

[<Fact>]
let ``layouts are injective and end where the swaps lead`` () =
    Laws.forAllOf 150 job (fun (level, target, circuit) ->
        let compiled = compile level target circuit

        let injective (layout: PhysicalQubit seq) =
            Seq.length layout = circuit.Qubits
            && Seq.length (Seq.distinct layout) = circuit.Qubits

        injective compiled.InitialLayout
        && injective compiled.FinalLayout
        && (compiled.Swaps > 0
            || level >= TranspileLevel.Level2
            || Seq.toList compiled.InitialLayout = Seq.toList compiled.FinalLayout))

let rec private cxOf gate angles =
    match gate with
    | Gate.CX
    | Gate.CZ
    | Gate.ECR -> 1
    | _ ->
        match (GateTable.row gate).Definition angles with
        | None -> 0
        | Some steps -> steps |> List.sumBy (fun (inner, angles, _) -> cxOf inner angles)

let private logicalCx (circuit: Circuit<logical>) =
    circuit.Operations
    |> Seq.sumBy (fun operation ->
        match operation with
        | Operation.Apply(gate, angles, _) -> cxOf gate (Circuit.fixedAngles angles |> Laws.ok)
        | _ -> 0)

let private isTwoQubit (operation: Operation<physical>) =
    match operation with
    | Operation.Apply(_, _, [ _; _ ]) -> true
    | _ -> false

[<Fact>]
let ``routing marks agree with the swaps`` () =
    Laws.forAllOf 200 plainJob (fun (target, circuit) ->
        let compiled = compile TranspileLevel.Level1 target circuit

        let routing, other =
            Seq.zip compiled.Circuit.Operations compiled.IsRouting
            |> Seq.filter (fst >> isTwoQubit)
            |> List.ofSeq
            |> List.partition snd

        let oneWay =
            target.TwoQubitGate <> Gate.CZ
            && target.Couplings
               |> Seq.exists (fun (struct (a, b)) ->
                   let a, b = a * 1<physical>, b * 1<physical>
                   not (Target.isNative a b target && Target.isNative b a target))

        routing.Length <= 3 * compiled.Swaps
        && other.Length <= logicalCx circuit
        && (compiled.Swaps > 0
            || oneWay
            || not (Seq.contains true compiled.IsRouting)
            || target.Calibration.TwoQubitGates
               |> Seq.exists (fun row -> row.Value.Error = Some 1.0))
        && Seq.zip compiled.Circuit.Operations compiled.IsRouting
           |> Seq.forall (fun (operation, mark) ->
               match operation with
               | Operation.Apply _ -> true
               | _ -> not mark))

[<Fact>]
let ``resets, measurements and barriers keep their order on each qubit`` () =
    let target =
        TargetGenerators.plain Gate.ECR (TargetGenerators.Single [ true; false ]) 5 (TargetGenerators.line 5)

    let apply gate qubits : Operation<logical> =
        Operation.Apply(gate, [], qubits |> List.map (fun q -> q * 1<logical>))

    let circuit =
        Circuit.create
            2
            2
            [
                apply Gate.X [ 0 ]
                Operation.Measure(0<logical>, 1)
                Operation.Reset 0<logical>
                Operation.Barrier [ 0<logical>; 1<logical> ]
                apply Gate.X [ 0 ]
                apply Gate.CX [ 0; 1 ]
                Operation.Measure(1<logical>, 0)
            ]
        |> Laws.ok

    let compiled = compile TranspileLevel.Level1 target circuit
    let at k = compiled.FinalLayout[k]

    let kept =
        compiled.Circuit.Operations
        |> Seq.filter (fun operation ->
            match operation with
            | Operation.Apply(gate, _, _) -> gate = Gate.X && Operation.qubits operation = [ at 0 ]
            | _ -> true)
        |> List.ofSeq

    let x = Operation.Apply(Gate.X, [], [ at 0 ])

    let start =
        [
            x
            Operation.Measure(at 0, 1)
            Operation.Reset(at 0)
            Operation.Barrier [ at 0; at 1 ]
        ]

    Assert.Equal<Operation<physical> list>(start, List.take 4 kept)
    Assert.Equal(Operation.Measure(at 1, 0), List.last kept)
