/// How often a training runs a circuit.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// Shots per expectation value, samples per step, steps per epoch, epochs; all at least 1.
type Workload =
    private
        {
            ShotCount: int<shot>
            SampleCount: int
            StepCount: int
            EpochCount: int
        }

    /// Shots per expectation value (S). All Z expectations of a circuit come from the same shots.
    member this.Shots = this.ShotCount

    /// Samples per training step (B).
    member this.Batch = this.SampleCount

    /// Training steps per epoch (N).
    member this.Steps = this.StepCount

    /// Epochs (E).
    member this.Epochs = this.EpochCount

[<RequireQualifiedAccess>]
module Workload =

    /// The largest value of each number; their product stays an exact double.
    [<Literal>]
    let Most = 1_000_000

    let private within what (value: int) =
        Results.require (value >= 1 && value <= Most) (HybHanasError.OutOfRange(what, string value, $"1..{Most}"))

    /// Each number in 1..1,000,000.
    let create (shots: int<shot>) (batch: int) (steps: int) (epochs: int) : Result<Workload, HybHanasError> = result {
        do! within "shots per expectation" (int shots)
        do! within "samples per step" batch
        do! within "steps per epoch" steps
        do! within "epochs" epochs

        return
            {
                ShotCount = shots
                SampleCount = batch
                StepCount = steps
                EpochCount = epochs
            }
    }

    /// Runs of the circuit in one step without gradient: B x S.
    let runsPerStep (workload: Workload) : float =
        float workload.Batch * float (int workload.Shots)

    /// Steps of the training: N x E.
    let steps (workload: Workload) : float =
        float workload.Steps * float workload.Epochs
