module HybHanas.Properties.Backends.CalibrationJsonLaws

open System.Text
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

/// Doubles with all their digits, and the awkward ones.
let private unit = gen {
    let! k = Gen.choose (0, System.Int32.MaxValue)
    let! j = Gen.choose (1, System.Int32.MaxValue)

    let ratio =
        float k / float System.Int32.MaxValue * (float j / float System.Int32.MaxValue)

    return!
        Gen.frequency
            [
                8, Gen.constant ratio
                1, Gen.elements [ 0.0; 1.0; 1e-300; 5e-324; 0.1; 2.0 / 3.0 ]
            ]
}

let private maybe generator =
    Gen.frequency [ 4, Gen.map Some generator; 1, Gen.constant None ]

let private time = unit |> Gen.map (fun value -> value * 1e-4<s>)

let private text =
    Gen.elements [ ""; "brisbane"; "1.1.79"; "a \"b\" \\ \n\t\u0000"; "Ωµ 量子"; "𝄞<&>'" ]

let private row = gen {
    let! duration = maybe time
    let! error = maybe unit
    return { Duration = duration; Error = error }
}

let private qubit = gen {
    let! t1 = maybe time
    let! t2 = maybe time
    let! readout = Gen.listOfLength 3 (maybe unit)
    let! duration = maybe time
    let! operational = Gen.frequency [ 9, Gen.constant true; 1, Gen.constant false ]

    return
        {
            T1 = t1
            T2 = t2
            ReadoutError = readout[0]
            Meas0Prep1 = readout[1]
            Meas1Prep0 = readout[2]
            ReadoutDuration = duration
            Operational = operational
        }
}

let private gatesOf size =
    GateTable.all |> List.filter (fun gate -> GateTable.qubits gate = size)

let private calibration = gen {
    let! count = Gen.choose (1, 6)
    let! qubits = Gen.listOfLength count qubit
    let index = Gen.choose (0, count - 1)
    let! ones = Gen.listOf (Gen.zip (Gen.elements (gatesOf 1)) index)
    let! twos = Gen.listOf (Gen.zip3 (Gen.elements (gatesOf 2)) index index)
    let ones = List.distinct ones

    let twos = twos |> List.distinct |> List.filter (fun (_, a, b) -> a <> b)

    let! oneRows = Gen.listOfLength ones.Length row
    let! twoRows = Gen.listOfLength twos.Length row
    let! name, version, updated = Gen.zip3 text text text
    let! dt = maybe (time |> Gen.map (fun time -> time + 1e-10<s>))

    return
        Calibration.create
            {
                Name = name
                Version = version
                LastUpdate = updated
                Dt = dt
                Qubits = qubits
                OneQubitGates = List.map2 (fun (gate, q) row -> gate, q * 1<physical>, row) ones oneRows
                TwoQubitGates = List.map2 (fun (gate, a, b) row -> gate, a * 1<physical>, b * 1<physical>, row) twos twoRows
            }
        |> Laws.ok
}

[<Fact>]
let ``reading what was written gives the same calibration`` () =
    Laws.forAllOf 400 calibration (fun calibration ->
        CalibrationJson.parse "written" (CalibrationJson.write calibration) = Ok calibration)

[<Fact>]
let ``a mutated text gives a value or an error, never an exception`` () =
    let mutated =
        calibration
        |> Gen.map (CalibrationJson.write >> Encoding.UTF8.GetBytes)
        |> Gen.bind Mutation.ofBytes

    Laws.forAllOf 400 mutated (fun text ->
        match CalibrationJson.parse "mutated" (Encoding.UTF8.GetString text) with
        | Ok _ -> true
        | Error error -> not ((HybHanasError.message error).Contains '\n'))

[<Fact>]
let ``a name with line ends still makes a message of one line`` () =
    let error = HybHanasError.BadCalibration("a\nb\tc", "gates", "wrong")
    Assert.Equal("calibration of a b c: gates: wrong", HybHanasError.message error)

let private sample =
    """{"format":"hybhanas-calibration","version":1,"name":"pair","backend_version":"","last_update":"","dt":null,"""
    + """"qubits":{"count":2,"t1":[1E-4,null],"t2":2E-4,"readout_error":null,"broken":[1]},"""
    + """"one_qubit":[{"gates":["sx","x"],"qubits":[0,1],"duration":3E-8,"error":[0.25,null]}],"""
    + """"two_qubit":[{"gates":["cz"],"first":[0],"second":[1],"duration":[7E-8],"error":0.5}]}"""

[<Fact>]
let ``columns may be short, missing or null`` () =
    let calibration = CalibrationJson.parse "sample" sample |> Laws.ok
    Assert.Equal<float<s> option list>([ Some 1e-4<s>; None ], [ for q in calibration.Qubits -> q.T1 ])
    Assert.Equal<float<s> option list>([ Some 2e-4<s>; Some 2e-4<s> ], [ for q in calibration.Qubits -> q.T2 ])
    Assert.Equal<bool list>([ true; false ], [ for q in calibration.Qubits -> q.Operational ])
    Assert.Equal(None, calibration.Qubits[0].ReadoutDuration)
    Assert.Equal(4, calibration.OneQubitGates.Count)

    Assert.Equal(
        {
            Duration = Some 3e-8<s>
            Error = None
        },
        calibration.OneQubitGates[Gate.X, 1<physical>]
    )

[<Theory>]
[<InlineData("hybhanas-calibration", "else", "format: 'else', not 'hybhanas-calibration'")>]
[<InlineData("\"version\":1", "\"version\":2", "version 2 of the format; this program reads version 1")>]
[<InlineData("[1E-4,null]", "[1E-4]", "qubits.t1: 1 values for 2 rows")>]
[<InlineData("2E-4", "\"2E-4\"", "qubits.t2: not a number")>]
[<InlineData("2E-4", "2E999", "qubits.t2: not a number")>]
[<InlineData("\"broken\":[1]", "\"broken\":[2]", "qubits.broken[0]: not a whole number in 0..1")>]
[<InlineData("\"x\"", "\"xx\"", "one_qubit[0].gates[1]: 'xx' is no gate of OpenQASM 2, nor ecr")>]
[<InlineData("\"x\"", "\"x\\n\"", "one_qubit[0].gates[1]: 'x ' is no gate of OpenQASM 2, nor ecr")>]
[<InlineData("\"x\"", "\"sx\"", "one_qubit[0]: a gate is listed twice")>]
[<InlineData("\"second\":[1]", "\"second\":[]", "two_qubit[0]: the columns of qubits have different lengths")>]
[<InlineData("\"second\":[1]", "\"other\":[1]", "two_qubit[0].second: missing")>]
let ``what is wrong is named with its place`` (part: string) (replacement: string) (message: string) =
    match CalibrationJson.parse "sample" (sample.Replace(part, replacement)) with
    | Ok _ -> Assert.Fail "read"
    | Error error -> Assert.EndsWith(message, HybHanasError.message error)
