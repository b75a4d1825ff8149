module HybHanas.Properties.Circuits.CircuitBuilderLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.CircuitExpression
open HybHanas.Properties.Support
open Xunit

let private same (a: Circuit<logical>) (b: Circuit<logical>) =
    a.Qubits = b.Qubits
    && a.Clbits = b.Clbits
    && List.ofSeq a.Operations = List.ofSeq b.Operations

let private circuits =
    Gen.choose (1, 6)
    |> Gen.bind (fun n -> CircuitGenerators.circuit n n 20 |> Gen.map Circuit.measureAll)

[<Fact>]
let ``an expression is the circuit of its operations, and of a circuit that it embeds`` () =
    Laws.forAllOf 200 circuits (fun expected ->
        let looped = circuit expected.Qubits {
            for operation in expected.Operations do
                operation
        }

        let embedded = circuit expected.Qubits { expected }
        same expected (Laws.ok looped) && same expected (Laws.ok embedded))

[<Fact>]
let ``a circuit is put on the given qubits`` () =
    Laws.forAllOf 200 circuits (fun inner ->
        let n = inner.Qubits

        let shifted = circuit (n + 2) {
            x 0
            on [ n + 1 .. -1 .. 2 ] inner
        }

        let moved =
            inner.Operations
            |> Seq.map (Operation.mapQubits (fun q -> (n + 1) * 1<logical> - q))
            |> Seq.append [ Operation.Apply(Gate.X, [], [ 0<logical> ]) ]

        same (Circuit.create (n + 2) inner.Clbits moved |> Laws.ok) (Laws.ok shifted))

[<Fact>]
let ``each name is its gate`` () =
    let expected (gate: Gate) angles qubits : Operation<logical> =
        Operation.Apply(gate, angles |> List.map Angle.Fixed, qubits |> List.map ((*) 1<logical>))

    let built =
        circuit 3 {
            h 0
            x 0
            y 0
            z 0
            s 0
            sdg 0
            t 0
            tdg 0
            sx 0
            rx 0.1<rad> 1
            ry 0.2<rad> 1
            rz 0.3<rad> 1
            p 0.4<rad> 1
            cx 0 1
            cy 0 1
            cz 0 1
            cp 0.5<rad> 2 1
            rxx 0.6<rad> 2 1
            rzz 0.7<rad> 2 1
            swap 1 2
            ccx 0 2 1
            reset 2
            barrier [ 0; 2 ]
            measure 1 4
        }
        |> Laws.ok

    let one =
        [ Gate.H; Gate.X; Gate.Y; Gate.Z; Gate.S; Gate.Sdg; Gate.T; Gate.Tdg; Gate.SX ]

    let turns =
        [ Gate.RX, 0.1<rad>; Gate.RY, 0.2<rad>; Gate.RZ, 0.3<rad>; Gate.P, 0.4<rad> ]

    let pairs = [ Gate.CP, 0.5<rad>; Gate.RXX, 0.6<rad>; Gate.RZZ, 0.7<rad> ]

    let operations =
        [
            for gate in one do
                expected gate [] [ 0 ]
            for gate, angle in turns do
                expected gate [ angle ] [ 1 ]
            for gate in [ Gate.CX; Gate.CY; Gate.CZ ] do
                expected gate [] [ 0; 1 ]
            for gate, angle in pairs do
                expected gate [ angle ] [ 2; 1 ]
            expected Gate.Swap [] [ 1; 2 ]
            expected Gate.CCX [] [ 0; 2; 1 ]
            Operation.Reset 2<logical>
            Operation.Barrier [ 0<logical>; 2<logical> ]
            Operation.Measure(1<logical>, 4)
        ]

    Assert.Equal<Operation<logical> list>(operations, List.ofSeq built.Operations)
    Assert.Equal(5, built.Clbits)

let private message (built: Result<Circuit<logical>, HybHanasError>) =
    match built with
    | Ok _ -> "no error"
    | Error error -> HybHanasError.message error

[<Fact>]
let ``an error names the gate and its place`` () =
    let outside = circuit 2 {
        h 0

        for q in 0..2 do
            cx q (q + 1)
    }

    Assert.Equal("operation 2 of the circuit: cx: qubit 2 is outside 0..1", message outside)

    let around = circuit 3 {
        z 0
        outside
    }

    Assert.Equal(message outside, message around)

    let wide = circuit 2 {
        x 1
        on [ 0 ] (circuit 2 { cz 0 1 } |> Laws.ok)
    }

    Assert.Equal("operation 1 of the circuit: a circuit of 2 qubits is put on 1", message wide)
    Assert.Equal("number of qubits is 2000000000; allowed: 0..4096", message (circuit 2_000_000_000 { measureAll }))
    Assert.Equal("operation 0 of the circuit: rz: an angle is not a finite number", message (circuit 1 { rz (nan * 1.0<rad>) 0 }))

[<Fact>]
let ``an expression may be long and may branch`` () =
    let long = circuit 2 {
        for i in 1..20_000 do
            if i % 2 = 0 then x 0 else y 1
    }

    Assert.Equal(20_000, (Laws.ok long).Operations.Length)
