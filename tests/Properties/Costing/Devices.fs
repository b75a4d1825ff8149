/// Random devices, and circuits that run on them as they stand.
module HybHanas.Properties.Costing.Devices

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support

/// A device and a circuit in parts, so that a law can change one of them.
type Case =
    {
        Device: CalibrationParts
        Operations: Operation<physical> list
        Marks: bool list
    }

let private thousandths low high =
    Gen.choose (low, high) |> Gen.map (fun k -> float k / 1000.0)

/// Mostly small errors; sometimes none is known, sometimes it is stale. The instruction's first entry is always fresh.
let private errors count = gen {
    let! first = thousandths 1 200

    let! others =
        Gen.listOfLength
            (count - 1)
            (Gen.frequency
                [
                    8, thousandths 0 200 |> Gen.map Some
                    1, Gen.constant None
                    1, Gen.constant (Some 1.0)
                ])

    return Some first :: others
}

let private nanoseconds low high =
    Gen.choose (low, high) |> Gen.map (fun k -> Units.ofNanoseconds (float k / 9.0))

let private relaxation =
    Gen.frequency
        [
            8, Gen.choose (20, 300) |> Gen.map (fun k -> Some(Units.ofMicroseconds (float k)))
            1, Gen.constant None
        ]

let private qubits count = gen {
    let! t1 = Gen.listOfLength count relaxation
    let! t2 = Gen.listOfLength count relaxation
    let! readout = errors count
    let! durations = Gen.listOfLength count (nanoseconds 5000 50_000)

    return
        [
            for q in 0 .. count - 1 ->
                {
                    T1 = t1[q]
                    T2 = t2[q]
                    ReadoutError = readout[q]
                    Meas0Prep1 = None
                    Meas1Prep0 = None
                    ReadoutDuration = Some durations[q]
                    Operational = true
                }
        ]
}

/// A line of 2 to 5 qubits with CX in both directions.
let device: FsCheck.Gen<CalibrationParts> = gen {
    let! count = Gen.choose (2, 5)
    let! qubits = qubits count
    let! sxErrors = errors count
    let! xErrors = errors count
    let! pulses = Gen.listOfLength count (nanoseconds 200 600)

    let pairs =
        [
            for q in 0 .. count - 2 do
                yield! [ q, q + 1; q + 1, q ]
        ]

    let! pairErrors = errors pairs.Length
    let! pairDurations = Gen.listOfLength pairs.Length (nanoseconds 1000 9000)

    let row duration error =
        {
            Duration = Some duration
            Error = error
        }

    return
        {
            Name = "random"
            Version = ""
            LastUpdate = ""
            Dt = None
            Qubits = qubits
            OneQubitGates =
                [
                    for q in 0 .. count - 1 do
                        let qubit = q * 1<physical>
                        Gate.RZ, qubit, row 0.0<s> (Some 0.0)
                        Gate.SX, qubit, row pulses[q] sxErrors[q]
                        Gate.X, qubit, row pulses[q] xErrors[q]
                ]
            TwoQubitGates =
                [
                    for (a, b), duration, error in List.zip3 pairs pairDurations pairErrors ->
                        Gate.CX, a * 1<physical>, b * 1<physical>, row duration error
                ]
        }
}

/// One operation that a device with these qubits has.
let operation (count: int) : FsCheck.Gen<Operation<physical>> = gen {
    let! q = Gen.choose (0, count - 1)
    let! left = Gen.choose (0, count - 2)
    let! clbit = Gen.choose (0, count - 1)
    let! reversed = Gen.elements [ true; false ]
    let qubit = q * 1<physical>
    let pair = [ left * 1<physical>; (left + 1) * 1<physical> ]

    return!
        Gen.frequency
            [
                3, Gen.constant (Operation.Apply(Gate.RZ, [ Angle.Fixed 0.5<rad> ], [ qubit ]))
                3,
                Gen.elements [ Gate.SX; Gate.X ]
                |> Gen.map (fun gate -> Operation.Apply(gate, [], [ qubit ]))
                4, Gen.constant (Operation.Apply(Gate.CX, [], (if reversed then List.rev pair else pair)))
                1, Gen.constant (Operation.Measure(qubit, clbit))
                1, Gen.constant (Operation.Barrier pair)
            ]
}

let case: FsCheck.Gen<Case> = gen {
    let! device = device
    let! operations = Gen.listOf (operation device.Qubits.Length)
    let! marks = Gen.listOfLength operations.Length (Gen.elements [ true; false; false ])

    return
        {
            Device = device
            Operations = operations
            Marks = marks
        }
}

let target (case: Case) : Target =
    Calibration.create case.Device |> Result.bind Target.create |> Laws.ok

let circuit (case: Case) : PhysicalCircuit =
    let count = case.Device.Qubits.Length
    let circuit = Circuit.create count count case.Operations |> Laws.ok

    PhysicalCircuit.create
        (target case)
        circuit
        {
            IsRouting = case.Marks
            InitialLayout = []
            FinalLayout = []
            Swaps = 0
            Resynthesised = false
        }
    |> Laws.ok
