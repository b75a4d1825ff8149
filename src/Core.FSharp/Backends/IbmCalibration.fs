/// Reads what IBM Quantum says of a backend: its configuration.json and properties.json, as the REST API returns them
/// and as qiskit-ibm-runtime stores them. Instructions and seconds are those of the Target that qiskit-ibm-runtime
/// builds from the same files.
namespace HybHanas.Core.Backends

open System
open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module IbmCalibration =

    let private configurationFile = "configuration.json"
    let private propertiesFile = "properties.json"

    /// The power of ten of a unit's prefix.
    let private exponent prefix =
        match prefix with
        | 'f' -> Some -15
        | 'p' -> Some -12
        | 'n' -> Some -9
        | 'u'
        | 'µ'
        | 'μ' -> Some -6
        | 'm' -> Some -3
        | 'k' -> Some 3
        | 'M' -> Some 6
        | 'G' -> Some 9
        | 'T' -> Some 12
        | 'P' -> Some 15
        | _ -> None

    /// A value in the unit without its prefix. Qiskit divides by the positive power, which rounds once.
    let private scale (unit: string) (value: float) =
        if unit.Length < 2 then
            Some value
        else
            exponent unit[0]
            |> Option.map (fun power ->
                if power < 0 then
                    value / Math.Pow(10.0, float -power)
                else
                    value * Math.Pow(10.0, float power))

    /// The named values of a list of {name, unit, value}. A name that occurs twice has its last value, as in Qiskit.
    type private Leaves = Map<string, Json>

    let private leaves (list: Json) : Result<Leaves, HybHanasError> =
        list
        |> Json.list (fun leaf -> result {
            let! name = Json.field "name" leaf |> Result.bind Json.text

            return
                name,
                { leaf with
                    Place = $"{list.Place}.{name}"
                }
        })
        |> Result.map Map.ofList

    let private reading (name: string) (leaves: Leaves) : Result<(Json * float * string) option, HybHanasError> =
        match leaves.TryFind name with
        | None -> Ok None
        | Some leaf -> result {
            let! value = Json.optional "value" leaf

            match value with
            | None -> return None
            | Some value ->
                let! number = Json.number { value with Place = leaf.Place }
                let! unit = Json.tryField "unit" Json.text leaf
                return Some(leaf, number, Option.defaultValue "" unit)
          }

    let private time name leaves : Result<float<s> option, HybHanasError> = result {
        match! reading name leaves with
        | None -> return None
        | Some(place, value, unit) ->
            match scale unit value with
            | Some seconds when (unit = "" || unit.EndsWith 's') && seconds >= 0.0 -> return Some(seconds * 1.0<s>)
            | Some _ when value < 0.0 -> return! Error(Json.bad place $"{value} is no time >= 0")
            | _ -> return! Error(Json.bad place $"{Json.quoted unit} is no unit of time")
    }

    let private probability name leaves : Result<float option, HybHanasError> = result {
        match! reading name leaves with
        | None -> return None
        | Some(_, value, "") when value >= 0.0 && value <= 1.0 -> return Some value
        | Some(place, value, "") -> return! Error(Json.bad place $"{value} is no probability in 0..1")
        | Some(place, _, unit) -> return! Error(Json.bad place $"a probability has no unit, not {Json.quoted unit}")
    }

    /// Only 0 says that something is broken; where nothing is said, it works.
    let private operational leaves : Result<bool, HybHanasError> =
        reading "operational" leaves
        |> Result.map (fun found ->
            match found with
            | Some(_, value, _) -> value <> 0.0
            | None -> true)

    let private qubit (list: Json) : Result<QubitCalibration, HybHanasError> = result {
        let! leaves = leaves list
        let! t1 = time "T1" leaves
        let! t2 = time "T2" leaves
        let! readoutError = probability "readout_error" leaves
        let! meas0Prep1 = probability "prob_meas0_prep1" leaves
        let! meas1Prep0 = probability "prob_meas1_prep0" leaves
        let! readoutDuration = time "readout_length" leaves
        let! operational = operational leaves

        return
            {
                T1 = t1
                T2 = t2
                ReadoutError = readoutError
                Meas0Prep1 = meas0Prep1
                Meas1Prep0 = meas1Prep0
                ReadoutDuration = readoutDuration
                Operational = operational
            }
    }

    /// One gate on given qubits; None for the row of a broken one.
    type private Row = (string * int list) * InstructionCalibration option

    let private row (qubits: int) (gate: Json) : Result<Row, HybHanasError> = result {
        let! name = Json.field "gate" gate |> Result.bind Json.text

        let! on =
            Json.field "qubits" gate |> Result.bind (Json.list (Json.index (qubits - 1)))

        let! leaves = Json.field "parameters" gate |> Result.bind leaves
        let! duration = time "gate_length" leaves
        let! error = probability "gate_error" leaves
        let! operational = operational leaves

        return
            (name, on),
            (if operational then
                 Some { Duration = duration; Error = error }
             else
                 None)
    }

    let private properties (qubits: int) (root: Json) = result {
        let! rows = Json.field "qubits" root
        let! calibrated = rows |> Json.list qubit

        do!
            Results.require
                (calibrated.Length = qubits)
                (Json.bad rows $"{calibrated.Length} qubits, where the configuration has {qubits}")

        let! gates = Json.field "gates" root |> Result.bind (Json.list (row qubits))
        let! updated = Json.tryField "last_update_date" Json.text root
        let! version = Json.tryField "backend_version" Json.text root
        return calibrated, Map.ofList gates, Option.defaultValue "" updated, Option.defaultValue "" version
    }

    let private configuration (root: Json) = result {
        let! qubits =
            Json.field "n_qubits" root |> Result.bind (Json.index Circuit.MaxQubits)

        let! basis = Json.field "basis_gates" root |> Result.bind (Json.list Json.text)
        let! dt = Json.tryField "dt" Json.number root

        let coupling = Json.list (Json.list (Json.index (qubits - 1)))

        let! gates =
            Json.field "gates" root
            |> Result.bind (
                Json.list (fun gate -> result {
                    let! name = Json.field "name" gate |> Result.bind Json.text
                    let! on = Json.tryField "coupling_map" coupling gate
                    return on |> Option.map (fun on -> name, on)
                })
            )

        return qubits, List.distinct basis, dt, gates |> List.choose id |> Map.ofList
    }

    let private unknown: InstructionCalibration = { Duration = None; Error = None }

    /// A change of frame takes no time and is exact, whatever the files say or do not say of it.
    let private virtually gate (calibration: InstructionCalibration) =
        match gate with
        | Gate.RZ ->
            {
                Duration = Some 0.0<s>
                Error = Some 0.0
            }
        | _ -> calibration

    let private instructions (qubits: QubitCalibration list) basis (couplings: Map<string, int list list>) rows =
        let working = qubits |> List.map _.Operational |> Array.ofList

        [
            for name in basis do
                match GateTable.tryFind name with
                | Some gate when GateTable.qubits gate <= 2 ->
                    let measured =
                        [
                            for KeyValue((other, on), row) in rows do
                                if other = name then
                                    on, row
                        ]

                    let known = measured |> List.map fst |> Set.ofList

                    let listed =
                        match couplings.TryFind name with
                        | Some on -> on
                        | None when measured.IsEmpty && GateTable.qubits gate = 1 -> [ for q in 0 .. working.Length - 1 -> [ q ] ]
                        | None -> []

                    let bare =
                        listed |> List.distinct |> List.filter (fun on -> not (known.Contains on))

                    for on, row in measured @ (bare |> List.map (fun on -> on, Some unknown)) do
                        match row with
                        | Some row when on |> List.forall (fun q -> working[q]) -> gate, on, virtually gate row
                        | _ -> ()
                | _ -> ()
        ]

    let parse (name: string) (configuration': string) (properties': string) : Result<Calibration, HybHanasError> = result {
        let! count, basis, dt, couplings =
            Json.parse configurationFile configuration' configuration

        let! qubits, rows, updated, version =
            Json.parse propertiesFile properties' (properties count)

        let found = instructions qubits basis couplings rows

        let wrong =
            found |> List.tryFind (fun (gate, on, _) -> on.Length <> GateTable.qubits gate)

        match wrong with
        | Some(gate, on, _) ->
            return!
                Error(
                    HybHanasError.BadCalibration(
                        name,
                        GateTable.name gate,
                        $"acts on {GateTable.qubits gate} qubits, but {on.Length} are listed"
                    )
                )
        | None ->
            return!
                Calibration.create
                    {
                        Name = name
                        Version = version
                        LastUpdate = updated
                        Dt = dt |> Option.map (fun ns -> ns * 1e-9<s>)
                        Qubits = qubits
                        OneQubitGates =
                            [
                                for gate, on, row in found do
                                    match on with
                                    | [ q ] -> gate, q * 1<physical>, row
                                    | _ -> ()
                            ]
                        TwoQubitGates =
                            [
                                for gate, on, row in found do
                                    match on with
                                    | [ a; b ] -> gate, a * 1<physical>, b * 1<physical>, row
                                    | _ -> ()
                            ]
                    }
    }
