/// What a provider is likely to charge for running circuits: the time that a job holds the device.
///
///     usage = jobs x overhead + executions x (duration + repetition delay)
///
/// An estimate by stated assumptions: every evaluation is one circuit of S executions; nothing is repeated because an
/// execution was disturbed; the evaluations of one training step go into as few jobs as possible, those of different
/// steps never share a job, because a step needs the results of the one before it.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core

type BillingTerms =
    private
        {
            JobOverhead: float<s>
            RepetitionDelay: float<s>
            JobSize: int
        }

    member this.Overhead = this.JobOverhead

    member this.Delay = this.RepetitionDelay

    member this.CircuitsPerJob = this.JobSize

type Bill =
    {
        Circuits: float
        Executions: float
        Jobs: float
        Overhead: float<s>
        Running: float<s>
        Waiting: float<s>
        LargestJob: float<s>
    }

    member this.Usage = this.Overhead + this.Running + this.Waiting

[<RequireQualifiedAccess>]
module BillingTerms =

    let private time what (value: float<s>) =
        Results.require
            (Double.IsFinite(float value) && value >= 0.0<s> && value <= 86_400.0<s>)
            (HybHanasError.OutOfRange(what, string (float value), "0..86400 s"))

    let create (overhead: float<s>) (delay: float<s>) (circuitsPerJob: int) : Result<BillingTerms, HybHanasError> = result {
        do! time "overhead of a job" overhead
        do! time "repetition delay" delay

        do!
            Results.require
                (circuitsPerJob >= 1 && circuitsPerJob <= 1_000_000)
                (HybHanasError.OutOfRange("circuits per job", string circuitsPerJob, "1..1000000"))

        return
            {
                JobOverhead = overhead
                RepetitionDelay = delay
                JobSize = circuitsPerJob
            }
    }

    let standard: BillingTerms =
        {
            JobOverhead = 2.0<s>
            RepetitionDelay = 250e-6<s>
            JobSize = 300
        }

[<RequireQualifiedAccess>]
module Billing =

    let estimate (terms: BillingTerms) (workload: Workload) (evaluations: int) (duration: float<s>) : Bill =
        let steps = Workload.steps workload
        let circuitsPerStep = float workload.Batch * float (max 1 evaluations)
        let jobsPerStep = ceil (circuitsPerStep / float terms.CircuitsPerJob)
        let shots = float (int workload.Shots)
        let executions = steps * circuitsPerStep * shots
        let largest = min circuitsPerStep (float terms.CircuitsPerJob)

        {
            Circuits = steps * circuitsPerStep
            Executions = executions
            Jobs = steps * jobsPerStep
            Overhead = steps * jobsPerStep * terms.Overhead
            Running = executions * duration
            Waiting = executions * terms.Delay
            LargestJob = terms.Overhead + largest * shots * (duration + terms.Delay)
        }
