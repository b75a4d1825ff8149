/// What is known of a backend: its couplings, and the measured durations and errors of each instruction on each qubit.
namespace HybHanas.Core.Backends

open System
open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

type InstructionCalibration =
    {
        Duration: float<s> option
        Error: float option
    }

type QubitCalibration =
    {
        T1: float<s> option
        T2: float<s> option
        ReadoutError: float option
        Meas0Prep1: float option
        Meas1Prep0: float option
        ReadoutDuration: float<s> option
        Operational: bool
    }

type Calibration =
    private
        {
            BackendName: string
            BackendVersion: string
            CalibratedAt: string
            DtSeconds: float<s> option
            QubitRows: ImmutableArray<QubitCalibration>
            OneQubit: Map<Gate * PhysicalQubit, InstructionCalibration>
            TwoQubit: Map<Gate * PhysicalQubit * PhysicalQubit, InstructionCalibration>
        }

    member this.Name = this.BackendName

    member this.Version = this.BackendVersion

    member this.LastUpdate = this.CalibratedAt

    member this.Dt = this.DtSeconds

    member this.Qubits = this.QubitRows

    member this.OneQubitGates = this.OneQubit

    member this.TwoQubitGates = this.TwoQubit

type CalibrationParts =
    {
        Name: string
        Version: string
        LastUpdate: string
        Dt: float<s> option
        Qubits: QubitCalibration list
        OneQubitGates: (Gate * PhysicalQubit * InstructionCalibration) list
        TwoQubitGates: (Gate * PhysicalQubit * PhysicalQubit * InstructionCalibration) list
    }

[<RequireQualifiedAccess>]
module Calibration =

    let private notNegative (value: float option) =
        value |> Option.forall (fun v -> Double.IsFinite v && v >= 0.0)

    let private probability (value: float option) =
        value |> Option.forall (fun v -> v >= 0.0 && v <= 1.0)

    let private seconds (value: float<s> option) = value |> Option.map float

    let create (parts: CalibrationParts) : Result<Calibration, HybHanasError> =
        let bad place reason =
            HybHanasError.BadCalibration(parts.Name, place, reason)

        let inRange (q: PhysicalQubit) =
            int q >= 0 && int q < parts.Qubits.Length

        let instruction place (row: InstructionCalibration) = result {
            do! Results.require (notNegative (seconds row.Duration)) (bad place "duration is not a finite time >= 0")
            do! Results.require (probability row.Error) (bad place "error is outside 0..1")
        }

        result {
            do!
                Results.require
                    (parts.Qubits.Length >= 1 && parts.Qubits.Length <= Circuit.MaxQubits)
                    (bad "qubits" $"{parts.Qubits.Length} qubits; 1..{Circuit.MaxQubits} are possible")

            do!
                Results.require
                    (parts.Dt |> Option.forall (fun dt -> dt > 0.0<s> && Double.IsFinite(float dt)))
                    (bad "dt" "not a time > 0")

            let! _ =
                parts.Qubits
                |> List.indexed
                |> Results.traverse (fun (index, q) ->
                    let place = $"qubit {index}"

                    result {
                        do! Results.require (notNegative (seconds q.T1)) (bad place "T1 is not a finite time >= 0")
                        do! Results.require (notNegative (seconds q.T2)) (bad place "T2 is not a finite time >= 0")

                        do!
                            Results.require
                                (notNegative (seconds q.ReadoutDuration))
                                (bad place "readout duration is not a finite time >= 0")

                        do!
                            Results.require
                                (List.forall probability [ q.ReadoutError; q.Meas0Prep1; q.Meas1Prep0 ])
                                (bad place "readout error is outside 0..1")
                    })

            let! _ =
                parts.OneQubitGates
                |> Results.traverse (fun (gate, q, row) ->
                    let place = $"{GateTable.name gate} on qubit {int q}"

                    result {
                        do! Results.require (GateTable.qubits gate = 1) (bad place "not a one-qubit gate")
                        do! Results.require (inRange q) (bad place "no such qubit")
                        do! instruction place row
                    })

            let! _ =
                parts.TwoQubitGates
                |> Results.traverse (fun (gate, a, b, row) ->
                    let place = $"{GateTable.name gate} on qubits {int a}, {int b}"

                    result {
                        do! Results.require (GateTable.qubits gate = 2) (bad place "not a two-qubit gate")

                        do!
                            Results.require
                                (inRange a && inRange b && a <> b)
                                (bad place "not two distinct qubits of the device")

                        do! instruction place row
                    })

            let oneQubit =
                parts.OneQubitGates |> List.map (fun (gate, q, row) -> (gate, q), row)

            let twoQubit =
                parts.TwoQubitGates |> List.map (fun (gate, a, b, row) -> (gate, a, b), row)

            let oneQubitMap, twoQubitMap = Map.ofList oneQubit, Map.ofList twoQubit

            do!
                Results.require
                    (oneQubitMap.Count = oneQubit.Length && twoQubitMap.Count = twoQubit.Length)
                    (bad "gates" "an instruction is listed twice on the same qubits")

            return
                {
                    BackendName = parts.Name
                    BackendVersion = parts.Version
                    CalibratedAt = parts.LastUpdate
                    DtSeconds = parts.Dt
                    QubitRows = ImmutableArray.CreateRange parts.Qubits
                    OneQubit = oneQubitMap
                    TwoQubit = twoQubitMap
                }
        }

    let parts (calibration: Calibration) : CalibrationParts =
        {
            Name = calibration.BackendName
            Version = calibration.BackendVersion
            LastUpdate = calibration.CalibratedAt
            Dt = calibration.DtSeconds
            Qubits = List.ofSeq calibration.QubitRows
            OneQubitGates = [ for KeyValue((gate, q), row) in calibration.OneQubit -> gate, q, row ]
            TwoQubitGates = [ for KeyValue((gate, a, b), row) in calibration.TwoQubit -> gate, a, b, row ]
        }
