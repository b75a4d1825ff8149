namespace HybHanas.Core.Costing

open HybHanas.Core.Backends

/// What is typical of a device.
[<RequireQualifiedAccess>]
module Median =

    /// The median; the mean of the two middle values of an even number of them; None of none. Any order, any unit.
    val tryOf: values: float<'u> seq -> float<'u> option

    /// True for the error of a benchmark that is stale or undefined.
    val internal isStale: error: float -> bool

    /// The median of the errors that are known and not stale.
    val internal error: errors: float option seq -> float option

    /// The median row: duration and error each over the rows where it is known, and for errors not stale.
    val internal row: rows: InstructionCalibration seq -> InstructionCalibration
