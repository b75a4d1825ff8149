namespace HybHanas.Core.Backends

open HybHanas.Core

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
[<RequireQualifiedAccess>]
module CalibrationJson =

    /// The calibration as one line of JSON. Its texts are taken to be Unicode, without half surrogate pairs.
    val write: calibration: Calibration -> string

    /// The calibration that a text holds: parse (write c) = Ok c. What is wrong is a BadFile error that names the file and
    /// the place, or a BadCalibration error where the values contradict each other.
    val parse: file: string -> text: string -> Result<Calibration, HybHanasError>
