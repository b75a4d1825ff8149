module HybHanas.Properties.Costing.RunLaws

open System
open System.Collections.Immutable
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Transpiling
open HybHanas.Properties.Costing.Devices
open HybHanas.Properties.Support
open Xunit

let private refused code result =
    match result with
    | Ok _ -> Assert.Fail "accepted"
    | Error error -> Assert.Equal(code, HybHanasError.code error)

[<Fact>]
let ``late and early schedules have the same makespan, and no operation starts later in the early one`` () =
    Laws.forAllOf 300 case (fun case ->
        let circuit = circuit case

        let steps: ImmutableArray<float<dt>> =
            circuit.Circuit.Operations
            |> Seq.mapi (fun index operation ->
                match operation with
                | Operation.Barrier _ -> 0.0<dt>
                | _ -> float (1 + index * 7 % 5) * 1.0<dt>)
            |> ImmutableArray.CreateRange

        let early = Schedule.asSoonAsPossible steps circuit
        let late = Schedule.asLateAsPossible steps circuit

        early.Makespan = late.Makespan
        && Seq.forall2 (<=) early.Starts late.Starts
        && Seq.forall2 (fun start duration -> start + duration <= late.Makespan) late.Starts steps)

let private pair: CalibrationParts =
    let qubit readout =
        {
            T1 = Some 100e-6<s>
            T2 = Some 50e-6<s>
            ReadoutError = Some readout
            Meas0Prep1 = None
            Meas1Prep0 = None
            ReadoutDuration = Some 1e-6<s>
            Operational = true
        }

    let row duration error : InstructionCalibration =
        {
            Duration = Some duration
            Error = Some error
        }

    {
        Name = "pair"
        Version = ""
        LastUpdate = ""
        Dt = None
        Qubits = [ qubit 0.1; qubit 1.0; qubit 0.3 ]
        OneQubitGates =
            [
                Gate.SX, 0<physical>, row 30e-9<s> 0.25
                Gate.SX, 1<physical>, row 50e-9<s> 1.0
                Gate.SX, 2<physical>, row 70e-9<s> 0.05
                Gate.RZ, 0<physical>, row 0.0<s> 0.0
                Gate.RZ, 1<physical>, row 0.0<s> 0.0
                Gate.X, 0<physical>, { Duration = None; Error = None }
                Gate.X, 1<physical>, row 40e-9<s> 1.0
            ]
        TwoQubitGates =
            [
                Gate.CZ, 0<physical>, 1<physical>, row 100e-9<s> 0.5
                Gate.CZ, 1<physical>, 2<physical>, row 200e-9<s> 0.0
            ]
    }

let private on operations =
    let case =
        {
            Device = pair
            Operations = operations
            Marks = List.map (fun _ -> false) operations
        }

    target case, circuit case

let private sx q : Operation<physical> = Operation.Apply(Gate.SX, [], [ q ])
let private x q : Operation<physical> = Operation.Apply(Gate.X, [], [ q ])
let private cz a b : Operation<physical> = Operation.Apply(Gate.CZ, [], [ a; b ])

let private rz q : Operation<physical> =
    Operation.Apply(Gate.RZ, [ Angle.Fixed 1.0<rad> ], [ q ])

let private approximately (expected: float) (actual: float) =
    Assert.InRange(actual, expected - 1e-12 * abs expected, expected + 1e-12 * abs expected)

[<Fact>]
let ``gate times by hand`` () =
    let target, circuit =
        on
            [
                sx 0<physical>
                rz 0<physical>
                cz 0<physical> 1<physical>
                Operation.Measure(1<physical>, 0)
            ]

    let makespan form =
        (GateTime.schedule form target circuit |> Laws.ok).Makespan

    approximately 1130e-9 (float (makespan GateTime.Scheduled))
    approximately 1160e-9 (float (makespan GateTime.Analytical))

[<Fact>]
let ``gates that are not virtual are charged their own duration, in either form`` () =
    let target, circuit = on [ x 1<physical>; sx 1<physical> ]

    for form in [ GateTime.Scheduled; GateTime.Analytical ] do
        approximately 90e-9 (float (GateTime.schedule form target circuit |> Laws.ok).Makespan)

[<Fact>]
let ``durations in time steps are rounded to whole numbers`` () =
    let steps (dt: float<s>) =
        let case =
            {
                Device = { pair with Dt = Some dt }
                Operations = [ sx 0<physical>; sx 1<physical>; sx 2<physical> ]
                Marks = [ false; false; false ]
            }

        Schedule.durationsInSteps (target case) (circuit case)
        |> Laws.ok
        |> Seq.map float
        |> List.ofSeq

    Assert.Equal<float list>([ 30.0; 50.0; 70.0 ], steps 1e-9<s>)
    Assert.Equal<float list>([ 2.0; 3.0; 4.0 ], steps 16e-9<s>)

[<Fact>]
let ``a workload takes whole numbers from 1 to a million`` () =
    for most in [ 1; 1_000_000 ] do
        Workload.create (most * 1<shot>) most most most |> Laws.ok |> ignore

    for beyond in [ 0; 1_000_001 ] do
        refused "out-of-range" (Workload.create (beyond * 1<shot>) 1 1 1)
        refused "out-of-range" (Workload.create 1<shot> beyond 1 1)

[<Fact>]
let ``a stale error is replaced by the median of the others and reported`` () =
    let target, circuit =
        on
            [
                sx 0<physical>
                sx 1<physical>
                sx 1<physical>
                Operation.Measure(1<physical>, 0)
                Operation.Measure(2<physical>, 1)
            ]

    let reliability = Reliability.ofCircuit target circuit |> Laws.ok
    approximately (log 0.75 + 2.0 * log 0.85) reliability.LogGates
    approximately (log 0.8 + log 0.7) reliability.LogReadout

    Assert.Equal<StaleError list>(
        [
            {
                Instruction = "sx"
                Qubits = [ 1 ]
                Uses = 2
                Substitute = 0.15
            }
            {
                Instruction = "measure"
                Qubits = [ 1 ]
                Uses = 1
                Substitute = 0.2
            }
        ],
        reliability.Stale
    )

[<Fact>]
let ``what the calibration lacks is an error, a missing error counts nothing`` () =
    let durations operations =
        let target, circuit = on operations
        Schedule.durations target circuit

    refused "missing-calibration" (durations [ x 0<physical> ])
    refused "missing-calibration" (durations [ Operation.Reset 0<physical> ])

    let target, circuit = on [ x 1<physical> ]
    refused "missing-calibration" (Reliability.ofCircuit target circuit)
    refused "missing-calibration" (Schedule.durationsInSteps target circuit)

    let target, circuit = on [ x 0<physical>; sx 0<physical> ]
    approximately (log 0.75) (Reliability.ofCircuit target circuit |> Laws.ok).LogGates

[<Fact>]
let ``the wait after a circuit's first operation is idle time too`` () =
    let target, circuit =
        on [ sx 0<physical>; sx 1<physical>; cz 0<physical> 1<physical> ]

    let schedule = GateTime.schedule GateTime.Scheduled target circuit |> Laws.ok

    let idle =
        Decoherence.idleTimes circuit schedule
        |> List.map (fun (qubit, time) -> int qubit, Math.Round(1e9 * float time))

    Assert.Equal<(int * float) list>([ 0, 20.0; 1, 0.0 ], idle)

[<Fact>]
let ``idle time lies between the first and the last operation that takes time`` () =
    // Qubit 0 runs 30 and 100 ns without a gap. Qubit 1 is turned at 0, which takes no time, and runs from 30 to 330 ns.
    // Qubit 2 waits 60 ns for its CZ, and its measurement waits 800 ns more for the classical bit of qubit 0.
    let target, circuit =
        on
            [
                rz 1<physical>
                sx 0<physical>
                sx 2<physical>
                cz 0<physical> 1<physical>
                cz 1<physical> 2<physical>
                Operation.Measure(0<physical>, 0)
                Operation.Measure(2<physical>, 0)
            ]

    let schedule = GateTime.schedule GateTime.Scheduled target circuit |> Laws.ok
    let idle = Decoherence.idleTimes circuit schedule
    Assert.Equal<PhysicalQubit list>([ 0<physical>; 2<physical>; 1<physical> ], List.map fst idle)
    Assert.Equal(0.0<s>, snd idle[0])
    approximately (60e-9 + 800e-9) (float (snd idle[1]))
    Assert.Equal(0.0<s>, snd idle[2])

    approximately -(860e-9 / 100e-6 + 860e-9 / 50e-6) (Decoherence.log Decoherence.PerQubitIdle target circuit schedule)

    approximately -(2130e-9 / 100e-6 + 2130e-9 / 50e-6) (Decoherence.log Decoherence.WholeDuration target circuit schedule)

[<Fact>]
let ``a circuit is costed only on a device of its size`` () =
    let target, _ = on []

    let other =
        Calibration.create
            { pair with
                Qubits = pair.Qubits @ pair.Qubits
            }
        |> Result.bind Target.create
        |> Laws.ok

    let circuit =
        Circuit.create 6 0 [] |> Result.bind (PhysicalCircuit.ofNative other) |> Laws.ok

    refused "out-of-range" (Schedule.durations target circuit)
    refused "out-of-range" (Reliability.ofCircuit target circuit)

[<Fact>]
let ``a success probability too small to sample is an error`` () =
    let workload = Workload.create 1<shot> 1 1 1 |> Laws.ok
    let logical: Circuit<logical> = Circuit.create 1 0 [] |> Laws.ok

    let cost repetitions =
        let target, circuit = on (List.replicate repetitions (cz 0<physical> 1<physical>))
        QuantumCost.ofCircuit CostForms.standard RoutingReference.MarkedGates workload logical target circuit

    Assert.True(System.Double.IsFinite(float (cost 1000 |> Laws.ok).Total))
    refused "out-of-range" (cost 1100)

[<Fact>]
let ``shift evaluations count each occurrence of a weight by the rule of its gate`` () =
    let weight = Angle.Weight 0

    let evaluations operations =
        Circuit.create 2 0 operations |> Laws.ok |> Gradient.shiftEvaluations

    let both = [ 0<logical>; 1<logical> ]
    Assert.Equal(2, evaluations [ Operation.Apply(Gate.RX, [ weight ], [ 0<logical> ]) ])
    Assert.Equal(4, evaluations [ Operation.Apply(Gate.CRZ, [ weight ], both) ])
    Assert.Equal(2, evaluations [ Operation.Apply(Gate.CP, [ weight ], both) ])
    Assert.Equal(14, evaluations [ Operation.Apply(Gate.CU, [ weight; weight; weight; weight ], both) ])

    Assert.Equal(
        6,
        evaluations
            [
                Operation.Apply(Gate.RX, [ weight ], [ 0<logical> ])
                Operation.Apply(Gate.RY, [ weight ], [ 1<logical> ])
                Operation.Apply(Gate.U3, [ Angle.Input 0; weight; Angle.Fixed 1.0<rad> ], [ 0<logical> ])
                Operation.Prepare([ 0; 1; 2; 3 ], both)
            ]
    )

[<Fact>]
let ``workloads and classical costs out of range are refused`` () =
    refused "out-of-range" (Workload.create 0<shot> 1 1 1)
    refused "out-of-range" (Workload.create 1<shot> 1_000_001 1 1)
    refused "out-of-range" (Workload.create 1<shot> 1 -1 1)
    refused "out-of-range" (Workload.create 1<shot> 1 1 0)
    refused "out-of-range" (ClassicalCost.time -1.0<flop> 1.0<flop / s>)
    refused "out-of-range" (ClassicalCost.time (nan * 1.0<flop>) 1.0<flop / s>)
    refused "out-of-range" (ClassicalCost.time 1.0<flop> 0.0<flop / s>)
    refused "out-of-range" (ClassicalCost.time 1.0<flop> (infinity * 1.0<flop / s>))
    refused "out-of-range" (ClassicalCost.time 1e300<flop> 1e-300<flop / s>)
    Assert.Equal(2.5<s>, ClassicalCost.time 5e9<flop> 2e9<flop / s> |> Laws.ok)

[<Fact>]
let ``the coupled device has every pair, with the medians of the device`` () =
    let target, _ = on []
    let coupled = CoupledDevice.create 3 target |> Laws.ok
    Assert.Equal(3, coupled.Couplings.Length)
    Assert.Equal(Gate.CZ, coupled.TwoQubitGate)

    for a in 0..2 do
        for b in 0..2 do
            let row = Target.tryInstruction Gate.CZ [ a * 1<physical>; b * 1<physical> ] coupled
            Assert.Equal(a <> b, row.IsSome)

    let row = (Target.tryInstruction Gate.CZ [ 2<physical>; 0<physical> ] coupled).Value
    approximately 150e-9 (float row.Duration.Value)
    Assert.Equal(Some 0.25, row.Error)
    let row = (Target.tryInstruction Gate.SX [ 2<physical> ] coupled).Value
    Assert.Equal(Some 50e-9<s>, row.Duration)
    Assert.Equal(Some 0.15, row.Error)
    approximately 0.2 coupled.Calibration.Qubits[2].ReadoutError.Value
    refused "out-of-range" (CoupledDevice.create 4 target)
    refused "out-of-range" (CoupledDevice.create 0 target)
