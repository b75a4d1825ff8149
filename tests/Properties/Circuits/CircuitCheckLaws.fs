/// The check of circuits: what each rule finds, and what it leaves alone.
module HybHanas.Properties.Circuits.CircuitCheckLaws

open System
open System.IO
open System.IO.Compression
open System.Text.RegularExpressions
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.CircuitExpression
open HybHanas.Properties.OpenQasm
open HybHanas.Properties.Support
open Xunit

let private ids budget circuit =
    Circuit.check budget circuit |> List.map _.Rule.Id

let private found (circuit: Result<Circuit<logical>, HybHanasError>) =
    ids CircuitBudget.unlimited (Laws.ok circuit)

let private limits device qubits depth twoQubitGates parameters =
    CircuitBudget.create
        {
            Qubits = qubits
            Depth = depth
            TwoQubitGates = twoQubitGates
            Parameters = parameters
            Device = device
        }

let private brisbane =
    lazy
        (use stream =
            new GZipStream(
                File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Calibrations", "brisbane.json.gz")),
                CompressionMode.Decompress
            )

         use reader = new StreamReader(stream)

         CalibrationJson.parse "brisbane" (reader.ReadToEnd())
         |> Result.bind DeviceLimits.ofCalibration
         |> Laws.ok)

[<Fact>]
let ``each structural rule finds its mistake and nothing else`` () =
    let bell = circuit 2 {
        h 0
        cx 0 1
        measureAll
    }

    Assert.Empty(found bell)

    Assert.Equal<string list>(
        [ "HH0008" ],
        found (
            circuit 1 {
                h 0
                measure 0 0
                x 0
            }
        )
    )

    Assert.Equal<string list>(
        [ "HH0009" ],
        found (
            circuit 1 {
                h 0
                measure 0 0
                measure 0 0
            }
        )
    )

    Assert.Empty(
        found (
            circuit 1 {
                h 0
                measure 0 0
                reset 0
                measure 0 0
            }
        )
    )

    Assert.Equal<string list>(
        [ "HH0010" ],
        found (
            circuit 3 {
                h 0
                cx 0 1
                measureAll
            }
        )
    )

    Assert.Equal<string list>(
        [ "HH0011" ],
        found (
            circuit 3 {
                h 0
                cx 0 2
                measureAll
            }
        )
    )

    Assert.Empty(found (circuit 3 { measureAll }))
    Assert.Equal<string list>([ "HH0012" ], found (circuit 1 { rx 90.0<rad> 0 }))
    Assert.Empty(found (circuit 1 { rx 15.0<rad> 0 }))

    Assert.Equal<string list>(
        [ "HH0013" ],
        found (
            circuit 2 {
                h 0
                cx 0 1
                cx 0 1
            }
        )
    )

    Assert.Empty(
        found (
            circuit 2 {
                h 0
                cx 0 1
                cx 1 0
            }
        )
    )

    Assert.Equal<string list>(
        [ "HH0013" ],
        found (
            circuit 2 {
                h 0
                cz 0 1
                cz 1 0
            }
        )
    )

    Assert.Equal<string list>(
        [ "HH0013" ],
        found (
            circuit 1 {
                rx 0.25<rad> 0
                rx -0.25<rad> 0
            }
        )
    )

    Assert.Empty(
        found (
            circuit 1 {
                h 0
                barrier [ 0 ]
                h 0
            }
        )
    )

[<Fact>]
let ``amplitudes on six qubits are one finding`` () =
    let prepared =
        Circuit.create 6 0 [ Operation.Prepare([ 0..63 ], [ for q in 0..5 -> q * 1<logical> ]) ]

    Assert.Equal<string list>([ "HH0015" ], found prepared)

[<Fact>]
let ``a budget is exceeded by one more than it and met by its number`` () =
    Laws.forAllOf 200 RandomCircuits.circuit (fun circuit ->
        let metrics = CircuitMetrics.ofCircuit circuit

        let told budget =
            ids (Laws.ok budget) circuit |> List.filter (fun id -> id <= "HH0004")

        let most =
            limits None (Some(max 1 circuit.Qubits)) (Some metrics.Depth) (Some metrics.TwoQubitGates) (Some circuit.Weights)

        let less value =
            if value > 0 then Some(value - 1) else None

        let one id value budget =
            value = 0 || told (budget (less value)) = [ id ]

        told most = []
        && (circuit.Qubits < 2
            || told (limits None (Some(circuit.Qubits - 1)) None None None) = [ "HH0001" ])
        && one "HH0002" metrics.Depth (fun depth -> limits None None depth None None)
        && one "HH0003" metrics.TwoQubitGates (fun gates -> limits None None None gates None)
        && one "HH0004" circuit.Weights (fun weights -> limits None None None None weights))

[<Fact>]
let ``a budget below its range is refused`` () =
    let code result =
        match result with
        | Error error -> HybHanasError.code error
        | Ok _ -> "legal"

    Assert.Equal("out-of-range", code (limits None (Some 0) None None None))
    Assert.Equal("out-of-range", code (limits None None (Some -1) None None))
    Assert.Equal("legal", code (limits None None (Some 0) (Some 0) (Some 0)))

[<Fact>]
let ``a backend limits qubits, gates and time`` () =
    let budget = limits (Some brisbane.Value) None None None None |> Laws.ok

    let wide =
        circuit 128 {
            for q in 0..127 do
                sx q
        }
        |> Laws.ok

    Assert.Equal<string list>([ "HH0001" ], ids budget wide)

    let bell =
        circuit 2 {
            h 0
            cx 0 1
            measureAll
        }
        |> Laws.ok

    Assert.Equal<string list>([ "HH0014"; "HH0014" ], ids budget bell)

    let long count =
        circuit 2 {
            sx 0

            for _ in 1..count do
                apply Gate.ECR [] [ 0; 1 ]
                sx 1
        }
        |> Laws.ok

    let device = brisbane.Value
    let perStep = device.TwoQubitGate.Value + device.OneQubitGate.Value
    let most = int ((min device.T1.Value device.T2.Value) / perStep)
    Assert.DoesNotContain("HH0005", ids budget (long (most - 1)))
    Assert.Contains("HH0005", ids budget (long (most + 1)))

[<Fact>]
let ``every finding fills in its message`` () =
    let budget =
        limits (Some brisbane.Value) (Some 1) (Some 0) (Some 0) (Some 0) |> Laws.ok

    Laws.forAllOf 200 RandomCircuits.circuit (fun circuit ->
        CircuitCheck.check budget circuit
        |> List.forall (fun finding -> not (Regex.IsMatch(finding.Message, @"\{\d\}"))))

[<Fact>]
let ``the rules have ascending ids without a gap`` () =
    Assert.Equal<string list>([ for i in 1..20 -> $"HH{i:D4}" ], CircuitRule.all |> List.map _.Id)
    Assert.Equal(None, CircuitRule.tryFind "HH0000")

[<Fact>]
let ``what the checks know of a gate agrees with the gate table`` () =
    for gate in GateTable.all do
        let row = GateTable.row gate
        let known = CheckedGate.ofGate gate
        Assert.Equal((row.Name, row.Qubits, row.Angles.Length), (known.Name, known.Qubits, known.Angles))
        let angles = [ for i in 1 .. row.Angles.Length -> 0.1 * float i ]

        match known.UndoneBy with
        | None -> ()
        | Some other ->
            let inverse, back = row.Inverse angles |> Option.get
            Assert.Equal((other, List.map (~-) angles), (GateTable.name inverse, back))

        if row.Qubits = 2 then
            let matrix = row.Matrix angles
            let swapped i = [| 0; 2; 1; 3 |][i]

            let symmetric =
                Seq.forall
                    id
                    (seq {
                        for i in 0..3 do
                            for j in 0..3 -> (matrix[i, j] - matrix[swapped i, swapped j]).Magnitude < 1e-12
                    })

            Assert.Equal(symmetric, known.Symmetric)
        else
            Assert.False known.Symmetric
