/// Seconds to classify one sample: a model, so that the same network always gets the same figure.
namespace HybHanas.Core.Networks

open System
open HybHanas.Core
open HybHanas.Core.Costing

[<RequireQualifiedAccess>]
module InferenceTime =

    let simulated (throughput: float<flop / s>) (architecture: Architecture) : Result<float<s>, HybHanasError> =
        ClassicalCost.time (float (SimulationFlops.total 1 architecture).Forward * 1.0<flop>) throughput

    let onHardware
        (throughput: float<flop / s>)
        (shots: int<shot>)
        (run: RunCost)
        (architecture: Architecture)
        : Result<float<s>, HybHanasError> = result {
        let! classical =
            ClassicalCost.time (float (Flops.total 1 architecture).Forward * 1.0<flop>) throughput

        do!
            Results.require
                (shots >= 1<shot>)
                (HybHanasError.OutOfRange("shots per expectation", string (int shots), "1 or more"))

        let total = classical + float (int shots) * run.Duration / run.Success

        do!
            Results.require
                (Double.IsFinite(float total))
                (HybHanasError.OutOfRange("success of one run of the circuit", string run.Success, "above 0"))

        return total
    }
