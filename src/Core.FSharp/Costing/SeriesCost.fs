/// What a training costs over a series of calibrations: a cost for each, their median and their range.
namespace HybHanas.Core.Costing

open HybHanas.Core

[<RequireQualifiedAccess>]
type CostOver =
    | Median
    | Worst

type SeriesCost =
    private
        {
            Costs: CostParts list
        }

    member this.Each = this.Costs

    member this.Lowest = this.Costs |> List.minBy _.Total

    member this.Highest = this.Costs |> List.maxBy _.Total

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

    let create (costs: CostParts list) : Result<SeriesCost, HybHanasError> =
        require costs |> Result.map (fun () -> { Costs = costs })

    let counted (over: CostOver) (cost: SeriesCost) : CostParts =
        match over with
        | CostOver.Median -> cost.Median
        | CostOver.Worst -> cost.Highest

    let figure (over: CostOver) (values: float<'u> list) : Result<float<'u>, HybHanasError> =
        require values
        |> Result.map (fun () ->
            match over, Median.tryOf values with
            | CostOver.Median, Some median -> median
            | _ -> List.max values)
