module HybHanas.Properties.OpenQasm.OpenQasmLaws

open System.Text.RegularExpressions
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm.RandomCircuits
open HybHanas.Properties.Support
open Xunit

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
let ``a gate that the paper lacks is defined where it is used`` () =
    let circuit =
        Circuit.create 2 0 [ Operation.Apply(Gate.CSX, [], [ 1<logical>; 0<logical> ]) ]
        |> Laws.ok

    let expected =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\ngate csx a,b { h b; cu1(pi/2) a,b; h b; }\nqreg q[2];\ncsx q[1],q[0];\n"

    Assert.Equal(expected, OpenQasm2.print circuit |> Laws.ok)

/// The gates of qelib1.inc in the OpenQASM 2 paper.
let private paper =
    Set.ofArray ("u3 u2 u1 cx id x y z h s sdg t tdg rx ry rz cz cy ch ccx crz cu1 cu3 rzz".Split ' ')

[<Fact>]
let ``a printed text uses gates of the paper and those that it defines`` () =
    for gate in GateTable.all do
        let angles = GateTable.angles gate |> List.map (fun _ -> Angle.Fixed 0.5<rad>)
        let qubits = [ for q in 0 .. GateTable.qubits gate - 1 -> q * 1<logical> ]

        let circuit =
            Circuit.create qubits.Length 0 [ Operation.Apply(gate, angles, qubits) ]
            |> Laws.ok

        let printed = OpenQasm2.print circuit |> Laws.ok
        let mutable known = paper

        for line in printed.Split '\n' do
            for call in Regex.Matches(line, @"[{;] (\w+)") do
                Assert.Contains(call.Groups[1].Value, known)

            let defined = Regex.Match(line, @"^gate (\w+)")

            if defined.Success then
                known <- known.Add defined.Groups[1].Value

        Assert.Contains(GateTable.name gate, known)

[<Fact>]
let ``the printed definitions mean the gates`` () =
    let mutable defined = 0

    for gate in GateTable.all do
        let angles =
            GateTable.angles gate
            |> List.mapi (fun k _ -> Angle.Fixed(0.3 + 0.7 * float k |> (*) 1.0<rad>))

        let qubits = [ for q in 0 .. GateTable.qubits gate - 1 -> q * 1<logical> ]

        let circuit =
            Circuit.create qubits.Length 0 [ Operation.Apply(gate, angles, qubits) ]
            |> Laws.ok

        let printed = OpenQasm2.print circuit |> Laws.ok

        if printed.Contains $"gate {GateTable.name gate}" then
            defined <- defined + 1
            // Under another name it is not known, and so expanded.
            let renamed = Regex.Replace(printed, $@"\b{GateTable.name gate}\b(?=[ (])", "other")
            let expanded = OpenQasm2.parse "renamed" renamed |> Laws.ok

            let distance =
                Oracle.distanceUpToPhase (Oracle.columns expanded) (Oracle.columns circuit)

            Assert.True(distance < 1e-12, $"{GateTable.name gate} differs by {distance}")

    Assert.Equal(19, defined)

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
