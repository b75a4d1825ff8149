/// The rules on what the operations of a circuit do to each other.
namespace HybHanas.Core.Circuits

open System.Globalization
open HybHanas.Core

/// The id of a rule, the operation, and what fills in the message.
type internal RawFinding = string * int option * string list

[<RequireQualifiedAccess>]
module internal StructureCheck =

    /// Qubits that amplitude embedding takes at most.
    let maxAmplitudeQubits = Ansatz.maxQubits Embedding.Amplitude

    let private qubitsOf operation =
        Operation.qubits operation |> List.map int

    /// HH0008 and HH0009. A gate after a measurement is told once; a condition may hang on that measurement, and is none.
    let measurements (circuit: Circuit<'q>) : RawFinding list =
        let measured = Array.create circuit.Qubits false

        [
            for index, operation in Seq.indexed circuit.Operations do
                match operation with
                | Operation.Measure(qubit, _) ->
                    if measured[int qubit] then
                        "HH0009", Some index, [ string (int qubit) ]

                    measured[int qubit] <- true
                | Operation.Barrier _ -> ()
                | Operation.Apply _
                | Operation.Opaque _ ->
                    for qubit in qubitsOf operation do
                        if measured[qubit] then
                            measured[qubit] <- false
                            "HH0008", Some index, [ Operation.name operation; string qubit ]
                | _ ->
                    for qubit in qubitsOf operation do
                        measured[qubit] <- false
        ]

    /// HH0010 and HH0011; a circuit without a gate says nothing about its qubits.
    let unused (circuit: Circuit<'q>) : RawFinding list =
        let used =
            circuit.Operations
            |> Seq.filter (fun operation -> not (operation.IsMeasure || operation.IsBarrier))
            |> Seq.collect qubitsOf
            |> Set.ofSeq

        if used.IsEmpty then
            []
        else
            let width = used.MaximumElement + 1

            [
                if width < circuit.Qubits then
                    "HH0010", None, [ string circuit.Qubits; string width ]

                for qubit in 0 .. width - 1 do
                    if not (used.Contains qubit) then
                        "HH0011", None, [ string qubit ]
            ]

    /// Whole multiples of 15 from 30 to 720, which no one means in radians.
    let looksLikeDegrees (angle: float) : bool =
        let size = abs angle
        size >= 30.0 && size <= 720.0 && size % 15.0 = 0.0

    /// HH0012.
    let degrees (circuit: Circuit<'q>) : RawFinding list =
        [
            for index, operation in Seq.indexed circuit.Operations do
                match operation with
                | Operation.Apply(_, angles, _) ->
                    for angle in angles do
                        match angle with
                        | Angle.Fixed value when looksLikeDegrees (float value) ->
                            "HH0012",
                            Some index,
                            [
                                (float value).ToString("R", CultureInfo.InvariantCulture)
                                Operation.name operation
                            ]
                        | _ -> ()
                | _ -> ()
        ]

    /// HH0013. Of three equal gates in a row the first two are a pair.
    let cancelling (circuit: Circuit<'q>) : RawFinding list =
        let operations = circuit.Operations
        let last = Array.create circuit.Qubits -1

        [
            for index, operation in Seq.indexed operations do
                let qubits = qubitsOf operation

                let before =
                    match qubits |> List.map (fun q -> last[q]) |> List.distinct with
                    | [ before ] when before >= 0 -> Some operations[before]
                    | _ -> None

                let reached =
                    match before, operation with
                    | Some(Operation.Apply(gate, angles, on)), Operation.Apply(next, nextAngles, _) when
                        CheckedGate.cancels (gate, angles, List.map int on) (next, nextAngles, qubits)
                        ->
                        -1
                    | _ -> index

                if reached < 0 then
                    let on = qubits |> List.map string |> String.concat ", "

                    "HH0013",
                    Some index,
                    [
                        Operation.name operation
                        (if qubits.Length = 1 then $"qubit {on}" else $"qubits {on}")
                    ]

                for qubit in qubits do
                    last[qubit] <- reached
        ]

    /// HH0015.
    let amplitudes (circuit: Circuit<'q>) : RawFinding list =
        [
            for index, operation in Seq.indexed circuit.Operations do
                match operation with
                | Operation.Prepare(_, qubits) when qubits.Length > maxAmplitudeQubits ->
                    "HH0015", Some index, [ string qubits.Length; string maxAmplitudeQubits ]
                | _ -> ()
        ]
