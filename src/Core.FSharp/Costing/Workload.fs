/// How often a training runs a circuit.
namespace HybHanas.Core.Costing

open HybHanas.Core

type Workload =
    private
        {
            ShotCount: int<shot>
            SampleCount: int
            StepCount: int
            EpochCount: int
        }

    member this.Shots = this.ShotCount

    member this.Batch = this.SampleCount

    member this.Steps = this.StepCount

    member this.Epochs = this.EpochCount

[<RequireQualifiedAccess>]
module Workload =

    [<Literal>]
    let Most = 1_000_000

    let private within what (value: int) =
        Results.require (value >= 1 && value <= Most) (HybHanasError.OutOfRange(what, string value, $"1..{Most}"))

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

    let runsPerStep (workload: Workload) : float =
        float workload.Batch * float (int workload.Shots)

    let steps (workload: Workload) : float =
        float workload.Steps * float workload.Epochs
