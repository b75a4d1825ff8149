/// What a circuit is held against when a backend is named.
namespace HybHanas.Core.Circuits

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Costing

type DeviceLimits =
    {
        Name: string
        Qubits: int
        Basis: string list
        T1: float<s> option
        T2: float<s> option
        OneQubitGate: float<s> option
        TwoQubitGate: float<s> option
        Readout: float<s> option
    }

[<RequireQualifiedAccess>]
module DeviceLimits =

    let ofCalibration (calibration: Calibration) : Result<DeviceLimits, HybHanasError> =
        Target.create calibration
        |> Result.map (fun target ->
            let median choose =
                calibration.Qubits |> Seq.choose choose |> Median.tryOf

            {
                Name = calibration.Name
                Qubits = target.UsableQubits.Length
                Basis = Target.oneQubitBasis @ [ target.TwoQubitGate ] |> List.map GateTable.name
                T1 = median _.T1
                T2 = median _.T2
                OneQubitGate =
                    calibration.OneQubitGates
                    |> Seq.filter (fun entry -> fst entry.Key = Gate.SX)
                    |> Seq.choose _.Value.Duration
                    |> Median.tryOf
                TwoQubitGate = calibration.TwoQubitGates |> Seq.choose _.Value.Duration |> Median.tryOf
                Readout = median _.ReadoutDuration
            })
