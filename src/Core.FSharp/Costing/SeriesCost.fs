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
type SeriesCost =
    private
        {
            Costs: CostParts list
        }

    /// The cost under each calibration, in the series' order.
    member this.Each = this.Costs

    /// The cost with the smallest total.
    member this.Lowest = this.Costs |> List.minBy _.Total

    /// The cost with the largest total.
    member this.Highest = this.Costs |> List.maxBy _.Total

    /// The cost with the middle total; of an even number the mean of the middle two, part by part.
    member this.Median =
        let sorted = this.Costs |> List.sortBy _.Total
        let low, high = sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]
        let mean (pick: CostParts -> float<s>) = (pick low + pick high) / 2.0

        {
            Gates = mean _.Gates
            Routing = mean _.Routing
            Reliability = mean _.Reliability
            Gradient = mean _.Gradient
        }

[<RequireQualifiedAccess>]
module SeriesCost =

    let private require (values: 'a list) =
        Results.require (not values.IsEmpty) (HybHanasError.OutOfRange("costs of a series", "0", "at least one"))

    /// From the cost under each calibration, at least one.
    let create (costs: CostParts list) : Result<SeriesCost, HybHanasError> =
        require costs |> Result.map (fun () -> { Costs = costs })

    /// The cost that counts.
    let counted (over: CostOver) (cost: SeriesCost) : CostParts =
        match over with
        | CostOver.Median -> cost.Median
        | CostOver.Worst -> cost.Highest

    /// The figure that counts of one for each calibration, at least one.
    let figure (over: CostOver) (values: float<'u> list) : Result<float<'u>, HybHanasError> =
        require values
        |> Result.map (fun () ->
            match over, Median.tryOf values with
            | CostOver.Median, Some median -> median
            | _ -> List.max values)
