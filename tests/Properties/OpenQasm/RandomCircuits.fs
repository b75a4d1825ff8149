/// Random circuits of every gate of the table, with angles that are hard to print.
module HybHanas.Properties.OpenQasm.RandomCircuits

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support

let private angle =
    Gen.oneof
        [
            Gen.choose (-1000000, 1000000) |> Gen.map (fun k -> float k * 1e-6)
            Gen.elements
                [
                    0.0
                    -0.0
                    1.0
                    System.Math.PI
                    1e-300
                    4.9e-324
                    -1.7976931348623157e308
                    1e16
                    0.1 + 0.2
                    123456789012345680.0
                ]
        ]
    |> Gen.map (fun value -> Angle.Fixed(value * 1.0<rad>))

let private someQubits n count =
    Gen.shuffle [| 0 .. n - 1 |]
    |> Gen.map (fun order -> order |> Array.take count |> List.ofArray |> List.map (fun q -> q * 1<logical>))

/// Gates without a definition: each with its own numbers of parameters and qubits.
let private opaqueGates = [ "magic", 2, 1; "q", 0, 1; "c0", 1, 2 ]

let private opaque n = gen {
    let! name, parameters, qubits =
        Gen.elements (opaqueGates |> List.filter (fun (_, _, qubits) -> qubits <= n))

    let! parameters =
        Gen.choose (-1000, 1000)
        |> Gen.map (fun k -> float k * 0.001)
        |> Gen.listOfLength parameters

    let! on = someQubits n qubits
    return Operation.Opaque(name, parameters, on)
}

/// Conditions that never overlap: on the whole of m bits, or on its first one and on all others.
let private condition m whole = gen {
    let! first, count =
        Gen.elements (if whole || m = 1 then [ 0, m ] else [ 0, 1; 1, m - 1 ])

    let! value =
        Gen.elements [ 0I; 1I; 3I; 100I; 340282366920938463463374607431768211456I ]

    return
        {
            First = first
            Count = count
            Value = value
        }
}

let private operation n m whole hasOpaque = gen {
    let! gate =
        Gen.elements (GateTable.all |> List.filter (fun gate -> GateTable.qubits gate <= n))

    let! angles = Gen.listOfLength (GateTable.angles gate).Length angle
    let! gateQubits = someQubits n (GateTable.qubits gate)
    let! barrierSize = Gen.choose (0, n)
    let! barrierQubits = someQubits n barrierSize
    let! qubit = Gen.choose (0, n - 1)
    let! clbit = Gen.choose (0, max 0 (m - 1))

    let others =
        [
            Operation.Barrier barrierQubits
            Operation.Reset(qubit * 1<logical>)
            if m > 0 then
                Operation.Measure(qubit * 1<logical>, clbit)
        ]

    let! other = Gen.elements others

    let acting =
        Gen.frequency
            [
                6, Gen.constant (Operation.Apply(gate, angles, gateQubits))
                if hasOpaque then
                    1, opaque n
                1, Gen.constant other
            ]

    let conditional =
        acting
        |> Gen.filter (fun operation -> not operation.IsBarrier)
        |> Gen.map2 (fun condition operation -> Operation.Conditional(condition, operation)) (condition m whole)

    return!
        Gen.frequency
            [
                6, acting
                if m > 0 then
                    1, conditional
            ]
}

let private circuitOf hasOpaque = gen {
    let! n = Gen.choose (0, 6)
    let! m = Gen.choose (0, 4)
    let! length = Gen.choose (0, (if n = 0 then 0 else 40))
    let! whole = Gen.elements [ true; false ]
    let! operations = Gen.listOfLength length (operation n m whole hasOpaque)
    return Circuit.create n m operations |> Laws.ok
}

/// Circuits of everything that OpenQASM 2 can say.
let circuit = circuitOf true

/// The same without opaque gates, which OpenQASM 3 lacks.
let withoutOpaque = circuitOf false

let same (a: Circuit<logical>) (b: Circuit<logical>) =
    a.Qubits = b.Qubits
    && a.Clbits = b.Clbits
    && List.ofSeq a.Operations = List.ofSeq b.Operations
