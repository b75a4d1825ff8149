module HybHanas.Properties.OpenQasm.OpenQasmLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

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

let private circuit = gen {
    let! n = Gen.choose (1, 6)
    let! m = Gen.choose (0, 4)
    let! length = Gen.choose (0, 40)
    let! operations = Gen.listOfLength length (operation n m)
    return Circuit.create n m operations |> Laws.ok
}

let private same (a: Circuit<logical>) (b: Circuit<logical>) =
    a.Qubits = b.Qubits
    && a.Clbits = b.Clbits
    && List.ofSeq a.Operations = List.ofSeq b.Operations

[<Fact>]
let ``a printed circuit reads back the same and prints the same`` () =
    Laws.forAllOf 300 circuit (fun circuit ->
        let printed = OpenQasm2.print circuit |> Laws.ok
        let back = OpenQasm2.parse "printed" printed |> Laws.ok
        same circuit back && (OpenQasm2.print back |> Laws.ok) = printed)

[<Fact>]
let ``what Qiskit wrote keeps its meaning when printed`` () =
    for row in GoldenPrograms.rows "circuits.jsonl.gz" do
        let circuit = OpenQasm2.parse "golden" (GoldenPrograms.text "qasm" row) |> Laws.ok
        let back = OpenQasm2.parse "printed" (OpenQasm2.print circuit |> Laws.ok) |> Laws.ok
        Assert.True(same circuit back, GoldenPrograms.text "id" row)

[<Fact>]
let ``a circuit prints as expected`` () =
    let circuit =
        Circuit.create
            2
            1
            [
                Operation.Apply(Gate.U3, [ Angle.Fixed 1.0<rad>; Angle.Fixed -1e-7<rad>; Angle.Fixed 0.25<rad> ], [ 1<logical> ])
                Operation.Apply(Gate.CX, [], [ 1<logical>; 0<logical> ])
                Operation.Barrier [ 0<logical>; 1<logical> ]
                Operation.Reset 1<logical>
                Operation.Measure(0<logical>, 0)
            ]
        |> Laws.ok

    let expected =
        [
            "OPENQASM 2.0;"
            "include \"qelib1.inc\";"
            "qreg q[2];"
            "creg c[1];"
            "u3(1.0,-1.0E-07,0.25) q[1];"
            "cx q[1],q[0];"
            "barrier q[0],q[1];"
            "reset q[1];"
            "measure q[0] -> c[0];"
            ""
        ]
        |> String.concat "\n"

    Assert.Equal(expected, OpenQasm2.print circuit |> Laws.ok)

[<Fact>]
let ``free angles and prepared amplitudes are not printed`` () =
    let refused operation =
        match Circuit.create 1 0 [ operation ] |> Laws.ok |> OpenQasm2.print with
        | Ok _ -> "accepted"
        | Error error -> HybHanasError.code error

    Assert.Equal("unsupported", refused (Operation.Apply(Gate.RX, [ Angle.Weight 0 ], [ 0<logical> ])))
    Assert.Equal("unsupported", refused (Operation.Apply(Gate.RX, [ Angle.Input 0 ], [ 0<logical> ])))
    Assert.Equal("unsupported", refused (Operation.Prepare([ 0; 1 ], [ 0<logical> ])))
