/// The time of the classical part of a training: its floating-point operations over the machine's throughput.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core

[<RequireQualifiedAccess>]
module ClassicalCost =

    let time (flops: float<flop>) (throughput: float<flop / s>) : Result<float<s>, HybHanasError> = result {
        do!
            Results.require
                (Double.IsFinite(float flops) && flops >= 0.0<flop>)
                (HybHanasError.OutOfRange("floating-point operations", string (float flops), "a finite number >= 0"))

        do!
            Results.require
                (Double.IsFinite(float throughput) && throughput > 0.0<flop / s>)
                (HybHanasError.OutOfRange("throughput in FLOP/s", string (float throughput), "a finite number > 0"))

        let time = flops / throughput

        do!
            Results.require
                (Double.IsFinite(float time))
                (HybHanasError.OutOfRange(
                    "throughput in FLOP/s",
                    string (float throughput),
                    $"enough for {float flops:G6} operations in a finite time"
                ))

        return time
    }
