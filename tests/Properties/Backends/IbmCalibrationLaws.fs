module HybHanas.Properties.Backends.IbmCalibrationLaws

open System
open System.IO
open System.Text
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private golden file =
    File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "calibrations", file))

[<Fact>]
let ``mutated files give a value or an error, never an exception`` () =
    let configuration, properties =
        golden "manila-configuration.json", golden "manila-properties.json"

    let mutable refused = 0

    let law (configuration: byte[], properties: byte[]) =
        match IbmCalibration.parse "manila" (Encoding.UTF8.GetString configuration) (Encoding.UTF8.GetString properties) with
        | Ok _ -> true
        | Error error ->
            refused <- refused + 1
            let message = HybHanasError.message error
            message <> "" && not (message.Contains '\n')

    Laws.forAllOf 400 (Mutation.ofBytes properties |> Gen.map (fun mutated -> configuration, mutated)) law
    Laws.forAllOf 200 (Mutation.ofBytes configuration |> Gen.map (fun mutated -> mutated, properties)) law
    Assert.True(refused > 100)

let private leaf name (value: string) unit =
    $$"""{"name":"{{name}}","unit":"{{unit}}","value":{{value}}}"""

let private configuration =
    """{"n_qubits":2,"basis_gates":["sx","rz","cz","id","reset","if_else"],"dt":4,"gates":["""
    + """{"name":"sx","coupling_map":[[0],[1]]},{"name":"rz","coupling_map":[[0],[1]]},"""
    + """{"name":"cz","coupling_map":[[0,1],[1,0]]},{"name":"reset","coupling_map":null}]}"""

let private propertiesOf (qubit0: string list) (gates: string list) =
    let join = String.concat ","
    $$"""{"backend_version":"1","last_update_date":"2025","qubits":[[{{join qubit0}}],[]],"gates":[{{join gates}}]}"""

let private gate name (qubits: string) (leaves: string list) =
    let leaves = String.concat "," leaves
    $$"""{"gate":"{{name}}","qubits":[{{qubits}}],"parameters":[{{leaves}}]}"""

let private parse qubit0 gates =
    IbmCalibration.parse "pair" configuration (propertiesOf qubit0 gates)

[<Fact>]
let ``basis gates become instructions, other rows do not, what is missing stays missing`` () =
    let calibration =
        parse
            [ leaf "readout_length" "1560" "ns"; leaf "T1" "200" "us" ]
            [
                gate "sx" "0" [ leaf "gate_length" "32" "ns"; leaf "gate_error" "1" "" ]
                gate "rzz" "0,1" [ leaf "gate_length" "68" "ns" ]
                gate "cz" "1,0" [ leaf "gate_error" "0.25" "" ]
                gate "reset" "0" [ leaf "gate_length" "1000" "ns" ]
            ]
        |> Laws.ok

    let missing: InstructionCalibration = { Duration = None; Error = None }

    let frame =
        {
            Duration = Some 0.0<s>
            Error = Some 0.0
        }

    Assert.Equal<Map<Gate * PhysicalQubit, InstructionCalibration>>(
        Map
            [
                (Gate.SX, 0<physical>),
                {
                    Duration = Some(Units.ofNanoseconds 32.0)
                    Error = Some 1.0
                }
                (Gate.SX, 1<physical>), missing
                (Gate.RZ, 0<physical>), frame
                (Gate.RZ, 1<physical>), frame
                (Gate.Id, 0<physical>), missing
                (Gate.Id, 1<physical>), missing
            ],
        calibration.OneQubitGates
    )

    Assert.Equal<Map<Gate * PhysicalQubit * PhysicalQubit, InstructionCalibration>>(
        Map
            [
                (Gate.CZ, 0<physical>, 1<physical>), missing
                (Gate.CZ, 1<physical>, 0<physical>), { Duration = None; Error = Some 0.25 }
            ],
        calibration.TwoQubitGates
    )

    Assert.Equal(Some(Units.ofNanoseconds 1560.0), calibration.Qubits[0].ReadoutDuration)
    Assert.Equal(Some 2e-4<s>, calibration.Qubits[0].T1)
    Assert.Equal(None, calibration.Qubits[1].T1)
    Assert.Equal(Some(4.0 * 1e-9<s>), calibration.Dt)

[<Fact>]
let ``what is not operational is left out`` () =
    let broken = leaf "operational" "0" ""

    let gates =
        [
            gate "sx" "1" [ leaf "gate_length" "32" "ns"; broken ]
            gate "cz" "0,1" [ broken ]
        ]

    let calibration = parse [] gates |> Laws.ok
    Assert.False(calibration.OneQubitGates.ContainsKey((Gate.SX, 1<physical>)))
    Assert.True(calibration.OneQubitGates.ContainsKey((Gate.SX, 0<physical>)))
    Assert.False(calibration.TwoQubitGates.ContainsKey((Gate.CZ, 0<physical>, 1<physical>)))
    Assert.True(calibration.TwoQubitGates.ContainsKey((Gate.CZ, 1<physical>, 0<physical>)))

    let calibration = parse [ broken ] gates |> Laws.ok
    Assert.False calibration.Qubits[0].Operational
    Assert.True calibration.TwoQubitGates.IsEmpty
    Assert.False(calibration.OneQubitGates.ContainsKey((Gate.SX, 0<physical>)))

[<Theory>]
[<InlineData("3", "fs", 3e-15)>]
[<InlineData("3", "ps", 3e-12)>]
[<InlineData("3", "ns", 3e-9)>]
[<InlineData("3", "us", 3e-6)>]
[<InlineData("3", "µs", 3e-6)>]
[<InlineData("3", "μs", 3e-6)>]
[<InlineData("3", "ms", 3e-3)>]
[<InlineData("3", "s", 3.0)>]
[<InlineData("3", "", 3.0)>]
[<InlineData("3", "ks", 3e3)>]
[<InlineData("3", "Ms", 3e6)>]
[<InlineData("3", "Gs", 3e9)>]
[<InlineData("3", "Ts", 3e12)>]
[<InlineData("3", "Ps", 3e15)>]
let ``units are read by their prefix`` (value: string) (unit: string) (seconds: float) =
    let calibration = parse [ leaf "T1" value unit ] [] |> Laws.ok
    Assert.Equal(Some(seconds * 1.0<s>), calibration.Qubits[0].T1)

let private refused (place: string) result =
    match result with
    | Ok _ -> Assert.Fail "read"
    | Error error -> Assert.StartsWith(place, HybHanasError.message error)

[<Fact>]
let ``what is wrong is named with its place`` () =
    refused "properties.json: qubits[0].T1: not a number" (parse [ leaf "T1" "\"5\"" "us" ] [])
    refused "properties.json: qubits[0].T1: not a number" (parse [ leaf "T1" "1e999" "us" ] [])
    refused "properties.json: qubits[0].T1: 'GHz' is no unit of time" (parse [ leaf "T1" "5" "GHz" ] [])
    refused "properties.json: qubits[0].T2: -5 is no time >= 0" (parse [ leaf "T2" "-5" "us" ] [])
    refused "properties.json: qubits[0].readout_error: 2 is no probability" (parse [ leaf "readout_error" "2" "" ] [])

    refused
        "properties.json: gates[0].parameters.gate_error: a probability has no unit"
        (parse [] [ gate "sx" "0" [ leaf "gate_error" "0" "%" ] ])

    refused "properties.json: gates[0].qubits[1]: not a whole number in 0..1" (parse [] [ gate "cz" "0,2" [] ])
    refused "calibration of pair: cz: acts on 2 qubits, but 1 are listed" (parse [] [ gate "cz" "0" [] ])
    refused "calibration of pair: cz on qubits 0, 0" (parse [] [ gate "cz" "0,0" [] ])

    refused
        "properties.json: qubits: 2 qubits, where the configuration has 1"
        (IbmCalibration.parse
            "pair"
            (configuration.Replace("\"n_qubits\":2", "\"n_qubits\":1").Replace("[0],[1]", "[0]").Replace("[0,1],[1,0]", ""))
            (propertiesOf [] []))

    refused "configuration.json: n_qubits: missing" (IbmCalibration.parse "pair" "{}" "{}")
    refused "configuration.json: not an object" (IbmCalibration.parse "pair" "[]" "{}")
    refused "configuration.json: line 2, byte 1: not JSON" (IbmCalibration.parse "pair" "{\n" "{}")

    refused
        "configuration.json: line 1, byte 33: not JSON, or nested too deep"
        (IbmCalibration.parse "pair" (String('[', 100_000)) "{}")

    refused
        "properties.json: holds characters that are not Unicode"
        (IbmCalibration.parse "pair" configuration ("\"" + String(char 0xD800, 1) + "\""))

    refused "properties.json: holds characters that are not Unicode" (parse [ """{"name":"\ud800"}""" ] [])
    refused "properties.json: 67108865 characters" (IbmCalibration.parse "pair" configuration (String(' ', 67_108_865)))
