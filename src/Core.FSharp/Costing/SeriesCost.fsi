/// What a training costs over a series of calibrations: a cost for each, their median and their range.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// Which figure of a series counts as the cost.
[<RequireQualifiedAccess>]
type CostOver =
    /// The middle one: a usual day.
    | Median
    /// The largest: what to be prepared for.
    | Worst

/// The costs under at least one calibration.
[<Sealed>]
type SeriesCost =
    /// The cost under each calibration, in the series' order.
    member Each: CostParts list

    /// The cost with the smallest total.
    member Lowest: CostParts

    /// The cost with the largest total.
    member Highest: CostParts

    /// The cost with the middle total; of an even number the mean of the middle two, part by part.
    member Median: CostParts

/// Costs over a series, and the one that counts.
[<RequireQualifiedAccess>]
module SeriesCost =

    /// From the cost under each calibration, at least one.
    val create: costs: CostParts list -> Result<SeriesCost, HybHanasError>

    /// The cost that counts.
    val counted: over: CostOver -> cost: SeriesCost -> CostParts

    /// The figure that counts of one for each calibration, at least one.
    val figure: over: CostOver -> values: float<'u> list -> Result<float<'u>, HybHanasError>
