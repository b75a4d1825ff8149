/// HybHanas's own calibration file: JSON with one array for each quantity instead of one record for each value.
///
///     { "format": "hybhanas-calibration", "version": 1,
///       "name": "brisbane", "backend_version": "1.1.79", "last_update": "2025-02-26T14:33:06-05:00",
///       "dt": 5E-10,
///       "qubits": { "count": 127, "t1": [..], "t2": [..], "readout_error": [..], "meas0_prep1": [..],
///                   "meas1_prep0": [..], "readout_duration": 1.3E-06, "broken": [] },
///       "one_qubit": [ { "gates": ["id", "sx", "x"], "qubits": [0, 1, ..], "duration": 6E-08, "error": [..] }, .. ],
///       "two_qubit": [ { "gates": ["ecr"], "first": [1, 2, ..], "second": [0, 1, ..], "duration": .., "error": .. } ] }
///
/// Times are in seconds, errors in [0, 1]; "dt" may be null. A column is an array with a number or null (not known) for
/// each row, or one number or null that holds for all rows. Gates with the same rows share a block. Numbers are the
/// shortest decimals that read back to the same double.
namespace HybHanas.Core.Backends

open System.IO
open System.Text
open System.Text.Encodings.Web
open System.Text.Json
open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module CalibrationJson =

    let private format = "hybhanas-calibration"
    let private version = 1

    let private value (writer: Utf8JsonWriter) (number: float option) =
        match number with
        | Some number -> writer.WriteNumberValue number
        | None -> writer.WriteNullValue()

    let private column (writer: Utf8JsonWriter) (name: string) (values: float option list) =
        writer.WritePropertyName name

        match List.distinct values with
        | [ same ] -> value writer same
        | _ ->
            writer.WriteStartArray()
            values |> List.iter (value writer)
            writer.WriteEndArray()

    let private integers (writer: Utf8JsonWriter) (name: string) (values: int list) =
        writer.WriteStartArray name
        values |> List.iter writer.WriteNumberValue
        writer.WriteEndArray()

    let private seconds (time: float<s> option) = time |> Option.map float

    let private writeQubits (writer: Utf8JsonWriter) (calibration: Calibration) =
        let rows = List.ofSeq calibration.Qubits
        let column name pick = column writer name (List.map pick rows)
        writer.WriteStartObject "qubits"
        writer.WriteNumber("count", rows.Length)
        column "t1" (fun q -> seconds q.T1)
        column "t2" (fun q -> seconds q.T2)
        column "readout_error" _.ReadoutError
        column "meas0_prep1" _.Meas0Prep1
        column "meas1_prep0" _.Meas1Prep0
        column "readout_duration" (fun q -> seconds q.ReadoutDuration)

        integers
            writer
            "broken"
            [
                for index, q in List.indexed rows do
                    if not q.Operational then
                        index
            ]

        writer.WriteEndObject()

    /// The blocks of gates that have the same rows; a row is the qubits and what is known of the gate there.
    let private writeGates
        (writer: Utf8JsonWriter)
        (name: string)
        (positions: string list)
        (rows: (Gate * (int list * InstructionCalibration)) list)
        =
        writer.WriteStartArray name

        for rows, gates in
            rows
            |> List.groupBy fst
            |> List.map (fun (gate, rows) -> gate, List.map snd rows)
            |> List.groupBy snd do
            writer.WriteStartObject()
            writer.WriteStartArray "gates"

            gates
            |> List.iter (fun (gate, _) -> writer.WriteStringValue(GateTable.name gate))

            writer.WriteEndArray()

            for position, name in List.indexed positions do
                integers writer name (rows |> List.map (fun (on, _) -> on[position]))

            column writer "duration" (rows |> List.map (fun (_, row) -> seconds row.Duration))
            column writer "error" (rows |> List.map (fun (_, row) -> row.Error))
            writer.WriteEndObject()

        writer.WriteEndArray()

    let write (calibration: Calibration) : string =
        use stream = new MemoryStream()

        let options =
            JsonWriterOptions(Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)

        use writer = new Utf8JsonWriter(stream, options)
        writer.WriteStartObject()
        writer.WriteString("format", format)
        writer.WriteNumber("version", version)
        writer.WriteString("name", calibration.Name)
        writer.WriteString("backend_version", calibration.Version)
        writer.WriteString("last_update", calibration.LastUpdate)
        writer.WritePropertyName "dt"
        value writer (seconds calibration.Dt)
        writeQubits writer calibration

        writeGates
            writer
            "one_qubit"
            [ "qubits" ]
            [
                for KeyValue((gate, q), row) in calibration.OneQubitGates -> gate, ([ int q ], row)
            ]

        writeGates
            writer
            "two_qubit"
            [ "first"; "second" ]
            [
                for KeyValue((gate, a, b), row) in calibration.TwoQubitGates -> gate, ([ int a; int b ], row)
            ]

        writer.WriteEndObject()
        writer.Flush()
        Encoding.UTF8.GetString(stream.ToArray())

    let private optionalNumber (json: Json) : Result<float option, HybHanasError> =
        if json.Value.ValueKind = JsonValueKind.Null then
            Ok None
        else
            Json.number json |> Result.map Some

    let private readColumn (rows: int) (name: string) (block: Json) : Result<float option list, HybHanasError> = result {
        match! Json.optional name block with
        | None -> return List.replicate rows None
        | Some column when column.Value.ValueKind = JsonValueKind.Array ->
            let! values = Json.list optionalNumber column
            do! Results.require (values.Length = rows) (Json.bad column $"{values.Length} values for {rows} rows")
            return values
        | Some column ->
            let! same = optionalNumber column
            return List.replicate rows same
    }

    let private readTimes rows name block : Result<float<s> option list, HybHanasError> =
        readColumn rows name block
        |> Result.map (List.map (Option.map (fun seconds -> seconds * 1.0<s>)))

    let private readQubits (block: Json) : Result<QubitCalibration list, HybHanasError> = result {
        let! count = Json.field "count" block |> Result.bind (Json.index Circuit.MaxQubits)
        let! t1 = readTimes count "t1" block
        let! t2 = readTimes count "t2" block
        let! readoutError = readColumn count "readout_error" block
        let! meas0Prep1 = readColumn count "meas0_prep1" block
        let! meas1Prep0 = readColumn count "meas1_prep0" block
        let! readoutDuration = readTimes count "readout_duration" block

        let! broken =
            Json.field "broken" block |> Result.bind (Json.list (Json.index (count - 1)))

        let broken = Set.ofList broken

        return
            List.zip3 t1 t2 readoutDuration
            |> List.zip (List.zip3 readoutError meas0Prep1 meas1Prep0)
            |> List.mapi (fun q ((readoutError, meas0Prep1, meas1Prep0), (t1, t2, readoutDuration)) ->
                {
                    T1 = t1
                    T2 = t2
                    ReadoutError = readoutError
                    Meas0Prep1 = meas0Prep1
                    Meas1Prep0 = meas1Prep0
                    ReadoutDuration = readoutDuration
                    Operational = not (broken.Contains q)
                })
    }

    let private gate (json: Json) : Result<Gate, HybHanasError> =
        Json.text json
        |> Result.bind (fun name ->
            match GateTable.tryFind name with
            | Some gate -> Ok gate
            | None -> Error(Json.bad json $"{Json.quoted name} is no gate of OpenQASM 2, nor ecr"))

    /// The rows of a block of gates; the qubits are checked by Calibration.create.
    let private readBlock (positions: string list) (block: Json) = result {
        let! gates = Json.field "gates" block |> Result.bind (Json.list gate)

        do! Results.require ((List.distinct gates).Length = gates.Length) (Json.bad block "a gate is listed twice")

        let! columns =
            positions
            |> Results.traverse (fun name ->
                Json.field name block
                |> Result.bind (Json.list (Json.index (Circuit.MaxQubits - 1))))

        let rows = columns.Head.Length

        do!
            Results.require
                (columns |> List.forall (fun column -> column.Length = rows))
                (Json.bad block "the columns of qubits have different lengths")

        let! durations = readTimes rows "duration" block
        let! errors = readColumn rows "error" block

        let calibrations =
            List.map2 (fun duration error -> { Duration = duration; Error = error }) durations errors

        return [ for gate in gates -> gate, List.zip (List.transpose columns) calibrations ]
    }

    let private readGates name positions root =
        Json.field name root
        |> Result.bind (Json.list (readBlock positions))
        |> Result.map (fun blocks ->
            [
                for gate, rows in List.concat blocks do
                    for on, row in rows -> gate, on, row
            ])

    let private read (root: Json) : Result<Calibration, HybHanasError> = result {
        let! found = Json.field "format" root

        match! Json.text found with
        | text when text <> format -> return! Error(Json.bad found $"{Json.quoted text}, not '{format}'")
        | _ ->
            let! number = Json.field "version" root |> Result.bind (Json.index 1_000_000)

            do!
                Results.require
                    (number = version)
                    (Json.bad root $"version {number} of the format; this program reads version {version}")

            let! name = Json.field "name" root |> Result.bind Json.text
            let! backendVersion = Json.field "backend_version" root |> Result.bind Json.text
            let! updated = Json.field "last_update" root |> Result.bind Json.text
            let! dt = Json.tryField "dt" Json.number root
            let! qubits = Json.field "qubits" root |> Result.bind readQubits
            let! oneQubit = readGates "one_qubit" [ "qubits" ] root
            let! twoQubit = readGates "two_qubit" [ "first"; "second" ] root

            return!
                Calibration.create
                    {
                        Name = name
                        Version = backendVersion
                        LastUpdate = updated
                        Dt = dt |> Option.map (fun dt -> dt * 1.0<s>)
                        Qubits = qubits
                        OneQubitGates = [ for gate, on, row in oneQubit -> gate, on[0] * 1<physical>, row ]
                        TwoQubitGates =
                            [
                                for gate, on, row in twoQubit -> gate, on[0] * 1<physical>, on[1] * 1<physical>, row
                            ]
                    }
    }

    let parse (file: string) (text: string) : Result<Calibration, HybHanasError> = Json.parse file text read
