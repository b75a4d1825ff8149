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

/// What a provider adds to the circuits themselves.
type BillingTerms =
    private
        {
            JobOverhead: float<s>
            RepetitionDelay: float<s>
            JobSize: int
        }

    /// Time that each job takes beside its executions.
    member this.Overhead = this.JobOverhead

    /// Time between two executions, in which qubits are reset.
    member this.Delay = this.RepetitionDelay

    /// Circuits of one job at most.
    member this.CircuitsPerJob = this.JobSize

/// Counts and times of a training.
type Bill =
    {
        /// One for each evaluation of each sample of each step.
        Circuits: float
        /// Executions of all circuits.
        Executions: float
        Jobs: float
        /// Jobs x overhead.
        Overhead: float<s>
        /// Executions x duration.
        Running: float<s>
        /// Executions x repetition delay.
        Waiting: float<s>
        /// Usage of the largest job.
        LargestJob: float<s>
    }

    /// Overhead + running + waiting.
    member this.Usage = this.Overhead + this.Running + this.Waiting

[<RequireQualifiedAccess>]
module BillingTerms =

    let private time what (value: float<s>) =
        Results.require
            (Double.IsFinite(float value) && value >= 0.0<s> && value <= 86_400.0<s>)
            (HybHanasError.OutOfRange(what, string (float value), "0..86400 s"))

    /// Times from 0 to a day, 1 to 1,000,000 circuits per job.
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

    /// 2 s for each job (an assumption), and what the configurations of IBM's devices say: default_rep_delay 250 us and
    /// max_experiments 300.
    let standard: BillingTerms =
        {
            JobOverhead = 2.0<s>
            RepetitionDelay = 250e-6<s>
            JobSize = 300
        }

[<RequireQualifiedAccess>]
module Billing =

    /// The bill of a training whose circuit takes `duration` and is evaluated so often for each sample (at least once).
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
