module HybHanas.Properties.Costing.QuantumCostLaws

open System
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Properties.Costing.Devices
open HybHanas.Properties.Support
open Xunit

let private workload = Workload.create 1000<shot> 32 50 5 |> Laws.ok

/// Three shifted angles: 2 + 2 + 4 evaluations.
let private logical =
    Circuit.create
        2
        0
        [
            Operation.Apply(Gate.RY, [ Angle.Weight 0 ], [ 0<logical> ])
            Operation.Apply(Gate.RY, [ Angle.Weight 0 ], [ 1<logical> ])
            Operation.Apply(Gate.CRX, [ Angle.Weight 1 ], [ 0<logical>; 1<logical> ])
        ]
    |> Laws.ok

let private cost forms (case: Case) =
    QuantumCost.ofCircuit forms RoutingReference.MarkedGates workload logical (target case) (circuit case)
    |> Laws.ok

let private forms = gen {
    let! gateTime = Gen.elements [ GateTime.Scheduled; GateTime.Analytical ]

    let! decoherence =
        Gen.elements [ Decoherence.PerQubitIdle; Decoherence.WholeDuration ]

    return
        {
            GateTime = gateTime
            Decoherence = decoherence
        }
}

let private close (a: float<s>) (b: float<s>) = abs (a - b) <= 1e-11 * max a b

let private notBelow (lower: float<s>) (higher: float<s>) = higher >= lower || close lower higher

let private noneLower (before: QuantumCost) (after: QuantumCost) =
    after.Run.Duration >= before.Run.Duration
    && after.Step.Gates >= before.Step.Gates
    && notBelow before.Step.Reliability after.Step.Reliability
    && notBelow before.Step.Gradient after.Step.Gradient
    && notBelow before.Step.Total after.Step.Total
    && notBelow before.Training.Total after.Training.Total

let private bits (time: float<s>) =
    BitConverter.DoubleToInt64Bits(float time)

[<Fact>]
let ``the parts add up to the total exactly, and to the definition`` () =
    Laws.forAllOf 200 (Gen.zip forms case) (fun (forms, case) ->
        let cost = cost forms case

        let exact (parts: CostParts) =
            bits parts.Total = bits (parts.Gates + parts.Routing + parts.Reliability + parts.Gradient)

        let useful = cost.Run.Duration / cost.Run.Success

        exact cost.Step
        && exact cost.Training
        && bits cost.Total = bits cost.Training.Total
        && cost.ShiftEvaluations = 8
        && close cost.Step.Total (32.0 * 1000.0 * 9.0 * useful)
        && close cost.Training.Total (50.0 * 5.0 * cost.Step.Total)
        && close (cost.Step.Gates + cost.Step.Routing) (32.0 * 1000.0 * cost.Run.Duration)
        && close cost.Step.Gradient (32.0 * 1000.0 * 8.0 * useful))

[<Fact>]
let ``routing is never negative, and nothing where nothing is marked`` () =
    Laws.forAllOf 300 (Gen.zip forms case) (fun (forms, case) ->
        let routed = (cost forms case).Run

        let unmarked =
            (cost
                forms
                { case with
                    Marks = List.map (fun _ -> false) case.Marks
                })
                .Run

        routed.Share.Routing >= 0.0<s>
        && routed.Share.Gates >= 0.0<s>
        && unmarked.Share.Routing = 0.0<s>
        && unmarked.Share.Gates = routed.Duration)

[<Fact>]
let ``routing by reference is never negative and leaves the total alone`` () =
    Laws.forAllOf 200 (Gen.zip3 forms case case) (fun (forms, case, other) ->
        let reference = RoutingReference.EveryPairCoupled(target other, circuit other)

        let marked = cost forms case

        let referred =
            QuantumCost.ofCircuit forms reference workload logical (target case) (circuit case)
            |> Laws.ok

        let unrouted = (cost forms other).Run.Duration

        referred.RoutingByReference
        && referred.Run.Share.Routing = max 0.0<s> (marked.Run.Duration - unrouted)
        && close referred.Total marked.Total)

[<Fact>]
let ``analytical gate times are never below scheduled ones`` () =
    Laws.forAllOf 300 case (fun case ->
        let makespan form =
            (GateTime.schedule form (target case) (circuit case) |> Laws.ok).Makespan

        makespan GateTime.Analytical >= makespan GateTime.Scheduled)

/// The mean relaxation time of the used qubits may rise with a new, better qubit, so WholeDuration keeps to the old ones.
[<Fact>]
let ``appending an operation lowers no cost`` () =
    let appended = gen {
        let! forms = forms
        let! case = case
        let! operation = operation case.Device.Qubits.Length
        let! mark = Gen.elements [ true; false ]
        return forms, case, operation, mark
    }

    Laws.forAllOf 500 appended (fun (forms, case, operation, mark) ->
        let used = Decoherence.usedQubits (circuit case)

        let stays =
            Operation.qubits operation |> List.forall (fun q -> List.contains q used)

        let longer =
            { case with
                Operations = case.Operations @ [ operation ]
                Marks = case.Marks @ [ mark ]
            }

        (forms.Decoherence = Decoherence.WholeDuration && not stays)
        || noneLower (cost forms case) (cost forms longer))

let private changeRow change index (device: CalibrationParts) =
    let ones = device.OneQubitGates.Length
    let twos = device.TwoQubitGates.Length

    match index % (ones + twos + device.Qubits.Length) with
    | k when k < ones ->
        let gate, q, row = device.OneQubitGates[k]

        { device with
            OneQubitGates = List.updateAt k (gate, q, change row) device.OneQubitGates
        }
    | k when k < ones + twos ->
        let gate, a, b, row = device.TwoQubitGates[k - ones]

        { device with
            TwoQubitGates = List.updateAt (k - ones) (gate, a, b, change row) device.TwoQubitGates
        }
    | k ->
        let k = k - ones - twos
        let qubit = device.Qubits[k]

        let row =
            change
                {
                    Duration = qubit.ReadoutDuration
                    Error = qubit.ReadoutError
                }

        let qubit =
            { qubit with
                ReadoutDuration = row.Duration
                ReadoutError = row.Error
            }

        { device with
            Qubits = List.updateAt k qubit device.Qubits
        }

let private changed change = gen {
    let! forms = forms
    let! case = case
    let! index = Gen.choose (0, 999)
    let! permille = Gen.choose (1, 999)

    let device = changeRow (change (float permille / 1000.0)) index case.Device
    return forms, case, { case with Device = device }
}

/// A longer gate may take the place of waiting, which PerQubitIdle charges and a gate's own error does not; so only
/// times are monotone there.
[<Fact>]
let ``a longer instruction lowers no time, and no cost over the whole duration`` () =
    let longer by (row: InstructionCalibration) =
        { row with
            Duration = row.Duration |> Option.map (fun duration -> duration * (1.0 + by) + 1e-8<s>)
        }

    Laws.forAllOf 500 (changed longer) (fun (forms, before, after) ->
        let before, after = cost forms before, cost forms after

        after.Run.Duration >= before.Run.Duration
        && after.Step.Gates >= before.Step.Gates
        && (forms.Decoherence = Decoherence.PerQubitIdle || noneLower before after))

[<Fact>]
let ``a larger error lowers no cost`` () =
    let larger by (row: InstructionCalibration) =
        { row with
            Error = row.Error |> Option.map (fun error -> error + (1.0 - error) * by)
        }

    Laws.forAllOf 500 (changed larger) (fun (forms, before, after) -> noneLower (cost forms before) (cost forms after))

/// Without relaxation waiting is free, so that a gate that is shorter and errs less can only save; with it, a shorter gate
/// may leave its qubits waiting, which PerQubitIdle charges.
[<Fact>]
let ``a cheaper gate never raises a cost`` () =
    let dearer by (row: InstructionCalibration) =
        {
            Duration = row.Duration |> Option.map (fun duration -> duration * (1.0 + by))
            Error = row.Error |> Option.map (fun error -> error + (1.0 - error) * by / 2.0)
        }

    let unrelaxed (case: Case) =
        { case with
            Case.Device.Qubits =
                case.Device.Qubits
                |> List.map (fun qubit -> { qubit with T1 = None; T2 = None })
        }

    Laws.forAllOf 500 (changed dearer) (fun (forms, cheap, dear) ->
        noneLower (cost forms (unrelaxed cheap)) (cost forms (unrelaxed dear))
        && (forms.Decoherence = Decoherence.PerQubitIdle
            || noneLower (cost forms cheap) (cost forms dear)))

[<Fact>]
let ``an idle qubit changes nothing`` () =
    Laws.forAllOf 200 (Gen.zip forms case) (fun (forms, case) ->
        let idle =
            {
                T1 = Some 1e-6<s>
                T2 = Some 1e-6<s>
                ReadoutError = None
                Meas0Prep1 = None
                Meas1Prep0 = None
                ReadoutDuration = Some 1.0<s>
                Operational = true
            }

        let count = case.Device.Qubits.Length
        let missing: InstructionCalibration = { Duration = None; Error = None }

        let wider =
            { case with
                Case.Device.Qubits = case.Device.Qubits @ [ idle ]
                Case.Device.TwoQubitGates =
                    case.Device.TwoQubitGates
                    @ [ Gate.CX, count * 1<physical>, (count - 1) * 1<physical>, missing ]
            }

        cost forms wider = cost forms case)

[<Fact>]
let ``relabelling the qubits of circuit and calibration changes only the labels`` () =
    let relabelled = gen {
        let! forms = forms
        let! case = case
        let! order = Gen.shuffle [| 0 .. case.Device.Qubits.Length - 1 |]
        return forms, case, order
    }

    Laws.forAllOf 300 relabelled (fun (forms, case, order) ->
        let move (q: PhysicalQubit) = order[int q] * 1<physical>

        let moved =
            {
                Device =
                    { case.Device with
                        Qubits = case.Device.Qubits |> List.permute (fun q -> order[q])
                        OneQubitGates = case.Device.OneQubitGates |> List.map (fun (gate, q, row) -> gate, move q, row)
                        TwoQubitGates =
                            case.Device.TwoQubitGates
                            |> List.map (fun (gate, a, b, row) -> gate, move a, move b, row)
                    }
                Operations = case.Operations |> List.map (Operation.mapQubits move)
                Marks = case.Marks
            }

        let expected = cost forms case

        let stale =
            expected.Run.Reliability.Stale
            |> List.map (fun stale ->
                { stale with
                    Qubits = stale.Qubits |> List.map (fun q -> order[q])
                })

        cost forms moved =
            { expected with
                Run.Reliability.Stale = stale
            })
