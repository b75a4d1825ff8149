/// Calibrations of one device on different days.
namespace HybHanas.Core.Backends

open System
open System.Globalization
open HybHanas.Core
open HybHanas.Core.Circuits

type CalibrationSeries =
    private
        {
            OldestFirst: Target list
        }

    member this.Targets = this.OldestFirst

    member this.Latest = List.last this.OldestFirst

    member this.UsableQubits =
        this.OldestFirst
        |> List.map (fun target -> target.UsableQubits.Length)
        |> List.min

[<RequireQualifiedAccess>]
module CalibrationSeries =

    [<Literal>]
    let Most = 1000

    let single (target: Target) : CalibrationSeries = { OldestFirst = [ target ] }

    let private date (target: Target) : Result<DateTimeOffset, HybHanasError> =
        let calibration = target.Calibration

        match DateTimeOffset.TryParse(calibration.LastUpdate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) with
        | true, date -> Ok date
        | _ ->
            Error(
                HybHanasError.BadCalibration(
                    calibration.Name,
                    "date",
                    $"'{calibration.LastUpdate}' is no date, which a series of calibrations needs"
                )
            )

    let private requireAlike (first: Target) (other: Target) =
        let bad place reason =
            Error(HybHanasError.BadCalibration(other.Calibration.Name, place, reason))

        if other.Calibration.Name <> first.Calibration.Name then
            bad "name" $"a series is of one backend, and another calibration of it is of {first.Calibration.Name}"
        elif other.QubitCount <> first.QubitCount then
            bad "qubits" $"{other.QubitCount} of them, and {first.QubitCount} in another calibration of the series"
        elif other.TwoQubitGate <> first.TwoQubitGate then
            bad
                "gates"
                $"{GateTable.name other.TwoQubitGate} is the two-qubit gate, and {GateTable.name first.TwoQubitGate} in another calibration of the series"
        else
            Ok()

    let create (targets: Target list) : Result<CalibrationSeries, HybHanasError> = result {
        do!
            Results.require
                (not targets.IsEmpty && targets.Length <= Most)
                (HybHanasError.OutOfRange("calibrations of a series", string targets.Length, $"1..{Most}"))

        let! _ = targets.Tail |> Results.traverse (requireAlike targets.Head)

        let! dated =
            targets
            |> Results.traverse (fun target -> date target |> Result.map (fun date -> date, target))

        let sorted = dated |> List.sortBy fst

        let! _ =
            List.pairwise sorted
            |> Results.traverse (fun ((date, _), (next, target)) ->
                Results.require
                    (date < next)
                    (HybHanasError.BadCalibration(
                        target.Calibration.Name,
                        "date",
                        $"two calibrations of the series are of {target.Calibration.LastUpdate}"
                    )))

        return { OldestFirst = List.map snd sorted }
    }

    let isNewer (target: Target) (series: CalibrationSeries) : bool =
        match date target, date series.Latest with
        | Ok date, Ok latest -> date > latest
        | _ -> false

    let join (target: Target) (series: CalibrationSeries) : Result<CalibrationSeries, HybHanasError> =
        create (series.OldestFirst @ [ target ])
