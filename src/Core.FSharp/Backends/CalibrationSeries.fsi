/// Calibrations of one device on different days. Devices drift and are calibrated anew about once a day; what a circuit
/// costs is therefore a range, not a figure.
namespace HybHanas.Core.Backends

open HybHanas.Core

/// At least one calibration of one device, no two of the same moment.
[<Sealed>]
type CalibrationSeries =
    /// The calibrations as targets, the oldest first.
    member Targets: Target list

    /// The newest.
    member Latest: Target

    /// Connected working qubits that every one of them has.
    member UsableQubits: int

/// Puts calibrations of one device together.
[<RequireQualifiedAccess>]
module CalibrationSeries =

    /// Calibrations of a series at most.
    [<Literal>]
    val Most: int = 1000

    /// One calibration, whatever it says of its date.
    val single: target: Target -> CalibrationSeries

    /// 1 to 1,000 calibrations in any order: of one name, number of qubits and two-qubit gate, each with a date of its own.
    /// Errors: OutOfRange for their number; BadCalibration for the one that does not belong, with the reason.
    val create: targets: Target list -> Result<CalibrationSeries, HybHanasError>

    /// True for a calibration newer than all of the series.
    val isNewer: target: Target -> series: CalibrationSeries -> bool

    /// The series and one calibration more; errors as for create.
    val join: target: Target -> series: CalibrationSeries -> Result<CalibrationSeries, HybHanasError>
