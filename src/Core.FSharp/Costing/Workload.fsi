/// How often a training runs a circuit.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// Shots per expectation value, samples per step, steps per epoch, epochs; all at least 1.
[<Sealed>]
type Workload =
    /// Shots per expectation value (S). All Z expectations of a circuit come from the same shots.
    member Shots: int<shot>

    /// Samples per training step (B).
    member Batch: int

    /// Training steps per epoch (N).
    member Steps: int

    /// Epochs (E).
    member Epochs: int

/// Makes workloads.
[<RequireQualifiedAccess>]
module Workload =

    /// The largest value of each number; their product stays an exact double.
    [<Literal>]
    val Most: int = 1000000

    /// Each number in 1..1,000,000.
    val create: shots: int<shot> -> batch: int -> steps: int -> epochs: int -> Result<Workload, HybHanasError>

    /// Runs of the circuit in one step without gradient: B x S.
    val internal runsPerStep: workload: Workload -> float

    /// Steps of the training: N x E.
    val steps: workload: Workload -> float
