module HybHanas.Properties.OpenQasm.OpenQasm3Laws

open System.Globalization
open System.Numerics
open System.Text.RegularExpressions
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm.RandomCircuits
open HybHanas.Properties.Support
open Xunit

let private parse text = OpenQasm3.parse "law" text |> Laws.ok

[<Fact>]
let ``a printed circuit reads back the same and prints the same`` () =
    // A barrier on no qubit orders nothing and is not written.
    let barred (circuit: Circuit<logical>) =
        circuit.Operations
        |> Seq.filter (fun operation -> operation <> Operation.Barrier [])
        |> Circuit.create circuit.Qubits circuit.Clbits
        |> Laws.ok

    Laws.forAllOf 300 withoutOpaque (fun circuit ->
        let printed = OpenQasm3.print circuit |> Laws.ok
        let back = parse printed
        same (barred circuit) back && (OpenQasm3.print back |> Laws.ok) = printed)

[<Fact>]
let ``what Qiskit wrote keeps its meaning when printed`` () =
    for row in GoldenPrograms.rows "circuits.jsonl.gz" do
        let circuit = OpenQasm2.parse "golden" (GoldenPrograms.text "qasm" row) |> Laws.ok
        Assert.True(same circuit (parse (OpenQasm3.print circuit |> Laws.ok)), GoldenPrograms.text "id" row)

[<Fact>]
let ``a circuit prints as expected`` () =
    let apply gate angles qubits =
        Operation.Apply(gate, angles |> List.map Angle.Fixed, qubits)

    let circuit =
        Circuit.create
            4
            2
            [
                apply Gate.U [ 1.0<rad>; -1e-7<rad>; 0.25<rad> ] [ 1<logical> ]
                apply Gate.CU1 [ 0.5<rad> ] [ 1<logical>; 0<logical> ]
                apply Gate.C3SqrtX [] [ 3<logical>; 2<logical>; 1<logical>; 0<logical> ]
                apply Gate.SXdg [] [ 3<logical> ]
                Operation.Barrier [ 0<logical>; 1<logical> ]
                Operation.Reset 1<logical>
                Operation.Measure(0<logical>, 1)
            ]
        |> Laws.ok

    let expected =
        [
            "OPENQASM 3.0;"
            "include \"stdgates.inc\";"
            "gate cu1(lambda) a,b { cp(lambda) a,b; }"
            "qubit[4] q;"
            "bit[2] c;"
            "U(1.0, -1.0E-07, 0.25) q[1];"
            "cu1(0.5) q[1], q[0];"
            "ctrl(3) @ sx q[3], q[2], q[1], q[0];"
            "inv @ sx q[3];"
            "barrier q[0], q[1];"
            "reset q[1];"
            "c[1] = measure q[0];"
            ""
        ]
        |> String.concat "\n"

    Assert.Equal(expected, OpenQasm3.print circuit |> Laws.ok)

// ---- modifiers ----

/// The head of a program that knows the gate, and the call of it with a modifier before and `first` qubits in front.
let private program gate scale (first: int) =
    let angles =
        GateTable.angles gate
        |> List.mapi (fun k _ -> Angle.Fixed((0.3 + 0.7 * float k) * scale * 1.0<rad>))

    let width = GateTable.qubits gate
    let qubits = [ for q in first .. first + width - 1 -> q * 1<logical> ]

    let circuit =
        Circuit.create (first + width) 0 [ Operation.Apply(gate, angles, qubits) ]
        |> Laws.ok

    let lines = (OpenQasm3.print circuit |> Laws.ok).TrimEnd('\n').Split('\n')
    let controls = String.concat "" [ for q in 0 .. first - 1 -> $" q[{q}]," ]
    let head = lines |> Array.take (lines.Length - 1) |> String.concat "\n"
    let call = Array.last lines
    let cut = call.IndexOf " q["

    let call modifiers =
        $"\n{modifiers}{call.Substring(0, cut)}{controls}{call.Substring cut}"

    circuit, head, call

let private distance (a: Complex[][]) (b: Circuit<logical>) =
    Oracle.distanceUpToPhase a (Oracle.columns b)

let private assertEqual gate what (expected: Complex[][]) circuit =
    let distance = distance expected circuit
    Assert.True(distance < 1e-9, $"{what} {GateTable.name gate} differs by {distance}")

/// The columns where the low bits have the pattern, elsewhere the identity.
let private where mask pattern (columns: Complex[][]) =
    columns
    |> Array.mapi (fun k column ->
        if k &&& mask = pattern then
            column
        else
            Array.init columns.Length (fun j -> if j = k then Complex.One else Complex.Zero))

[<Fact>]
let ``under controls every gate acts where they hold, with its phase`` () =
    for gate in GateTable.all do
        for modifiers, first, pattern in
            [
                "ctrl @ ", 1, 1
                "negctrl @ ", 1, 0
                "ctrl(2) @ ", 2, 3
                "ctrl @ negctrl @ ", 2, 1
            ] do
            let circuit, head, call = program gate 1.0 first
            let expected = Oracle.columns circuit |> where ((1 <<< first) - 1) pattern
            assertEqual gate modifiers expected (parse (head + call modifiers))

[<Fact>]
let ``many controls are expanded`` () =
    let circuit, head, call = program Gate.H 1.0 6
    assertEqual Gate.H "ctrl(6) @" (Oracle.columns circuit |> where 63 63) (parse (head + call "ctrl(6) @ "))

[<Fact>]
let ``the printed definitions have the phase of the gates`` () =
    let mutable defined = 0

    for gate in GateTable.all do
        let circuit, head, call = program gate 1.0 1

        if head.Contains "gate " then
            defined <- defined + 1

            let renamed =
                Regex.Replace(head + call "ctrl @ ", $@"\b{GateTable.name gate}\b(?=[ (])", "other")

            assertEqual gate "ctrl @ definition of" (Oracle.columns circuit |> where 1 1) (parse renamed)

    Assert.Equal(8, defined)

[<Fact>]
let ``inverses and whole powers of every gate are those of its matrix`` () =
    for gate in GateTable.all do
        for scale in [ 1.0; 3.0 ] do
            let circuit, head, call = program gate scale 1
            let controlled = Oracle.columns circuit |> where 1 1
            let identity = controlled |> where 0 1

            let once = parse (head + call "ctrl @ ")

            let times k =
                identity
                |> Array.map (fun column -> (column, seq { 1..k }) ||> Seq.fold (fun state _ -> Oracle.run once state))

            assertEqual gate "inverse of" identity (parse (head + call "ctrl @ " + call "ctrl @ inv @ "))

            for k in [ 0; 2; 3 ] do
                assertEqual gate $"power {k} of" (times k) (parse (head + call $"ctrl @ pow({k}) @ "))

                assertEqual
                    gate
                    $"power -{k} of"
                    identity
                    (parse (head + call $"pow({k}) @ ctrl @ " + call $"ctrl @ pow(-{k}) @ "))

[<Fact>]
let ``fractional powers add up to the gate`` () =
    let relative = [ Gate.RCCX; Gate.RC3X ]

    for gate in GateTable.all |> List.except relative do
        for scale in [ 1.0; 3.0; 12.0 ] do
            let circuit, head, call = program gate scale 1
            let expected = Oracle.columns circuit |> where 1 1

            assertEqual
                gate
                "square of the root of"
                expected
                (parse (head + call "ctrl @ pow(0.5) @ " + call "pow(1/2) @ ctrl @ "))

            assertEqual
                gate
                "inverted thirds of"
                expected
                (parse (head + call "ctrl @ pow(4/3) @ " + call "ctrl @ inv @ pow(1/3) @ "))

    let _, head, call = program Gate.RCCX 1.0 0

    match OpenQasm3.parse "f" (head + call "pow(1/2) @ ") with
    | Error(HybHanasError.Unsupported(what, _)) -> Assert.Equal("f:5:12: a fractional power of 'rccx'", what)
    | other -> Assert.Fail $"{other}"

[<Fact>]
let ``a program with input parameters is the bound one once they have values`` () =
    Laws.forAllOf 100 (CircuitGenerators.ansatz (1, 4) (1, 3)) (fun ansatz ->
        let circuit = Ansatz.measured ansatz
        let weights = Array.init circuit.Weights (fun i -> 0.3 + 0.7 * float i)
        let inputs = Array.init circuit.Inputs (fun i -> 0.1 - 0.4 * float i)

        let open' =
            Binding.bindWeights weights circuit |> Laws.ok |> OpenQasm3.printWithInputs

        match ansatz.Embedding, open' with
        | Embedding.Amplitude, opened -> opened.IsError
        | _, opened ->
            let opened = Laws.ok opened

            let declared =
                Regex.Matches(opened, @"^input float\[64\] x\d+;$", RegexOptions.Multiline)

            let body = Regex.Replace(opened, @"^input .*\n", "", RegexOptions.Multiline)

            let value (name: Match) =
                inputs[int name.Groups[1].Value].ToString("R", CultureInfo.InvariantCulture)

            let filled = Regex.Replace(body, @"\bx(\d+)\b", value)

            declared.Count = circuit.Inputs
            && same (Binding.bind inputs weights circuit |> Laws.ok) (parse filled))
