/// The device that routing is measured against where no gate of a compiled circuit can be pointed at: the same backend,
/// if every pair of its qubits were coupled.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends

[<RequireQualifiedAccess>]
module CoupledDevice =

    let internal medianQubit (calibration: Calibration) : QubitCalibration =
        let rows = calibration.Qubits |> Seq.filter _.Operational

        {
            T1 = rows |> Seq.choose _.T1 |> Median.tryOf
            T2 = rows |> Seq.choose _.T2 |> Median.tryOf
            ReadoutError = rows |> Seq.map _.ReadoutError |> Median.error
            Meas0Prep1 = rows |> Seq.choose _.Meas0Prep1 |> Median.tryOf
            Meas1Prep0 = rows |> Seq.choose _.Meas1Prep0 |> Median.tryOf
            ReadoutDuration = rows |> Seq.choose _.ReadoutDuration |> Median.tryOf
            Operational = true
        }

    let internal medianOneQubitGates (qubits: int) (calibration: Calibration) =
        [
            for gate, rows in calibration.OneQubitGates |> Seq.groupBy (fun entry -> fst entry.Key) do
                let row = rows |> Seq.map _.Value |> Median.row

                for q in 0 .. qubits - 1 -> gate, q * 1<physical>, row
        ]

    let internal medianCoupling (target: Target) : InstructionCalibration =
        target.Calibration.TwoQubitGates
        |> Seq.filter (fun entry ->
            let gate, _, _ = entry.Key
            gate = target.TwoQubitGate)
        |> Seq.map _.Value
        |> Median.row

    let create (qubits: int) (target: Target) : Result<Target, HybHanasError> = result {
        let calibration = target.Calibration

        do!
            Results.require
                (qubits >= 1 && qubits <= target.QubitCount)
                (HybHanasError.OutOfRange("number of coupled qubits", string qubits, $"1..{target.QubitCount}"))

        let indices = [ for q in 0 .. qubits - 1 -> q * 1<physical> ]

        let coupled = medianCoupling target

        let! coupledCalibration =
            Calibration.create
                {
                    Name = calibration.Name
                    Version = calibration.Version
                    LastUpdate = calibration.LastUpdate
                    Dt = calibration.Dt
                    Qubits = List.replicate qubits (medianQubit calibration)
                    OneQubitGates = medianOneQubitGates qubits calibration
                    TwoQubitGates =
                        [
                            for a in indices do
                                for b in indices do
                                    if a <> b then
                                        target.TwoQubitGate, a, b, coupled
                        ]
                }

        return! Target.create coupledCalibration
    }
