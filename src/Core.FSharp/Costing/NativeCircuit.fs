/// A circuit that another compiler made for a device, as one line of JSON:
///
///     {"n_qubits": 5, "n_clbits": 2, "ops": [["sx", [0], [], []], ["cx", [0, 1], [], []], ["measure", [1], [], [0]]]}
///
/// Without the numbers the circuit has as many qubits and classical bits as its operations use.
/// Each operation is its name, qubits, parameters in radians and classical bits. A "delay" has its length as parameter,
/// in the device's time steps, or in the unit (dt, s, ms, us, ns) that a fifth item names. Other properties are not read.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
type internal DelayLength =
    | Steps of float<dt>
    | Seconds of float<s>

type NativeCircuit =
    private
        {
            Steps: Circuit<physical>
            Waits: (int * DelayLength) list
        }

    member this.Circuit = this.Steps

[<RequireQualifiedAccess>]
module NativeCircuit =

    let private controlFlow =
        set
            [
                "if_else"
                "for_loop"
                "while_loop"
                "switch_case"
                "box"
                "break_loop"
                "continue_loop"
            ]

    let private qubit (json: Json) =
        Json.index (Circuit.MaxQubits - 1) json |> Result.map (fun q -> q * 1<physical>)

    let private delay (parameters: float list) (unit: Json option) (at: Json) = result {
        let! unit =
            match unit with
            | Some unit -> Json.text unit
            | None -> Ok "dt"

        match parameters, unit with
        | [ length ], _ when length < 0.0 -> return! Error(Json.bad at "a delay is a time >= 0")
        | [ length ], "dt" -> return DelayLength.Steps(length * 1.0<dt>)
        | [ length ], "s" -> return DelayLength.Seconds(length * 1.0<s>)
        | [ length ], "ms" -> return DelayLength.Seconds(length / 1e3 * 1.0<s>)
        | [ length ], "us" -> return DelayLength.Seconds(Units.ofMicroseconds length)
        | [ length ], "ns" -> return DelayLength.Seconds(Units.ofNanoseconds length)
        | [ _ ], unit -> return! Error(Json.bad at $"{Json.quoted unit} is no unit of a delay: dt, s, ms, us, ns")
        | _ -> return! Error(Json.bad at "a delay has one parameter, its length")
    }

    let private operation (json: Json) : Result<Operation<physical> * DelayLength option, HybHanasError> = result {
        let! items = Json.items json

        do!
            Results.require
                (items.Length = 4 || items.Length = 5)
                (Json.bad json "not [name, [qubits], [parameters], [classical bits]]")

        let! name = Json.text items[0]
        let! qubits = Json.list qubit items[1]
        do! Results.require (not qubits.IsEmpty || name = "barrier") (Json.bad items[1] "no qubit")

        if controlFlow.Contains name then
            return! Error(HybHanasError.Unsupported($"control flow ('{name}' at {json.Place})", "the schedule of a circuit"))
        else
            let! parameters = Json.list Json.number items[2]
            let! clbits = Json.list (Json.index 999_999) items[3]

            match name, qubits, clbits, GateTable.tryFind name with
            | "measure", [ qubit ], [ clbit ], _ -> return Operation.Measure(qubit, clbit), None
            | "measure", _, _, _ -> return! Error(Json.bad json "a measurement has one qubit and one classical bit")
            | "reset", [ qubit ], _, _ -> return Operation.Reset qubit, None
            | "barrier", _, _, _ -> return Operation.Barrier qubits, None
            | "delay", [ _ ], _, _ ->
                let! length = delay parameters (List.tryItem 4 items) json
                return Operation.Barrier qubits, Some length
            | _, _, _, Some gate ->
                let angles = parameters |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>))
                return Operation.Apply(gate, angles, qubits), None
            | _ -> return! Error(Json.bad items[0] $"{Json.quoted name} is no operation that is known")
    }

    let private read (root: Json) : Result<NativeCircuit, HybHanasError> = result {
        let! qubits = Json.tryField "n_qubits" (Json.index Circuit.MaxQubits) root
        let! clbits = Json.tryField "n_clbits" (Json.index 1_000_000) root
        let! operations = Json.field "ops" root |> Result.bind (Json.list operation)

        let needed indices =
            operations |> Seq.collect (fst >> indices) |> Seq.fold max -1 |> (+) 1

        let usedBits operation =
            match operation with
            | Operation.Measure(_, clbit) -> [ clbit ]
            | _ -> []

        let! circuit =
            operations
            |> List.map fst
            |> Circuit.create
                (qubits
                 |> Option.defaultWith (fun () -> needed (Operation.qubits >> List.map int)))
                (clbits |> Option.defaultWith (fun () -> needed usedBits))

        return
            {
                Steps = circuit
                Waits =
                    [
                        for index, (_, delay) in List.indexed operations do
                            match delay with
                            | Some length -> index, length
                            | None -> ()
                    ]
            }
    }

    let parse (file: string) (text: string) : Result<NativeCircuit, HybHanasError> = Json.parse file text read

    let onto (target: Target) (native: NativeCircuit) : Result<PhysicalCircuit, HybHanasError> = result {
        do!
            Results.require
                (native.Steps.Qubits <= target.QubitCount)
                (HybHanasError.CircuitTooWide(native.Steps.Qubits, target.QubitCount, target.Calibration.Name))

        let! circuit =
            Circuit.create target.QubitCount native.Steps.Clbits native.Steps.Operations

        return! PhysicalCircuit.ofNative target circuit
    }

    let withDelays
        (target: Target)
        (native: NativeCircuit)
        (durations: ImmutableArray<float<s>>)
        : Result<ImmutableArray<float<s>>, HybHanasError> =
        (Ok durations, native.Waits)
        ||> List.fold (fun durations (index, length) ->
            durations
            |> Result.bind (fun durations ->
                match length, target.Calibration.Dt with
                | DelayLength.Seconds time, _ -> Ok(durations.SetItem(index, time))
                | DelayLength.Steps steps, Some step -> Ok(durations.SetItem(index, float steps * step))
                | DelayLength.Steps _, None ->
                    let qubits = Operation.qubits native.Steps.Operations[index] |> List.map int
                    Error(HybHanasError.MissingCalibration(target.Calibration.Name, "delay", qubits, "time step"))))
