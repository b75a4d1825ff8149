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

let private operation n m = gen {
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

    return!
        Gen.frequency
            [
                4, Gen.constant (Operation.Apply(gate, angles, gateQubits))
                1, Gen.constant other
            ]
}

let circuit = gen {
    let! n = Gen.choose (1, 6)
    let! m = Gen.choose (0, 4)
    let! length = Gen.choose (0, 40)
    let! operations = Gen.listOfLength length (operation n m)
    return Circuit.create n m operations |> Laws.ok
}

let same (a: Circuit<logical>) (b: Circuit<logical>) =
    a.Qubits = b.Qubits
    && a.Clbits = b.Clbits
    && List.ofSeq a.Operations = List.ofSeq b.Operations
