namespace HybHanas.Core.Costing

open HybHanas.Core

/// The time of the classical part of a training: its floating-point operations over the machine's throughput.
[<RequireQualifiedAccess>]
module ClassicalCost =

    /// FLOPs (finite, at least 0) / throughput (finite, above 0), in seconds.
    val time: flops: float<flop> -> throughput: float<flop / s> -> Result<float<s>, HybHanasError>
